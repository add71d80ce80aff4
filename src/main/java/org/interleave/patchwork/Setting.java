package org.interleave.patchwork;

import java.time.Instant;
import java.util.Optional;

/**
 * What clients said of one patch.
 *
 * @param set when the state was said
 */
record Setting(
    Optional<PatchState> state,
    Instant set,
    boolean archived,
    Optional<Integer> delegate,
    Optional<String> commit) {
  static final Setting NONE =
      new Setting(Optional.empty(), Instant.MIN, false, Optional.empty(), Optional.empty());
}
