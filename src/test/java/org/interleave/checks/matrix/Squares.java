package org.interleave.checks.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.State;

/**
 * A version's outcomes in short: a line for each row, a word for each revision. {@code =} verified,
 * {@code .} no finding, {@code x} not runnable, {@code r} running, {@code w} waiting, {@code -}
 * nothing known, {@code p}, {@code f} CI; letters in capitals are defects, {@code ?} behind them a
 * search that was not complete.
 */
final class Squares {
  private static final List<String> KINDS =
      List.of("use-after-free", "sleep-in-atomic", "data-race", "leak", "deadlock");

  private Squares() {}

  static Examined version(String... lines) {
    List<Outcome> outcomes = new ArrayList<>();
    int revisions = 1;
    for (int i = 0; i < lines.length; i++) {
      List<String> words = Arrays.asList(lines[i].strip().split(" +"));
      Row row = row(words.getFirst());
      revisions = Math.max(revisions, words.size() - 1);
      for (int k = 1; k < words.size(); k++) {
        if (!words.get(k).equals("-")) {
          outcomes.add(outcome(row, k - 1, words.get(k)));
        }
      }
    }
    return new Examined("v1", IntStream.range(1, revisions).boxed().toList(), outcomes);
  }

  private static Row row(String name) {
    if (name.startsWith("rule:")) {
      return new Row.Rule(name, name.substring(5), "guarded_by");
    }
    if (name.startsWith("ci:")) {
      return new Row.Context(name.substring(3));
    }
    return new Row.Scenario("suite", name, name);
  }

  static Outcome outcome(Row row, int revision, String word) {
    State state =
        switch (word.charAt(0)) {
          case '=' -> State.VERIFIED;
          case '.' -> State.NO_FINDING;
          case 'x' -> State.NOT_RUNNABLE;
          case 'r' -> State.RUNNING;
          case 'w' -> State.WAITING;
          case 'p' -> State.PASSED;
          case 'f' -> State.FAILED;
          default -> State.FINDING;
        };
    List<Defect> defects =
        state == State.FINDING
            ? word.chars().filter(Character::isUpperCase).mapToObj(Squares::defect).toList()
            : List.of();
    boolean complete = state == State.VERIFIED || state == State.FINDING && !word.endsWith("?");
    return new Outcome(row, revision, state, complete, "words", defects);
  }

  static Defect defect(int letter) {
    String name = Character.toString(letter);
    String kind = KINDS.get((letter - 'A') % KINDS.size());
    return new Defect(
        "/findings/" + letter,
        name,
        kind,
        "title " + name,
        "f.c",
        1,
        "in_" + name.toLowerCase(java.util.Locale.ROOT));
  }
}
