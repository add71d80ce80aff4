package org.interleave.simulation.suite;

import java.util.List;
import java.util.Optional;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Verdict;

/**
 * What one scenario came to at one revision.
 *
 * @param reservations what keeps it from being the whole truth, one sentence each
 * @param explored absent where nothing could be executed
 */
public record Judgement(
    Verdict verdict,
    List<String> reservations,
    Optional<Exploring.Explored> explored,
    Optional<Coverage> coverage,
    double seconds) {
  public Judgement {
    reservations = List.copyOf(reservations);
  }

  static Judgement notRunnable(List<String> reasons) {
    return new Judgement(Verdict.NOT_RUNNABLE, reasons, Optional.empty(), Optional.empty(), 0);
  }

  public List<Finding> findings() {
    return explored.map(Exploring.Explored::findings).orElse(List.of());
  }

  /** Green: every interleaving was executed, and nothing speaks against it. */
  public boolean isGreen() {
    return verdict == Verdict.VERIFIED;
  }

  /** One line: what was proved or found, and what was not. */
  public String words() {
    String main =
        switch (verdict) {
          case VERIFIED -> "verified: " + explored.map(Exploring.Explored::proved).orElse("");
          case NO_FINDING -> "no finding: " + explored.map(Exploring.Explored::proved).orElse("");
          case FINDING -> found();
          case NOT_RUNNABLE -> "not runnable";
        };
    return reservations.isEmpty() ? main : main + "; " + String.join("; ", reservations);
  }

  private String found() {
    int count = findings().size();
    return count == 1 ? "1 finding" : count + " findings";
  }
}
