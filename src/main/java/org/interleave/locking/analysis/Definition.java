package org.interleave.locking.analysis;

import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;

/** A function with a body. */
record Definition(ParsedUnit unit, Routine routine) {
  String name() {
    return routine.name();
  }

  String file() {
    return unit.tokens().place(routine.definedAt()).file();
  }

  boolean inHeader() {
    return file().endsWith(".h");
  }

  @Override
  public String toString() {
    return routine.name();
  }
}
