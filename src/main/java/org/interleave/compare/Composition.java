package org.interleave.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;

/**
 * What a series of patches makes of each file, as far as the patches alone tell: a line is either
 * one that they show or "line n of the base". Hunks show more of the base as they are followed.
 */
final class Composition {
  /** Every line above a hunk takes space here, whatever number a hunk claims. */
  private static final int MOST_LINES = 300_000;

  private final Map<String, Sketch> byPath = new HashMap<>();
  private final Map<String, Sketch> byBasePath = new TreeMap<>();

  /** One line: known text with its end, or a line of the base by its number from 0. */
  sealed interface Cell {}

  record Shown(String text) implements Cell {}

  record OfBase(int line) implements Cell {}

  /** A file in the making. */
  static final class Sketch {
    private final String basePath;
    private final boolean isNew;
    private final Optional<String> baseBlob;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Integer, String> base = new HashMap<>();
    private Optional<String> path;
    private Optional<String> trouble = Optional.empty();
    private int reached;

    Sketch(String basePath, boolean isNew, Optional<String> baseBlob) {
      this.basePath = basePath;
      this.isNew = isNew;
      this.baseBlob = baseBlob;
      this.path = Optional.of(basePath);
    }

    String basePath() {
      return basePath;
    }

    boolean isNew() {
      return isNew;
    }

    Optional<String> baseBlob() {
      return baseBlob;
    }

    /** Its name at the end; empty where it was deleted. */
    Optional<String> path() {
      return path;
    }

    /** What is known of the base, by line. */
    Map<Integer, String> base() {
      return base;
    }

    Optional<String> trouble() {
      return trouble;
    }

    /** The lines at the end, up to at least one line of the base. */
    List<Cell> cells(int baseLine) {
      if (!isNew && path.isPresent()) {
        while (reached <= baseLine) {
          cells.add(new OfBase(reached++));
        }
      }
      return cells;
    }

    int reached() {
      return reached;
    }

    private void fail(String why) {
      if (trouble.isEmpty()) {
        trouble = Optional.of(why);
      }
    }

    private void apply(int patch, int number, Hunk hunk) {
      if (trouble.isPresent()) {
        return;
      }
      int at = hunk.newLines() == 0 ? hunk.newStart() : hunk.newStart() - 1;
      if (at < 0 || at + hunk.lines().size() > MOST_LINES) {
        fail("hunk %d of patch %d is too far down to be followed".formatted(number, patch));
        return;
      }
      for (Hunk.Line line : hunk.lines()) {
        String text = line.terminated() ? line.text() + "\n" : line.text();
        if (line.kind() == Hunk.Kind.ADDED) {
          if (!reach(at - 1)) {
            fail("hunk %d of patch %d lies beyond the end".formatted(number, patch));
            return;
          }
          cells.add(at++, new Shown(text));
        } else if (!reach(at) || !text.equals(shown(at, text))) {
          fail(
              "hunk %d of patch %d does not follow from the patches before it"
                  .formatted(number, patch));
          return;
        } else if (line.kind() == Hunk.Kind.REMOVED) {
          cells.remove(at);
        } else {
          at++;
        }
      }
    }

    private boolean reach(int at) {
      while (!isNew && cells.size() <= at) {
        cells.add(new OfBase(reached++));
      }
      return at < cells.size();
    }

    /** The text there; a line of the base that was not known is what the hunk says. */
    private String shown(int at, String expected) {
      return switch (cells.get(at)) {
        case Shown shown -> shown.text();
        case OfBase line -> {
          String known = base.putIfAbsent(line.line(), expected);
          yield known == null ? expected : known;
        }
      };
    }
  }

  static Composition of(List<Diff> patches) {
    Composition composition = new Composition();
    for (int i = 0; i < patches.size(); i++) {
      for (FileDiff file : patches.get(i).files()) {
        composition.add(i + 1, file);
      }
    }
    return composition;
  }

  private void add(int patch, FileDiff file) {
    String old = file.oldPath().orElse(file.path());
    Sketch sketch = sketch(old, file);
    switch (file.content()) {
      case FileDiff.Text text -> {
        int number = 0;
        for (Hunk hunk : text.hunks()) {
          sketch.apply(patch, ++number, hunk);
        }
      }
      case FileDiff.Binary binary -> sketch.fail("patch " + patch + " changes it as binary");
      case FileDiff.Combined combined ->
          sketch.fail("patch " + patch + " has a combined diff of it");
    }
    switch (file.change()) {
      case COPIED -> sketch.fail("patch " + patch + " copies it from " + old);
      case DELETED -> {
        sketch.path = Optional.empty();
        sketch.cells.clear();
        byPath.remove(old);
      }
      case RENAMED -> {
        sketch.path = Optional.of(file.path());
        byPath.remove(old);
        byPath.put(file.path(), sketch);
      }
      case ADDED, MODIFIED -> {}
    }
  }

  private Sketch sketch(String old, FileDiff file) {
    boolean isNew = file.change() == FileDiff.Change.ADDED;
    String name = file.change() == FileDiff.Change.COPIED ? file.path() : old;
    Sketch known = byPath.get(name);
    if (known != null) {
      return known;
    }
    Sketch made = new Sketch(name, isNew, file.oldBlob());
    byPath.put(name, made);
    Sketch earlier = byBasePath.putIfAbsent(name, made);
    if (earlier != null) {
      earlier.fail("a patch deletes or renames it, and another makes it again");
    }
    return made;
  }

  /** Every file that a patch touches, by its path in the base. */
  Map<String, Sketch> files() {
    return byBasePath;
  }
}
