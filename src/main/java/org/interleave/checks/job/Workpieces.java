package org.interleave.checks.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.source.Base;
import org.interleave.source.Revisions;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;

/** The files of versions as this machine has them: its trees, and the patches from the database. */
public final class Workpieces implements AutoCloseable {
  private static final int KEPT = 4;
  private static final Duration SEARCH = Duration.ofMinutes(10);

  private final SeriesCatalog catalog;
  private final Messages messages;
  private final Supplier<List<Path>> known;
  private final List<Path> mirrors;
  private final Applications applications;
  private final Map<Path, Tree> open = new LinkedHashMap<>();
  private final Map<Key, Workpiece> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Workpiece> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(PatchList version, String base) {}

  /**
   * @param known the trees that people told Interleave of, wherever they are
   * @param mirrors further ones of this machine
   */
  public Workpieces(
      SeriesCatalog catalog,
      Messages messages,
      Supplier<List<Path>> known,
      List<Path> mirrors,
      InstantSource clock) {
    this.catalog = catalog;
    this.messages = messages;
    this.known = known;
    this.mirrors = List.copyOf(mirrors);
    this.applications = new Applications(this::here, messages, clock);
  }

  /** What came of looking for a version's files. */
  sealed interface Found {
    record Here(Workpiece piece) implements Found {}

    /**
     * Perhaps another worker has them.
     *
     * @param waitsFor what a worker needs that this one lacks
     */
    record Elsewhere(String waitsFor) implements Found {}

    /**
     * @param why one line
     * @param wantsTree whether another tree may have them
     */
    record Nowhere(String why, boolean wantsTree) implements Found {}
  }

  /** A version and the series that it belongs to. */
  record Named(Series series, Version version) {}

  /** The version of these patches, if its mail is still there and still hangs together so. */
  Optional<Named> version(PatchList patches) {
    if (patches.patches().isEmpty()) {
      return Optional.empty();
    }
    return catalog.find(patches.patches().getFirst().value()).stream()
        .flatMap(series ->
            series.versions().stream()
                .filter(version -> PatchList.of(version).equals(patches))
                .map(version -> new Named(series, version)))
        .findFirst();
  }

  private List<Path> here() {
    return Stream.concat(mirrors.stream(), known.get().stream())
        .distinct()
        .filter(Files::isDirectory)
        .toList();
  }

  private boolean lacksSome() {
    return known.get().stream().anyMatch(path -> !Files.isDirectory(path));
  }

  /** Finds the base too, which may take a while in a large history. */
  Found apply(PatchList patches) throws InterruptedException {
    Optional<Named> named = version(patches);
    if (named.isEmpty()) {
      return new Found.Nowhere("these mails are no version of a series any more", false);
    }
    Application application = applications.anew(named.get().version(), SEARCH);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return switch (application) {
      case Application.NoTree _ when lacksSome() -> new Found.Elsewhere("a tree");
      case Application.NoTree _ ->
          new Found.Nowhere("no tree is known; add one with: interleave tree add REPO", true);
      case Application.Pending _ -> new Found.Elsewhere("its base, which takes long to find");
      case Application.Unreadable it ->
          new Found.Nowhere("no known tree can be read: " + String.join("; ", it.reasons()), true);
      case Application.Applied it when isPoor(it.base()) && lacksSome() ->
          new Found.Elsewhere("a tree with its base");
      case Application.Applied it when it.base().how() == Base.How.NONE ->
          new Found.Nowhere(
              "no base was found in "
                  + it.tree()
                  + "; when its history has it, type: interleave tree add "
                  + it.tree(),
              true);
      case Application.Applied it ->
          new Found.Here(
              kept(patches, it.base(), it.tree(), it.revisions(), named.get().version()));
    };
  }

  private static boolean isPoor(Base base) {
    return switch (base.how()) {
      case STATED, BLOBS, APPLIES -> false;
      case CLOSEST, NONE -> true;
    };
  }

  /**
   * @param base the commit; empty if it is to be found out
   */
  Found find(PatchList patches, String base) throws InterruptedException {
    if (base.isEmpty()) {
      return apply(patches);
    }
    Workpiece kept;
    synchronized (this) {
      kept = recent.get(new Key(patches, base));
    }
    if (kept != null) {
      return new Found.Here(kept);
    }
    Optional<Named> named = version(patches);
    if (named.isEmpty()) {
      return new Found.Nowhere("these mails are no version of a series any more", false);
    }
    List<String> broken = new ArrayList<>();
    for (Path path : here()) {
      try {
        Tree tree = tree(path);
        if (tree.commit(base).isPresent()) {
          Base found = new Base(Optional.of(base), Base.How.STATED, 0, 0, List.of(), List.of());
          Revisions revisions = Revisions.build(tree, found, diffs(named.get().version()));
          return new Found.Here(kept(patches, found, path, revisions, named.get().version()));
        }
      } catch (TreeException e) {
        broken.add(String.valueOf(e.getMessage()));
      }
    }
    return new Found.Elsewhere(
        "a tree with commit "
            + base.substring(0, Math.min(12, base.length()))
            + (broken.isEmpty() ? "" : " (here " + String.join("; ", broken) + ")"));
  }

  private Workpiece kept(
      PatchList patches, Base base, Path path, Revisions revisions, Version version) {
    Key key = new Key(patches, base.commit().orElse(""));
    Workpiece made;
    try {
      Application.Applied applied = new Application.Applied(path, base, revisions);
      made = Workpiece.of(version, applied, tree(path), diffs(version));
    } catch (TreeException e) {
      throw new IllegalStateException(path + " was readable a moment ago", e);
    }
    synchronized (this) {
      Workpiece first = recent.putIfAbsent(key, made);
      return first == null ? made : first;
    }
  }

  private List<Diff> diffs(Version version) {
    List<Diff> diffs = new ArrayList<>();
    for (Version.Patch patch : version.patches()) {
      String text =
          messages.read(patch.message()).orElse(null) instanceof Message mail
              ? mail.body().diff()
              : "";
      diffs.add(Diff.parse(text));
    }
    return diffs;
  }

  private synchronized Tree tree(Path path) throws TreeException {
    Tree tree = open.get(path);
    if (tree == null) {
      tree = Tree.open(path);
      open.put(path, tree);
    }
    return tree;
  }

  @Override
  public synchronized void close() {
    applications.close();
    open.values().forEach(Tree::close);
    open.clear();
  }
}
