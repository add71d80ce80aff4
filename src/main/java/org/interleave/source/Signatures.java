package org.interleave.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Reads the blob ids of the same few paths from very many commits. Neighbouring commits share most
 * directories, so what a directory holds is remembered by its id.
 */
final class Signatures {
  private static final int REMEMBERED = 20_000;

  private final ObjectReader reader;
  private final int size;
  private final Directory root = new Directory();

  /**
   * @param paths in the order of the ids in each signature
   */
  Signatures(ObjectReader reader, List<String> paths) {
    this.reader = reader;
    this.size = paths.size();
    for (int i = 0; i < size; i++) {
      root.add(List.of(paths.get(i).split("/")), i);
    }
  }

  /** The ids of the files in the tree, by path; the zero id for one that is not there. */
  List<ObjectId> of(ObjectId tree) throws IOException {
    ObjectId[] ids = new ObjectId[size];
    Arrays.fill(ids, ObjectId.zeroId());
    root.read(tree, ids);
    return List.of(ids);
  }

  private final class Directory {
    private final Map<String, Directory> directories = new TreeMap<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final List<Integer> places = new ArrayList<>();
    private final Map<ObjectId, List<ObjectId>> remembered =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ObjectId, List<ObjectId>> eldest) {
            return size() > REMEMBERED;
          }
        };

    void add(List<String> names, int place) {
      places.add(place);
      if (names.size() == 1) {
        files.put(names.getFirst(), place);
      } else {
        directories
            .computeIfAbsent(names.getFirst(), name -> new Directory())
            .add(names.subList(1, names.size()), place);
      }
    }

    void read(ObjectId tree, ObjectId[] ids) throws IOException {
      List<ObjectId> known = remembered.get(tree);
      if (known != null) {
        for (int i = 0; i < known.size(); i++) {
          ids[places.get(i)] = known.get(i);
        }
        return;
      }
      CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
      for (; !entries.eof(); entries.next()) {
        String name = entries.getEntryPathString();
        boolean isTree = entries.getEntryFileMode() == FileMode.TREE;
        Directory directory = directories.get(name);
        Integer file = files.get(name);
        if (isTree && directory != null) {
          directory.read(entries.getEntryObjectId(), ids);
        } else if (!isTree && file != null) {
          ids[file] = entries.getEntryObjectId();
        }
      }
      remembered.put(tree, places.stream().map(place -> ids[place]).toList());
    }
  }
}
