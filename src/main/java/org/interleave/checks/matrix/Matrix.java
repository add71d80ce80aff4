package org.interleave.checks.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;
import org.interleave.checks.State;

/**
 * Scenarios, rules and CI contexts against the revisions of versions.
 *
 * @param versions beside each other, in the order in which they were given
 * @param lines scenarios by suite, then rules, then contexts
 */
public record Matrix(List<Examined> versions, List<Line> lines) {
  public Matrix {
    versions = List.copyOf(versions);
    lines = List.copyOf(lines);
  }

  /**
   * One row.
   *
   * @param cells one list for each version, one cell for each of its revisions
   */
  public record Line(Row row, List<List<Cell>> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    /** Whether nothing changes in it and nothing is wrong: it may be left out of sight. */
    public boolean quiet() {
      Set<Object> faces = new HashSet<>();
      for (List<Cell> version : cells) {
        for (Cell cell : version) {
          if (cell.outcome().isPresent()) {
            faces.add(cell.marks());
            if (cell.marks().keySet().stream().anyMatch(Mark::bad)) {
              return false;
            }
          }
        }
      }
      return faces.size() <= 1;
    }
  }

  /**
   * One square.
   *
   * @param outcome empty if nothing is known
   * @param changes the gravest defect's first
   */
  public record Cell(int revision, Optional<Outcome> outcome, List<Change> changes) {
    public Cell {
      changes = List.copyOf(changes);
    }

    /** How many defects there are in each way; or else how the square stands, once. */
    public Map<Mark, Integer> marks() {
      Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
      for (Change change : changes) {
        marks.merge(mark(change.kind()), 1, Integer::sum);
      }
      if (outcome.isEmpty()) {
        return marks;
      }
      int told = marks.getOrDefault(Mark.INTRODUCED, 0) + marks.getOrDefault(Mark.FIRST_SEEN, 0);
      int others = outcome.get().defects().size() - told;
      Mark state = mark(outcome.get().state());
      if (state == Mark.FINDING && (others > 0 || told == 0)) {
        marks.put(state, Math.max(1, others));
      } else if (state != Mark.FINDING && marks.isEmpty()) {
        marks.put(state, 1);
      }
      return marks;
    }

    /** What has room in a square: the gravest, how many there are, and what is fixed. */
    public Map<Mark, Integer> face() {
      Map<Mark, Integer> marks = marks();
      Map<Mark, Integer> face = new EnumMap<>(Mark.class);
      if (marks.isEmpty()) {
        return face;
      }
      Mark gravest = marks.keySet().iterator().next();
      int count = marks.getOrDefault(gravest, 1);
      boolean all = gravest == Mark.FIRST_SEEN && marks.containsKey(Mark.FINDING);
      face.put(
          all ? Mark.FINDING : gravest, all ? count + marks.getOrDefault(Mark.FINDING, 0) : count);
      if (marks.containsKey(Mark.FIXED)) {
        face.put(Mark.FIXED, marks.getOrDefault(Mark.FIXED, 1));
      }
      return face;
    }

    private static Mark mark(Change.Kind kind) {
      return switch (kind) {
        case INTRODUCED -> Mark.INTRODUCED;
        case FIRST_SEEN -> Mark.FIRST_SEEN;
        case FIXED -> Mark.FIXED;
        case NOT_SEEN -> Mark.NOT_SEEN;
      };
    }

    private static Mark mark(State state) {
      return switch (state) {
        case VERIFIED -> Mark.VERIFIED;
        case NO_FINDING -> Mark.NO_FINDING;
        case FINDING -> Mark.FINDING;
        case NOT_RUNNABLE -> Mark.NOT_RUNNABLE;
        case RUNNING -> Mark.RUNNING;
        case WAITING -> Mark.WAITING;
        case PASSED -> Mark.PASSED;
        case WARNED -> Mark.WARNED;
        case FAILED -> Mark.FAILED;
      };
    }
  }

  public static Matrix of(List<Examined> versions) {
    List<Map<String, Map<Integer, Outcome>>> squares = new ArrayList<>();
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Examined version : versions) {
      Map<String, Map<Integer, Outcome>> here = squares(version);
      here.forEach((key, cells) -> rows.putIfAbsent(key, cells.values().iterator().next().row()));
      squares.add(here);
    }
    Map<String, Integer> suites = new HashMap<>();
    rows.values().forEach(row -> suites.putIfAbsent(group(row), suites.size()));
    List<Line> lines = new ArrayList<>();
    rows.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Row> entry) -> sort(entry.getValue()))
                .thenComparingInt(entry -> suites.getOrDefault(group(entry.getValue()), 0)))
        .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue(), versions, squares)));
    return new Matrix(versions, lines);
  }

  private static Line line(
      String key,
      Row row,
      List<Examined> versions,
      List<Map<String, Map<Integer, Outcome>>> squares) {
    List<List<Cell>> cells = new ArrayList<>();
    for (int v = 0; v < versions.size(); v++) {
      int revisions = versions.get(v).revisions();
      Map<Integer, Outcome> known = squares.get(v).getOrDefault(key, Map.of());
      Map<Integer, List<Change>> changes = History.changes(List.of(known), revisions);
      List<Cell> of = new ArrayList<>();
      for (int k = 0; k < revisions; k++) {
        of.add(new Cell(k, Optional.ofNullable(known.get(k)), changes.getOrDefault(k, List.of())));
      }
      cells.add(List.copyOf(of));
    }
    return new Line(row, cells);
  }

  /** The outcomes of a version by row and revision, the rows in the order of their first. */
  static Map<String, Map<Integer, Outcome>> squares(Examined version) {
    Map<String, Map<Integer, Outcome>> squares = new LinkedHashMap<>();
    for (Outcome outcome : version.outcomes()) {
      squares
          .computeIfAbsent(key(outcome.row()), any -> new TreeMap<>())
          .put(outcome.revision(), outcome);
    }
    return squares;
  }

  /** Names a row among all: titles may change from version to version. */
  public static String key(Row row) {
    return switch (row) {
      case Row.Scenario scenario -> "scenario/" + scenario.suite() + "/" + scenario.name();
      case Row.Rule rule -> "rule/" + rule.key();
      case Row.Context context -> "context/" + context.name();
    };
  }

  /** The heading that a row stands under. */
  public static String group(Row row) {
    return switch (row) {
      case Row.Scenario scenario -> "Suite " + scenario.suite();
      case Row.Rule rule -> "Rules";
      case Row.Context context -> "CI";
    };
  }

  private static int sort(Row row) {
    return switch (row) {
      case Row.Scenario scenario -> 0;
      case Row.Rule rule -> 1;
      case Row.Context context -> 2;
    };
  }
}
