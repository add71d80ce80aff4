package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interleave.c.Place;
import org.interleave.c.SourceTree;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.attach.FileChange.Change;

/** What a patch does to the lines of its files. */
final class PatchChange {
  /** A line that a hunk removes or adds. */
  record ChangedLine(String file, int hunk, int line, Side side) {}

  private final List<FileChange> files;
  private final Map<String, FileChange> byOldPath = new TreeMap<>();
  private final Map<String, FileChange> byNewPath = new TreeMap<>();

  private PatchChange(List<FileChange> files) {
    this.files = List.copyOf(files);
    for (FileChange file : files) {
      file.oldPath().ifPresent(path -> byOldPath.putIfAbsent(path, file));
      file.newPath().ifPresent(path -> byNewPath.putIfAbsent(path, file));
    }
  }

  static PatchChange of(Diff diff, SourceTree before, SourceTree after) {
    List<FileChange> files = new ArrayList<>();
    for (FileDiff file : diff.files()) {
      if (!file.hunks().isEmpty() || file.change() == FileDiff.Change.RENAMED) {
        files.add(FileChange.of(file, text(before, file.oldPath()), text(after, file.newPath())));
      }
    }
    return new PatchChange(files);
  }

  private static CodeText text(SourceTree tree, Optional<String> path) {
    return CodeText.of(path.flatMap(tree::file).orElse(""));
  }

  List<FileChange> files() {
    return files;
  }

  Optional<FileChange> file(String path, Side side) {
    return Optional.ofNullable(
        switch (side) {
          case OLD -> byOldPath.get(path);
          case NEW -> byNewPath.get(path);
        });
  }

  /** The name that a file has after the patch. */
  String renamed(String path) {
    FileChange file = byOldPath.get(path);
    return file == null ? path : file.newPath().orElse(path);
  }

  /** Where unchanged code stands after the patch. */
  Optional<Integer> line(Place place) {
    FileChange file = byOldPath.get(place.file());
    return file == null ? Optional.of(place.line()) : file.line(place.line(), place.column());
  }

  Change change(Place place, Side side) {
    return file(place.file(), side)
        .map(file ->
            switch (side) {
              case OLD -> file.oldChange(place.line());
              case NEW -> file.newChange(place.line());
            })
        .orElse(Change.NONE);
  }

  /** The line of a place, if a hunk removes or adds it and not only in another dress. */
  Optional<ChangedLine> changed(Place place, Side side) {
    return change(place, side) == Change.NONE
        ? Optional.empty()
        : file(place.file(), side).map(file -> changed(file, place.line(), side));
  }

  static ChangedLine changed(FileChange file, int line, Side side) {
    return switch (side) {
      case OLD -> new ChangedLine(file.path(), file.oldHunk(line), line, side);
      case NEW -> new ChangedLine(file.path(), file.newHunk(line), line, side);
    };
  }

  /** The changed line of the same function that is nearest to a place. */
  Optional<ChangedLine> near(Place place, Side side) {
    Optional<FileChange> file = file(place.file(), side);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    CodeText text = side == Side.OLD ? file.get().before() : file.get().after();
    List<Integer> lines = side == Side.OLD ? file.get().oldLines() : file.get().newLines();
    int[] around = text.around(place.line());
    return lines.stream()
        .filter(line -> line >= around[0] && line <= around[1])
        .min(
            java.util.Comparator.comparingInt((Integer line) -> Math.abs(line - place.line()))
                .thenComparing(line -> line))
        .map(line -> changed(file.get(), line, side));
  }
}
