package org.interleave.checks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run of a CI system stands, in Patchwork's words. */
public enum RunStatus {
  PENDING,
  SUCCESS,
  WARNING,
  FAIL;

  /** As programs write it: {@code success}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RunStatus> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
  }
}
