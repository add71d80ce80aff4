package org.interleave.simulation;

import java.util.List;
import org.interleave.c.Place;

/**
 * A place that an execution came by.
 *
 * @param function in which it is
 * @param what the access or call in C terms: {@code hub->dead}, {@code kfree(hub)}
 * @param stack the callers, innermost first; empty where it was not kept
 */
public record Site(Place place, String function, String what, List<Frame> stack) {
  public Site {
    stack = List.copyOf(stack);
  }

  public record Frame(String function, Place place) {}
}
