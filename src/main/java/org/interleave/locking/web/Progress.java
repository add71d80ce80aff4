package org.interleave.locking.web;

import java.time.Instant;

/** Where the check of a version stands. */
public sealed interface Progress {
  /** Nobody asked for one. */
  record Idle() implements Progress {}

  /**
   * @param ahead how many checks come first
   */
  record Waiting(Instant since, int ahead) implements Progress {}

  record Running(Instant since) implements Progress {}

  /**
   * @param reason one sentence
   */
  record Failed(Instant at, String reason) implements Progress {}
}
