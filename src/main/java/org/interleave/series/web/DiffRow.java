package org.interleave.series.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;
import org.interleave.diff.Hunk.Line;

/**
 * One row of a diff as the page shows it.
 *
 * @param before the line as it was
 * @param after the line as it is
 */
record DiffRow(Cell before, Cell after) {

  /** What stands in one half of a row. */
  sealed interface Cell {}

  /** No line on this side. */
  record Empty() implements Cell {}

  /**
   * A line.
   *
   * @param number in its file, from 1
   * @param changed the stretches that the line it is paired with has not
   */
  record Code(Kind kind, int number, Line line, List<ChangedWords.Range> changed) implements Cell {}

  private static final Empty EMPTY = new Empty();

  /** The rows of a side-by-side view: a removed line stands beside the added one that it became. */
  static List<DiffRow> split(Hunk hunk) {
    List<DiffRow> rows = new ArrayList<>();
    walk(
        hunk,
        new Walk() {
          @Override
          public void context(Line line, int old, int now) {
            rows.add(
                new DiffRow(
                    new Code(Kind.CONTEXT, old, line, List.of()),
                    new Code(Kind.CONTEXT, now, line, List.of())));
          }

          @Override
          public void change(Change change) {
            int j = 0;
            for (int i = 0; i < change.removed().size(); i++) {
              int partner = change.pairs()[i];
              while (partner >= 0 && j < partner) {
                rows.add(new DiffRow(EMPTY, change.added().get(j++)));
              }
              rows.add(
                  new DiffRow(
                      change.removed().get(i), partner >= 0 ? change.added().get(j++) : EMPTY));
            }
            while (j < change.added().size()) {
              rows.add(new DiffRow(EMPTY, change.added().get(j++)));
            }
          }
        });
    return fill(rows);
  }

  /** The rows of a unified view: each has one cell, or the same line in both. */
  static List<DiffRow> unified(Hunk hunk) {
    List<DiffRow> rows = new ArrayList<>();
    walk(
        hunk,
        new Walk() {
          @Override
          public void context(Line line, int old, int now) {
            rows.add(
                new DiffRow(
                    new Code(Kind.CONTEXT, old, line, List.of()),
                    new Code(Kind.CONTEXT, now, line, List.of())));
          }

          @Override
          public void change(Change change) {
            change.removed().forEach(code -> rows.add(new DiffRow(code, EMPTY)));
            change.added().forEach(code -> rows.add(new DiffRow(EMPTY, code)));
          }
        });
    return rows;
  }

  /**
   * Lines without a partner need not leave holes on both sides: one that was only removed and one
   * that was only added share a row.
   */
  private static List<DiffRow> fill(List<DiffRow> rows) {
    List<DiffRow> filled = new ArrayList<>(rows.size());
    int i = 0;
    while (i < rows.size()) {
      int lefts = i;
      while (lefts < rows.size() && rows.get(lefts).after() instanceof Empty) {
        lefts++;
      }
      int rights = lefts;
      while (rights < rows.size() && rows.get(rights).before() instanceof Empty) {
        rights++;
      }
      int n = Math.max(lefts - i, rights - lefts);
      for (int k = 0; k < n; k++) {
        filled.add(
            new DiffRow(
                i + k < lefts ? rows.get(i + k).before() : EMPTY,
                lefts + k < rights ? rows.get(lefts + k).after() : EMPTY));
      }
      i = rights;
      if (n == 0) {
        filled.add(rows.get(i++));
      }
    }
    return filled;
  }

  /** A run of removed lines and the added ones after it. */
  private record Change(List<Code> removed, List<Code> added, int[] pairs) {}

  private interface Walk {
    void context(Line line, int old, int now);

    void change(Change change);
  }

  private static void walk(Hunk hunk, Walk walk) {
    int old = hunk.oldStart();
    int now = hunk.newStart();
    List<Line> lines = hunk.lines();
    int i = 0;
    while (i < lines.size()) {
      if (lines.get(i).kind() == Kind.CONTEXT) {
        walk.context(lines.get(i++), old++, now++);
        continue;
      }
      List<Line> removed = new ArrayList<>();
      List<Line> added = new ArrayList<>();
      while (i < lines.size() && lines.get(i).kind() == Kind.REMOVED) {
        removed.add(lines.get(i++));
      }
      while (i < lines.size() && lines.get(i).kind() == Kind.ADDED) {
        added.add(lines.get(i++));
      }
      walk.change(change(removed, old, added, now));
      old += removed.size();
      now += added.size();
    }
  }

  private static Change change(List<Line> removed, int old, List<Line> added, int now) {
    int[] pairs =
        LinePairs.of(
            removed.stream().map(Line::text).toList(), added.stream().map(Line::text).toList());
    List<Code> before = new ArrayList<>();
    List<List<ChangedWords.Range>> ranges =
        new ArrayList<>(Collections.nCopies(added.size(), List.of()));
    for (int i = 0; i < removed.size(); i++) {
      List<ChangedWords.Range> range = List.of();
      if (pairs[i] >= 0) {
        ChangedWords words = ChangedWords.of(removed.get(i).text(), added.get(pairs[i]).text());
        range = words.before();
        ranges.set(pairs[i], words.after());
      }
      before.add(new Code(Kind.REMOVED, old + i, removed.get(i), range));
    }
    List<Code> after = new ArrayList<>();
    for (int j = 0; j < added.size(); j++) {
      after.add(new Code(Kind.ADDED, now + j, added.get(j), ranges.get(j)));
    }
    return new Change(before, after, pairs);
  }
}
