package org.interleave.c;

import java.util.List;
import java.util.Optional;

/** Translation units linked together. Functions are lowered when they are first asked for. */
public interface Program {
  /** A definition; of a weak and a strong one the strong one. Safe for use by several threads. */
  Optional<Function> function(Symbol symbol);

  /** A definition; absent for an object that is only declared. */
  Optional<Global> global(Symbol symbol);

  /** Every defined function of a file, in its order: what coverage is counted in. */
  List<Symbol> functions(String file);

  /** Functions to be called before main, in order. */
  default List<Symbol> constructors() {
    return List.of();
  }

  /** What a compiler or linker would refuse, with places. */
  List<Problem> problems();

  /** One that is no error still lets the program run, as a warning of a compiler does. */
  record Problem(Place place, String message, Severity severity) {
    /** An error. */
    public Problem(Place place, String message) {
      this(place, message, Severity.ERROR);
    }

    public static Problem error(Place place, String message) {
      return new Problem(place, message, Severity.ERROR);
    }

    public static Problem warning(Place place, String message) {
      return new Problem(place, message, Severity.WARNING);
    }

    @Override
    public String toString() {
      return place + ": " + message;
    }
  }

  enum Severity {
    WARNING,
    ERROR
  }
}
