package org.interleave.c.lower;

import org.interleave.c.Symbol;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Which symbols the names of a unit stand for in a program. */
public interface Symbols {
  Symbol of(Routine routine);

  /** Also of objects that only a function or an initialiser knows. */
  Symbol of(Variable variable, Labels labels);

  /** What the definition that is called gives, which may be another type than is declared here. */
  @Nullable Type result(Routine routine);

  /** Weak and nowhere defined: its address is null. */
  boolean absent(Routine routine);

  /** Weak and nowhere defined: its address is null. */
  boolean absent(Variable variable);

  /** An object for a string literal. */
  Symbol literal(Expression.Text text, String name);

  /**
   * The indices of a function's labels, for tables of their addresses; known when it is lowered.
   */
  @FunctionalInterface
  interface Labels {
    long index(org.interleave.c.tree.Label label);
  }
}
