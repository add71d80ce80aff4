package org.interleave.locking.analysis;

import java.util.List;
import java.util.function.Predicate;
import org.interleave.c.Unit;
import org.interleave.locking.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Revisions, one after the other: of each only those functions are looked at from which a way leads
 * to something that is not as it was in the one before.
 *
 * <p>What is found is what {@link Analysis#of} finds, but where a function is too large to be
 * followed on all ways: the steps that are allowed may go further when fewer functions are left.
 */
public final class Succession {
  private @Nullable Past last;
  private int repeated;

  /**
   * @param outside whether files that are not among the units mention an identifier that a header
   *     declares
   */
  public Analysis next(List<Unit> units, List<Rule> rules, Predicate<String> outside) {
    return new OwnStack<>(() -> here(units, rules, outside)).get();
  }

  /** From how many functions the ways were taken over when the last revision was looked at. */
  public int repeated() {
    return repeated;
  }

  private Analysis here(List<Unit> units, List<Rule> rules, Predicate<String> outside) {
    Analyser analyser = new Analyser(units, rules, outside);
    if (last != null) {
      analyser.follow(last);
    }
    analyser.run();
    last = analyser.past();
    repeated = analyser.repeated();
    return Analysis.of(analyser);
  }
}
