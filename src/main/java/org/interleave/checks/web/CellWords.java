package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.matrix.Change;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Mark;
import org.interleave.checks.matrix.Matrix.Cell;

/** What a square says, in whole words. */
final class CellWords {
  private static final int MOST = 3;

  private CellWords() {}

  /** One line: what came and went, and what was proved within what. */
  static String said(Row row, Cell cell, Examined version) {
    List<String> parts = new ArrayList<>();
    cell.changes().stream()
        .limit(MOST)
        .forEach(change -> parts.add(change(row, change, cell.revision(), version)));
    int more = cell.changes().size() - MOST;
    if (more > 0) {
      parts.add(DefectWords.count(more, "more change"));
    }
    cell.outcome()
        .ifPresent(outcome -> {
          int others = cell.marks().getOrDefault(Mark.FINDING, 0);
          if (others > 0 && !outcome.defects().isEmpty() && !(row instanceof Row.Rule)) {
            parts.add(standing(cell, outcome));
          }
          parts.add(words(outcome));
        });
    return String.join("; ", parts);
  }

  /** What was there before and still is. */
  private static String standing(Cell cell, Outcome outcome) {
    List<String> told = cell.changes().stream().map(one -> one.defect().identity()).toList();
    List<Defect> others =
        outcome.defects().stream().filter(one -> !told.contains(one.identity())).toList();
    return others.size() == 1
        ? DefectWords.some(others.getFirst())
        : DefectWords.count(others.size(), "defect");
  }

  /** The outcome's own sentence, led by its state where it does not say that itself. */
  static String words(Outcome outcome) {
    boolean rule = outcome.row() instanceof Row.Rule;
    String state =
        switch (outcome.state()) {
          case VERIFIED -> rule ? "kept" : "verified";
          case NO_FINDING -> rule ? "not known everywhere" : "no finding";
          case FINDING -> rule ? "broken" : "finding";
          case NOT_RUNNABLE -> "not runnable";
          case RUNNING -> "running";
          case WAITING -> "waiting";
          case PASSED -> "passed";
          case WARNED -> "warned";
          case FAILED -> "failed";
        };
    if (outcome.words().isBlank()) {
      return state;
    }
    return outcome.words().contains(state) ? outcome.words() : state + ": " + outcome.words();
  }

  static String change(Row row, Change change, int revision, Examined version) {
    if (row instanceof Row.Rule) {
      return rule(change, revision, version);
    }
    String defect = DefectWords.some(change.defect());
    return switch (change.kind()) {
      case INTRODUCED -> defect + " is introduced " + here(change, revision, version);
      case FIXED ->
          DefectWords.the(change.defect()) + " is fixed " + here(change, revision, version);
      case FIRST_SEEN -> defect + " is first seen here; the searches before were not complete";
      case NOT_SEEN ->
          DefectWords.the(change.defect())
              + " is not seen any more; the search here was not complete";
    };
  }

  private static String rule(Change change, int revision, Examined version) {
    String place = change.defect().title();
    return switch (change.kind()) {
      case INTRODUCED -> "broken " + here(change, revision, version) + ": " + place;
      case FIXED -> "repaired " + here(change, revision, version) + ": " + place;
      case FIRST_SEEN -> "first seen broken here: " + place;
      case NOT_SEEN -> "not seen any more, though not all is known: " + place;
    };
  }

  private static String here(Change change, int revision, Examined version) {
    return revision - change.since() == 1
        ? "here"
        : "by one of patches "
            + version.numbers().get(change.since())
            + " to "
            + version.numbers().get(revision - 1);
  }

  /** The one defect that a square shows, if it shows one. */
  static Optional<Defect> only(Cell cell) {
    return cell.outcome()
        .map(Outcome::defects)
        .filter(defects -> defects.size() == 1)
        .map(List::getFirst);
  }
}
