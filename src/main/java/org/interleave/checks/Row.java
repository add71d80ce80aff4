package org.interleave.checks;

/** What a line of the matrix is about. */
public sealed interface Row {
  /** A scenario of a suite. */
  record Scenario(String suite, String name, String title) implements Row {}

  /**
   * A rule.
   *
   * @param key as {@code locking.store.RuleKey} writes it whole
   */
  record Rule(String key, String title, String kind) implements Row {}

  /** What a CI system calls one of its jobs. */
  record Context(String name) implements Row {}
}
