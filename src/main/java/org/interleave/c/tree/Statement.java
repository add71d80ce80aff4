package org.interleave.c.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement. Those that leave scopes know what is pending where they stand, and those that are
 * left know what is pending around them.
 */
public sealed interface Statement {
  /** The token where it begins. */
  int at();

  record Block(List<Statement> statements, @Nullable Cleanup outer, @Nullable Cleanup inner, int at)
      implements Statement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record Evaluate(Expression expression, int at) implements Statement {}

  record Declare(Variable variable, @Nullable Initialiser initialiser, int at)
      implements Statement {}

  /** The length of an array type of variable length is computed. */
  record Measure(Variable length, Expression value, int at) implements Statement {}

  record If(Expression condition, Statement then, @Nullable Statement otherwise, int at)
      implements Statement {}

  record While(Expression condition, Statement body, @Nullable Cleanup around, int at)
      implements Statement {}

  record DoWhile(Statement body, Expression condition, @Nullable Cleanup around, int at)
      implements Statement {}

  record For(
      List<Statement> first,
      @Nullable Expression condition,
      @Nullable Expression step,
      Statement body,
      @Nullable Cleanup around,
      @Nullable Cleanup outer,
      int at)
      implements Statement {
    public For {
      first = List.copyOf(first);
    }
  }

  record Switch(
      Expression value,
      Statement body,
      List<Case> cases,
      @Nullable Label otherwise,
      @Nullable Cleanup around,
      int at)
      implements Statement {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  record Case(long first, long last, Label label) {}

  record Mark(Label label, int at) implements Statement {}

  record Goto(Label label, @Nullable Cleanup cleanup, int at) implements Statement {}

  record GotoAddress(Expression address, int at) implements Statement {}

  record Break(@Nullable Cleanup cleanup, int at) implements Statement {}

  record Continue(@Nullable Cleanup cleanup, int at) implements Statement {}

  record Return(@Nullable Expression value, @Nullable Cleanup cleanup, int at)
      implements Statement {}

  /** An empty asm that clobbers memory. */
  record Barrier(int at) implements Statement {}

  record Unsupported(String what, int at) implements Statement {}
}
