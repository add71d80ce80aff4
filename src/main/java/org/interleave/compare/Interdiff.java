package org.interleave.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.diff.lines.TextHunks;
import org.interleave.source.Revision;
import org.interleave.source.SourceFile;
import org.interleave.source.TreeException;

/**
 * How the files differ between the ends of two versions.
 *
 * @param files those that differ, by path
 * @param impossible those that cannot be compared
 * @param notes what a reader should know of the comparison, one line each
 */
public record Interdiff(List<FileDiff> files, List<Impossible> impossible, List<String> notes) {
  public Interdiff {
    files = List.copyOf(files);
    impossible = List.copyOf(impossible);
    notes = List.copyOf(notes);
  }

  /** A file that cannot be compared, and why: half a sentence. */
  public record Impossible(String path, String why) {}

  /** Compares the files that either version changes, in full. */
  public static Interdiff of(Revision left, Revision right) throws TreeException {
    Set<String> paths = new TreeSet<>(left.changed().keySet());
    paths.addAll(right.changed().keySet());
    List<FileDiff> files = new ArrayList<>();
    for (String path : paths) {
      fileDiff(path, left.file(path), right.file(path)).ifPresent(files::add);
    }
    boolean sameBase = left.base().equals(right.base());
    List<String> notes =
        sameBase
            ? List.of()
            : List.of("the versions have different bases; what changed between these shows too");
    return new Interdiff(files, List.of(), notes);
  }

  private static Optional<FileDiff> fileDiff(
      String path, Optional<SourceFile> left, Optional<SourceFile> right) {
    List<String> before = left.map(file -> lines(file.content())).orElse(List.of());
    List<String> after = right.map(file -> lines(file.content())).orElse(List.of());
    Optional<String> oldMode = left.map(SourceFile::mode);
    Optional<String> newMode = right.map(SourceFile::mode);
    if (before.equals(after) && oldMode.equals(newMode)) {
      return Optional.empty();
    }
    boolean binary =
        left.filter(Interdiff::isBinary).isPresent()
            || right.filter(Interdiff::isBinary).isPresent();
    FileDiff.Content content =
        binary
            ? new FileDiff.Binary(List.of())
            : new FileDiff.Text(TextHunks.between(before, after));
    return Optional.of(made(path, left.isPresent(), right.isPresent(), oldMode, newMode, content));
  }

  private static FileDiff made(
      String path,
      boolean before,
      boolean after,
      Optional<String> oldMode,
      Optional<String> newMode,
      FileDiff.Content content) {
    FileDiff.Change change =
        !before
            ? FileDiff.Change.ADDED
            : after ? FileDiff.Change.MODIFIED : FileDiff.Change.DELETED;
    return new FileDiff(
        change,
        before ? Optional.of(path) : Optional.empty(),
        after ? Optional.of(path) : Optional.empty(),
        oldMode,
        newMode,
        Optional.empty(),
        Optional.empty(),
        content);
  }

  /** A zero byte near the start, as git judges. */
  private static boolean isBinary(SourceFile file) {
    int end = Math.min(file.content().length, 8000);
    for (int i = 0; i < end; i++) {
      if (file.content()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lines(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from) + 1;
      int to = end == 0 ? text.length() : end;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /**
   * Compares without a tree, by what the patches themselves show of the files: exact where both
   * versions start from the same content, impossible where they do not.
   */
  public static Interdiff of(List<Diff> left, List<Diff> right) {
    Composition before = Composition.of(left);
    Composition after = Composition.of(right);
    Set<String> paths = new TreeSet<>(before.files().keySet());
    paths.addAll(after.files().keySet());
    List<FileDiff> files = new ArrayList<>();
    List<Impossible> impossible = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String path : paths) {
      Optional<Composition.Sketch> old = Optional.ofNullable(before.files().get(path));
      Optional<Composition.Sketch> now = Optional.ofNullable(after.files().get(path));
      Optional<String> trouble = trouble(old, now);
      if (trouble.isPresent()) {
        impossible.add(
            new Impossible(path, "not possible without a tree because " + trouble.get()));
        continue;
      }
      if (old.isPresent() && now.isPresent() && unsure(old.get(), now.get())) {
        notes.add(path + ": taken to start from the same content; no index line says so");
      }
      sketched(path, old, now).ifPresent(files::add);
    }
    return new Interdiff(files, impossible, notes);
  }

  private static Optional<String> trouble(
      Optional<Composition.Sketch> old, Optional<Composition.Sketch> now) {
    Optional<String> own =
        old.flatMap(Composition.Sketch::trouble).or(() -> now.flatMap(Composition.Sketch::trouble));
    if (own.isPresent() || old.isEmpty() || now.isEmpty()) {
      return own;
    }
    Composition.Sketch left = old.get();
    Composition.Sketch right = now.get();
    if (left.isNew() != right.isNew()) {
      return Optional.of("the file is new in one version and not in the other");
    }
    if (left.baseBlob().isPresent() && right.baseBlob().isPresent()) {
      String a = left.baseBlob().get();
      String b = right.baseBlob().get();
      if (!a.startsWith(b) && !b.startsWith(a)) {
        return Optional.of(
            "the versions start from different contents, blobs %s and %s".formatted(a, b));
      }
    }
    for (Map.Entry<Integer, String> line : left.base().entrySet()) {
      String other = right.base().get(line.getKey());
      if (other != null && !other.equals(line.getValue())) {
        return Optional.of(
            "the versions start from different contents, see line " + (line.getKey() + 1));
      }
    }
    return Optional.empty();
  }

  private static boolean unsure(Composition.Sketch left, Composition.Sketch right) {
    return !left.isNew() && (left.baseBlob().isEmpty() || right.baseBlob().isEmpty());
  }

  private static Optional<FileDiff> sketched(
      String path, Optional<Composition.Sketch> old, Optional<Composition.Sketch> now) {
    Map<Integer, String> base = new HashMap<>();
    old.ifPresent(sketch -> base.putAll(sketch.base()));
    now.ifPresent(sketch -> base.putAll(sketch.base()));
    int reached =
        Math.max(
            old.map(Composition.Sketch::reached).orElse(0),
            now.map(Composition.Sketch::reached).orElse(0));
    boolean isNew = old.or(() -> now).filter(Composition.Sketch::isNew).isPresent();
    Composition.Sketch untouched = new Composition.Sketch(path, isNew, Optional.empty());
    List<String> before = text(old.orElse(untouched), base, reached);
    List<String> after = text(now.orElse(untouched), base, reached);
    boolean stays = old.isEmpty() ? !isNew : old.get().path().isPresent();
    boolean comes = now.isEmpty() ? !isNew : now.get().path().isPresent();
    Optional<String> oldPath =
        stays ? old.map(s -> s.path().orElse(path)).or(() -> Optional.of(path)) : Optional.empty();
    Optional<String> newPath =
        comes ? now.map(s -> s.path().orElse(path)).or(() -> Optional.of(path)) : Optional.empty();
    if (before.equals(after) && oldPath.equals(newPath)) {
      return Optional.empty();
    }
    List<Hunk> hunks = TextHunks.between(before, after, line -> !isUnknown(line));
    FileDiff.Change change =
        oldPath.isEmpty()
            ? FileDiff.Change.ADDED
            : newPath.isEmpty()
                ? FileDiff.Change.DELETED
                : oldPath.equals(newPath) ? FileDiff.Change.MODIFIED : FileDiff.Change.RENAMED;
    return Optional.of(
        new FileDiff(
            change,
            oldPath,
            newPath,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new FileDiff.Text(hunks)));
  }

  /** Unknown lines stand for themselves: the same number is the same line. */
  private static List<String> text(
      Composition.Sketch sketch, Map<Integer, String> base, int reached) {
    return sketch.cells(reached).stream()
        .map(cell ->
            switch (cell) {
              case Composition.Shown shown -> shown.text();
              case Composition.OfBase line ->
                  base.getOrDefault(line.line(), "\0" + line.line() + "\n");
            })
        .toList();
  }

  private static boolean isUnknown(String line) {
    return line.startsWith("\0");
  }
}
