package org.interleave.simulation.report;

import java.util.Objects;
import org.interleave.simulation.Site;

/**
 * A place in the code of a revision.
 *
 * @param file relative to the tree, or a file of the suite or the models: {@code @suite/glue.c}
 * @param line from 1; 0 where there is none
 */
public record Spot(String file, int line, int column, String function) {
  public Spot {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(function, "function");
  }

  public static final Spot NOWHERE = new Spot("", 0, 0, "");

  static Spot of(Site site) {
    return new Spot(
        site.place().file(), site.place().line(), site.place().column(), site.function());
  }

  static Spot of(Site.Frame frame) {
    return new Spot(
        frame.place().file(), frame.place().line(), frame.place().column(), frame.function());
  }

  /** {@code mm/hmm.c:270}. */
  public String words() {
    return line == 0 ? "" : file + ":" + line;
  }
}
