package org.interleave.locking.store;

import java.util.Optional;

/**
 * A rule among those of all sets.
 *
 * @param set empty for a rule that an annotation in the code states
 * @param id unique in its set
 */
public record RuleKey(Optional<String> set, String id) {

  /** The key that a check's rule id stands for: {@code set/id}, or an annotation's id alone. */
  public static RuleKey of(String id) {
    int slash = id.indexOf('/');
    return slash < 0
        ? new RuleKey(Optional.empty(), id)
        : new RuleKey(Optional.of(id.substring(0, slash)), id.substring(slash + 1));
  }

  /** As a check has it. */
  public String whole() {
    return set.map(name -> name + "/" + id).orElse(id);
  }
}
