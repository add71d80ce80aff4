package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.c.SourceTree;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.lines.TextHunks;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.Site.Action;
import org.interleave.locking.Site.Cite;
import org.interleave.locking.Site.Reason;
import org.interleave.locking.Site.State;
import org.interleave.locking.attach.Attaching.Revised;

/**
 * Finds sites of one rule in programs of a few forms of line: {@code lock(}, {@code unlock(},
 * {@code assert_held(}, accesses to a member {@code data}, functions that end with a brace in the
 * first column. Just enough to make sites that follow from the text.
 */
final class ToyAnalysis {
  static final String FILE = "toy.c";

  static final Rule RULE =
      new Rule(
          "data-under-lock",
          "data under lock",
          new Demand.GuardedBy(
              field("box", "data"),
              field("box", "lock"),
              Demand.Hold.EXCLUSIVE,
              Demand.Hold.EXCLUSIVE,
              false),
          Optional.empty(),
          List.of(),
          List.of(),
          new Rule.Origin("toy.yaml", 1));

  private ToyAnalysis() {}

  private static Designator field(String root, String member) {
    return new Designator(root, List.of(new Designator.Step(false, member)));
  }

  static Revised revised(String text) {
    SourceTree files = path -> path.equals(FILE) ? Optional.of(text) : Optional.empty();
    return new Revised(sites(text), files);
  }

  static Diff diff(String before, String after) {
    Optional<String> none = Optional.empty();
    return new Diff(
        List.of(
            new FileDiff(
                FileDiff.Change.MODIFIED,
                Optional.of(FILE),
                Optional.of(FILE),
                none,
                none,
                none,
                none,
                new FileDiff.Text(TextHunks.between(lines(before), lines(after))))),
        List.of());
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> line + "\n").toList();
  }

  static List<Site> sites(String text) {
    List<Site> sites = new ArrayList<>();
    CodeText code = CodeText.of(text);
    String function = "";
    List<Cite> held = new ArrayList<>();
    List<Cite> dropped = new ArrayList<>();
    for (int number = 1; number <= code.lines(); number++) {
      List<CodeText.Token> tokens = code.line(number);
      if (tokens.isEmpty()) {
        continue;
      }
      CodeText.Token first = tokens.getFirst();
      Place place = new Place(FILE, number, first.column());
      switch (first.text()) {
        case "void" -> {
          function = tokens.get(1).text();
          held.clear();
          dropped.clear();
        }
        case "lock" -> held.add(new Cite(Reason.ACQUIRED, place));
        case "assert_held" -> held.add(new Cite(Reason.ASSERTED, place));
        case "unlock" -> {
          held.clear();
          dropped.add(new Cite(Reason.RELEASED, place));
        }
        default -> {}
      }
      for (int i = 2; i < tokens.size(); i++) {
        if (tokens.get(i).text().equals("data")) {
          String what = tokens.get(i - 2).text() + tokens.get(i - 1).text() + "data";
          boolean write = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("=");
          boolean taken = held.stream().anyMatch(cite -> cite.reason() == Reason.ACQUIRED);
          State state = held.isEmpty() ? State.UNPROTECTED : taken ? State.HELD : State.ASSERTED;
          sites.add(
              new Site(
                  RULE.id(),
                  function,
                  new Place(FILE, number, tokens.get(i - 2).column()),
                  write ? Action.WRITE : Action.READ,
                  what,
                  state,
                  held.isEmpty() ? "box->lock is not held" : "box->lock is held",
                  List.copyOf(held.isEmpty() ? dropped : held)));
        }
      }
    }
    return sites;
  }
}
