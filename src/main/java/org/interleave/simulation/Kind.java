package org.interleave.simulation;

import java.util.Locale;

/** What a finding is, in the words of the field. */
public enum Kind {
  USE_AFTER_FREE,
  DOUBLE_FREE,
  INVALID_FREE,
  OUT_OF_BOUNDS,
  NULL_DEREFERENCE,
  UNINITIALISED_USE,
  LEAK,
  DATA_RACE,
  DEADLOCK,
  LOCK_ORDER,
  LOCK_MISUSE,
  SLEEP_IN_ATOMIC,
  RCU_MISUSE,
  REFCOUNT,
  ASSERTION,
  WARNING,
  LIVELOCK;

  /** As written in JSON and SARIF: {@code use-after-free}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
