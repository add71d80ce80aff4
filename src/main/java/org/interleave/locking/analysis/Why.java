package org.interleave.locking.analysis;

import java.util.Optional;
import org.interleave.c.Place;
import org.jspecify.annotations.Nullable;

/**
 * The reason of a judgement: one clause. Its line is kept apart, so that the clause can be said of
 * a revision in which the function stands further down.
 *
 * @param text {@value #LINE} stands for the line of the place
 */
record Why(String text, @Nullable Place at) {
  static final String LINE = "{line}";

  static Why of(String text) {
    return new Why(text, null);
  }

  /**
   * With a line in it, if one is known.
   *
   * @param how the line stands to it: "since", "at"
   */
  static Why of(String before, String how, @Nullable Place at, String after) {
    return at == null
        ? of(before + after)
        : new Why(before + " " + how + " line " + LINE + after, at);
  }

  Why at(Place place) {
    return new Why(text, place);
  }

  Optional<Place> place() {
    return Optional.ofNullable(at);
  }

  @Override
  public String toString() {
    return at == null ? text : text.replace(LINE, Integer.toString(at.line()));
  }
}
