package org.interleave.simulation.detect;

import java.util.List;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Site;

/** Takes what a detector finds in the execution as it stands. */
public interface Reporter {
  /**
   * @param key findings of one kind and one key are the same finding
   */
  void found(Fault fault, String key, List<Integer> threads, List<String> details);

  /** Equal when kind and both places are, in whichever order. */
  default void found(Fault fault, List<Integer> threads) {
    found(fault, places(fault.site(), fault.other()), threads, List.of());
  }

  static String places(Site site, @org.jspecify.annotations.Nullable Site other) {
    String one = place(site);
    String two = other == null ? "" : place(other);
    return one.compareTo(two) <= 0 ? one + "|" + two : two + "|" + one;
  }

  static String place(Site site) {
    return site.place() + " " + site.function();
  }
}
