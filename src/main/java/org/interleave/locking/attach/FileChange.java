package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.attach.CodeText.Token;

/** What a patch does to the lines of one file. */
final class FileChange {
  /** How a line of one side relates to the other side. */
  enum Change {
    /** Not in the diff, or in it as context, or the same code in another dress. */
    NONE,
    /** Names were replaced by others, nothing else. */
    RENAMED,
    /** Added or removed. */
    CODE
  }

  private final FileDiff diff;
  private final CodeText before;
  private final CodeText after;

  /** Line and column of a token before, as one number, to those of its token after. */
  private final NavigableMap<Long, Long> tokens = new TreeMap<>();

  /** By line before: how much later an unchanged line stands from there on; ends at a hunk. */
  private final NavigableMap<Integer, Integer> offsets = new TreeMap<>();

  private final Map<Integer, Integer> contexts = new HashMap<>();
  private final Lines old = new Lines();
  private final Lines now = new Lines();

  /** The lines of one side that a hunk removes or adds. */
  private static final class Lines {
    final NavigableMap<Integer, Integer> hunks = new TreeMap<>();
    final Map<Integer, Change> changes = new HashMap<>();

    void put(int line, int hunk) {
      hunks.put(line, hunk);
      changes.put(line, Change.CODE);
    }
  }

  private FileChange(FileDiff diff, CodeText before, CodeText after) {
    this.diff = diff;
    this.before = before;
    this.after = after;
  }

  static FileChange of(FileDiff diff, CodeText before, CodeText after) {
    FileChange change = new FileChange(diff, before, after);
    List<Hunk> hunks = diff.hunks();
    List<Integer> order =
        IntStream.range(0, hunks.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> oldStart(hunks.get(i))))
            .toList();
    change.offsets.put(1, 0);
    for (int index : order) {
      change.hunk(hunks.get(index), index + 1);
    }
    return change;
  }

  /** Of no lines a header names the line before. */
  private static int oldStart(Hunk hunk) {
    return hunk.oldLines() == 0 ? hunk.oldStart() + 1 : hunk.oldStart();
  }

  private static int newStart(Hunk hunk) {
    return hunk.newLines() == 0 ? hunk.newStart() + 1 : hunk.newStart();
  }

  private void hunk(Hunk hunk, int number) {
    int left = oldStart(hunk);
    int right = newStart(hunk);
    List<Integer> removed = new ArrayList<>();
    List<Integer> added = new ArrayList<>();
    for (Hunk.Line line : hunk.lines()) {
      switch (line.kind()) {
        case CONTEXT -> {
          align(removed, added);
          contexts.put(left++, right++);
        }
        case REMOVED -> {
          old.put(left, number);
          removed.add(left++);
        }
        case ADDED -> {
          now.put(right, number);
          added.add(right++);
        }
      }
    }
    align(removed, added);
    offsets.put(left, right - left);
    // diff may have paired lines that look alike otherwise than by what they are
    new Alignment(before, after, this::same)
        .alike(range(oldStart(hunk), left), range(newStart(hunk), right));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private void align(List<Integer> removed, List<Integer> added) {
    if (!removed.isEmpty() && !added.isEmpty()) {
      new Alignment(before, after, this::same).align(removed, added);
    }
    for (int line : removed) {
      blank(old, before, line);
    }
    for (int line : added) {
      blank(now, after, line);
    }
    removed.clear();
    added.clear();
  }

  private static void blank(Lines lines, CodeText text, int line) {
    if (text.line(line).isEmpty()) {
      lines.changes.put(line, Change.NONE);
    }
  }

  private void same(Token left, Token right, Alignment.Sameness sameness) {
    tokens.put(key(left.line(), left.column()), key(right.line(), right.column()));
    Change change =
        switch (sameness) {
          case EQUAL -> Change.NONE;
          case RENAMED -> Change.RENAMED;
        };
    old.changes.replace(left.line(), change);
    now.changes.replace(right.line(), change);
  }

  private static long key(int line, int column) {
    return (long) line << 32 | column;
  }

  Optional<String> oldPath() {
    return diff.oldPath();
  }

  Optional<String> newPath() {
    return diff.newPath();
  }

  String path() {
    return diff.path();
  }

  CodeText before() {
    return before;
  }

  CodeText after() {
    return after;
  }

  /** Where code that stood at a place stands now; empty if it was changed. */
  Optional<Integer> line(int line, int column) {
    Map.Entry<Long, Long> token = tokens.floorEntry(key(line, Math.max(1, column)));
    if (token != null && token.getKey() >>> 32 == line) {
      return Optional.of((int) (token.getValue() >>> 32));
    }
    Integer context = contexts.get(line);
    if (context != null) {
      return Optional.of(context);
    }
    if (old.hunks.containsKey(line)) {
      return Optional.empty();
    }
    return Optional.of(line + offsets.floorEntry(Math.max(1, line)).getValue());
  }

  Change oldChange(int line) {
    return old.changes.getOrDefault(line, Change.NONE);
  }

  Change newChange(int line) {
    return now.changes.getOrDefault(line, Change.NONE);
  }

  /** The hunk that removes a line; it must be one that is removed. */
  int oldHunk(int line) {
    return hunk(old, line);
  }

  int newHunk(int line) {
    return hunk(now, line);
  }

  private static int hunk(Lines lines, int line) {
    Integer hunk = lines.hunks.get(line);
    if (hunk == null) {
      throw new IllegalArgumentException("line " + line + " is in no hunk");
    }
    return hunk;
  }

  /** Removed lines with code, in order. */
  List<Integer> oldLines() {
    return changed(old);
  }

  /** Added lines with code, in order. */
  List<Integer> newLines() {
    return changed(now);
  }

  private static List<Integer> changed(Lines lines) {
    return lines.hunks.keySet().stream()
        .filter(line -> lines.changes.get(line) != Change.NONE)
        .toList();
  }
}
