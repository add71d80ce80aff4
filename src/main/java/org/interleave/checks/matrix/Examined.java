package org.interleave.checks.matrix;

import java.util.List;
import org.interleave.checks.Outcome;
import org.interleave.series.Version;

/**
 * A version and what is known of it.
 *
 * @param numbers of its patches in their order: revision k is behind the k-th
 * @param outcomes of revisions 0 to the number of patches, in any order, one for each square; of
 *     several for one square the last counts
 */
public record Examined(String version, List<Integer> numbers, List<Outcome> outcomes) {
  public Examined {
    numbers = List.copyOf(numbers);
    int last = numbers.size();
    outcomes =
        outcomes.stream().filter(one -> one.revision() >= 0 && one.revision() <= last).toList();
  }

  public static Examined of(Version version, List<Outcome> outcomes) {
    return new Examined(
        version.name(), version.patches().stream().map(Version.Patch::number).toList(), outcomes);
  }

  /** One more than it has patches. */
  public int revisions() {
    return numbers.size() + 1;
  }
}
