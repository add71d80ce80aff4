package org.interleave.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Where objects lie in the packs of a repository. Reading them in that order walks each pack once
 * from front to back, with the base of a delta still at hand when the delta comes: several times
 * faster than in any other order when the pack was not written in the order of the commits.
 */
final class PackOrder {
  /** A pack is never longer, so that its number and an offset fit in one long. */
  private static final int OFFSET_BITS = 48;

  private final List<PackIndex> packs = new ArrayList<>();

  PackOrder(FileRepository repository) throws IOException {
    for (Pack pack : repository.getObjectDatabase().getPacks()) {
      packs.add(pack.getIndex());
    }
  }

  /** The positions in the list, sorted by place; objects outside the packs come last. */
  int[] sorted(List<ObjectId> ids) {
    record Place(long place, int position) {}
    Place[] places = new Place[ids.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = new Place(place(ids.get(i)), i);
    }
    Arrays.sort(places, java.util.Comparator.comparingLong(Place::place));
    return Arrays.stream(places).mapToInt(Place::position).toArray();
  }

  private long place(ObjectId id) {
    for (int i = 0; i < packs.size(); i++) {
      long offset = packs.get(i).findOffset(id);
      if (offset >= 0) {
        return ((long) i << OFFSET_BITS) + offset;
      }
    }
    return Long.MAX_VALUE;
  }
}
