package org.interleave.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;

/**
 * Applies one patch to a revision, as git apply --index does, except that a file or hunk that does
 * not apply is reported and the rest is applied all the same.
 */
final class PatchApplication {
  private static final String LINK = "120000";

  private final Tree tree;
  private final Revision before;
  private final int patch;

  /**
   * Paths that a later file of this patch renames or deletes: another file may take their place.
   */
  private final Set<String> leaving = new HashSet<>();

  private final Set<String> gone = new HashSet<>();
  private final Map<String, SourceFile> made = new HashMap<>();
  private final List<Placement> placements = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  PatchApplication(Tree tree, Revision before) {
    this.tree = tree;
    this.before = before;
    this.patch = before.index() + 1;
  }

  /** Why a file is left as it was. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refusal(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }

  Revision apply(Diff diff) throws TreeException {
    for (FileDiff file : diff.files()) {
      switch (file.change()) {
        case DELETED, RENAMED -> file.oldPath().ifPresent(leaving::add);
        case ADDED, MODIFIED, COPIED -> {}
      }
    }
    for (FileDiff file : diff.files()) {
      try {
        apply(file);
      } catch (Refusal refusal) {
        problems.add(Problem.ofFile(patch, file.path(), refusal.why));
      }
    }
    diff.problems().forEach(problem -> problems.add(Problem.ofFile(patch, "", problem)));
    SortedMap<String, Optional<SourceFile>> changed = new TreeMap<>(before.changed());
    gone.forEach(path -> changed.put(path, Optional.empty()));
    made.forEach((path, file) -> changed.put(path, Optional.of(file)));
    return new Revision(tree, before.base(), patch, changed);
  }

  List<Placement> placements() {
    return placements;
  }

  List<Problem> problems() {
    return problems;
  }

  private void apply(FileDiff file) throws Refusal, TreeException {
    for (Optional<String> path : List.of(file.oldPath(), file.newPath())) {
      if (path.isPresent() && !TreePath.isSafe(path.get())) {
        throw new Refusal("a path that no tree may have");
      }
    }
    Optional<SourceFile> old = old(file);
    if (file.change() != FileDiff.Change.MODIFIED) {
      checkRoom(file);
    }
    checkType(file, old);
    byte[] content = content(file, old);
    String target = file.path();
    switch (file.change()) {
      case DELETED -> delete(file, content);
      case RENAMED -> {
        file.oldPath().ifPresent(this::remove);
        put(target, mode(file, old), content);
      }
      case MODIFIED -> put(oldPath(file), mode(file, old), content);
      case ADDED, COPIED -> put(target, mode(file, old), content);
    }
  }

  /** Where the file to be changed stands: some diffs name a backup copy as the old file. */
  private String oldPath(FileDiff file) throws TreeException {
    String old = file.oldPath().orElse(file.path());
    boolean elsewhere =
        file.change() == FileDiff.Change.MODIFIED
            && !made.containsKey(old)
            && before.file(old).isEmpty();
    return elsewhere ? file.path() : old;
  }

  private Optional<SourceFile> old(FileDiff file) throws Refusal, TreeException {
    String path = oldPath(file);
    Optional<SourceFile> found =
        switch (file.change()) {
          case ADDED -> Optional.empty();
          // a rename or copy is of the file as it was before the whole patch
          case RENAMED, COPIED -> before.file(path);
          case MODIFIED, DELETED -> current(path);
        };
    if (found.isEmpty() && file.change() != FileDiff.Change.ADDED) {
      throw new Refusal(
          before.isDirectory(path) ? "is a directory here" : "there is no such file: " + path);
    }
    return found;
  }

  private Optional<SourceFile> current(String path) throws Refusal, TreeException {
    SourceFile own = made.get(path);
    if (own != null) {
      return Optional.of(own);
    }
    if (gone.contains(path)) {
      throw new Refusal("the same patch has already renamed or deleted it");
    }
    return before.file(path);
  }

  private void checkRoom(FileDiff file) throws Refusal, TreeException {
    if (file.change() == FileDiff.Change.DELETED) {
      return;
    }
    String path = file.path();
    if (made.containsKey(path)) {
      throw new Refusal("the same patch has already made it");
    }
    if (!leaving.contains(path) && before.file(path).isPresent()) {
      throw new Refusal("is to be new, but exists already");
    }
    if (before.isDirectory(path)) {
      throw new Refusal("is to be new, but is a directory here");
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      Optional<SourceFile> above = before.file(parent);
      if (above.isPresent() && !leaving.contains(parent)) {
        throw new Refusal(
            above.get().mode().equals(LINK)
                ? "stands beyond a symbolic link, " + parent
                : parent + " is a file here, not a directory");
      }
    }
  }

  private static void checkType(FileDiff file, Optional<SourceFile> old) throws Refusal {
    if (old.isEmpty() || file.oldMode().isEmpty()) {
      return;
    }
    String found = old.get().mode();
    if (found.length() != file.oldMode().get().length()
        || !found.substring(0, 3).equals(file.oldMode().get().substring(0, 3))) {
      throw new Refusal("is of another type here: " + found);
    }
  }

  /** An index line repeats the old mode, which says nothing of a change. */
  private static String mode(FileDiff file, Optional<SourceFile> old) {
    boolean changes = old.isEmpty() || !file.newMode().equals(file.oldMode());
    return file.newMode()
        .filter(mode -> changes)
        .or(() -> old.map(SourceFile::mode))
        .orElse(SourceFile.REGULAR);
  }

  private byte[] content(FileDiff file, Optional<SourceFile> old) throws Refusal, TreeException {
    byte[] content = old.map(SourceFile::content).orElseGet(() -> new byte[0]);
    return switch (file.content()) {
      case FileDiff.Text text -> text(file, text, content);
      case FileDiff.Binary binary ->
          switch (BinaryPatch.apply(file, binary, content)) {
            case BinaryPatch.Applied applied -> applied.content();
            case BinaryPatch.Refused refused -> throw new Refusal(refused.why());
          };
      case FileDiff.Combined combined ->
          throw new Refusal("a combined diff shows a merge and cannot be applied");
    };
  }

  private byte[] text(FileDiff file, FileDiff.Text text, byte[] content) throws TreeException {
    TextPatch.Outcome outcome = TextPatch.apply(patch, file.path(), content, text.hunks());
    if (!outcome.problems().isEmpty()) {
      Optional<TextPatch.Outcome> merged = merged(file, text, content);
      if (merged.isPresent()) {
        outcome = merged.get();
      }
    }
    placements.addAll(outcome.placements());
    problems.addAll(outcome.problems());
    return outcome.content();
  }

  private Optional<TextPatch.Outcome> merged(FileDiff file, FileDiff.Text text, byte[] content)
      throws TreeException {
    Optional<byte[]> blob =
        file.oldBlob().isPresent() ? tree.blob(file.oldBlob().get()) : Optional.empty();
    return blob.isEmpty()
        ? Optional.empty()
        : ThreeWay.merge(patch, file.path(), content, blob.get(), text.hunks());
  }

  private void delete(FileDiff file, byte[] rest) throws Refusal {
    if (problems.stream().anyMatch(problem -> problem.path().equals(file.path()))) {
      return;
    }
    if (rest.length > 0) {
      throw new Refusal("is to be deleted, but has lines that the patch does not know");
    }
    file.oldPath().ifPresent(this::remove);
  }

  private void remove(String path) {
    gone.add(path);
    made.remove(path);
  }

  private void put(String path, String mode, byte[] content) {
    made.put(path, new SourceFile(mode, content));
  }
}
