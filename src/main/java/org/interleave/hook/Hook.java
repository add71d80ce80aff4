package org.interleave.hook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One address that is told of events.
 *
 * @param privateToo whether it may lie in a private network or on this machine
 * @param failing since when nothing has got through
 * @param disabled when it was given up
 */
public record Hook(
    int id,
    URI url,
    List<HookEvent> events,
    boolean privateToo,
    Instant created,
    Optional<Instant> failing,
    Optional<Instant> disabled) {
  public Hook {
    events = List.copyOf(events);
  }

  /** {@code active}, {@code failing} or {@code disabled}. */
  public String state() {
    return disabled.isPresent() ? "disabled" : failing.isPresent() ? "failing" : "active";
  }

  /**
   * A hook that was made just now.
   *
   * @param secret with which its requests are signed; it is not shown again
   */
  public record Made(Hook hook, String secret) {}

  /** A request to a hook, and what has become of it. */
  public record Delivery(
      String id,
      int hook,
      String event,
      String body,
      Instant created,
      String state,
      int attempts,
      Instant next,
      Optional<Attempt> last) {}

  /**
   * @param status of the answer; 0 where none came
   * @param excerpt the beginning of the answer, or why there is none
   */
  public record Attempt(Instant tried, int millis, int status, String excerpt) {}
}
