package org.interleave.checks.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.c.Place;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Site;

/**
 * Where a defect shows, and what makes it the same one in another revision: no lines, no addresses,
 * no threads.
 *
 * @param function the innermost that is not an inline function of a header, as reports of
 *     sanitizers are named: {@code list_add} is called from everywhere
 */
record Shown(String identity, Place place, String function) {

  static Shown of(Fault fault) {
    Frame at = frame(fault.site());
    return new Shown(identity(fault, at.function), at.place, at.function);
  }

  private record Frame(String function, Place place) {}

  /**
   * One object that is used after its end is one defect for each function that uses it: whoever
   * reads the list of them wants functions to look at, and the function that frees changes its name
   * with the way it frees. Of two accesses that race, which comes first depends on the schedule, so
   * the sides are put in order.
   */
  private static String identity(Fault fault, String function) {
    String kind = fault.kind().id();
    return switch (fault.kind()) {
      case USE_AFTER_FREE, DOUBLE_FREE, REFCOUNT ->
          kind
              + " "
              + function
              + Optional.ofNullable(fault.allocated())
                  .map(site -> " of " + frame(site).function)
                  .orElse("");
      case INVALID_FREE,
          OUT_OF_BOUNDS,
          NULL_DEREFERENCE,
          UNINITIALISED_USE,
          LEAK,
          ASSERTION,
          WARNING,
          LIVELOCK,
          SLEEP_IN_ATOMIC,
          RCU_MISUSE,
          LOCK_MISUSE ->
          kind + " " + function + "(" + fault.site().what() + ")";
      case DATA_RACE, DEADLOCK, LOCK_ORDER -> kind + " " + String.join(" ", sides(fault));
    };
  }

  private static List<String> sides(Fault fault) {
    return Stream.of(Optional.of(fault.site()), Optional.ofNullable(fault.other()))
        .flatMap(Optional::stream)
        .map(site -> frame(site).function + "(" + site.what() + ")")
        .sorted()
        .toList();
  }

  private static Frame frame(Site site) {
    return Stream.concat(
            Stream.of(new Frame(site.function(), site.place())),
            site.stack().stream().map(frame -> new Frame(frame.function(), frame.place())))
        .filter(frame -> !frame.place.file().endsWith(".h"))
        .findFirst()
        .orElseGet(() -> new Frame(site.function(), site.place()));
  }
}
