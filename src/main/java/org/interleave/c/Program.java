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

  /** What a compiler or linker would refuse, with places. */
  List<Problem> problems();

  record Problem(Place place, String message) {}
}
