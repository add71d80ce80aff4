package org.interleave.series;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a maintainer has come with a series, in Patchwork's words. */
public enum State {
  NEW,
  UNDER_REVIEW,
  ACCEPTED,
  REJECTED,
  CHANGES_REQUESTED,
  DEFERRED,
  NOT_APPLICABLE;

  /** As people and programs write it: "under-review". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<State> of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equalsIgnoreCase(word.strip()))
        .findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
