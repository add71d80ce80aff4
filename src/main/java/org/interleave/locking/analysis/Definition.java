package org.interleave.locking.analysis;

import java.util.Locale;
import org.interleave.c.Place;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Routine;
import org.jspecify.annotations.Nullable;

/** A function with a body. */
record Definition(ParsedUnit unit, Routine routine) {
  String name() {
    return routine.name();
  }

  /** The name in small letters; camel case is written with underscores. */
  String underscored() {
    return underscored(name());
  }

  static String underscored(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  String file() {
    return unit.tokens().file(routine.definedAt());
  }

  /**
   * Where it stands.
   *
   * @param first the line of its name
   */
  record Extent(String file, int first, int last) {
    boolean has(Place place) {
      return place.file().equals(file) && place.line() >= first && place.line() <= last;
    }
  }

  Extent extent() {
    Tokens tokens = unit.tokens();
    Place name = tokens.place(routine.definedAt());
    return new Extent(
        name.file(), name.line(), tokens.place(tokens.closing(routine.body())).line());
  }

  boolean inHeader() {
    return file().endsWith(".h");
  }

  /** Of the name, so that what is kept in hash tables has one order in every run. */
  @Override
  public int hashCode() {
    return routine.name().hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Definition d && d.unit == unit && d.routine == routine;
  }

  @Override
  public String toString() {
    return routine.name();
  }
}
