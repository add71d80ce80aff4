package org.interleave.c.tree;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of expressions and statements, in the order in which they are evaluated mostly. */
public final class Walk {
  private final Consumer<Expression> expressions;
  private final Consumer<Statement> statements;

  private Walk(Consumer<Expression> expressions, Consumer<Statement> statements) {
    this.expressions = expressions;
    this.statements = statements;
  }

  /** Hands on every statement and expression, outer ones before what they consist of. */
  public static void over(
      Statement root, Consumer<Statement> statements, Consumer<Expression> expressions) {
    new Walk(expressions, statements).statement(root);
  }

  /** Hands on an expression and all that it consists of. */
  public static void over(Expression root, Consumer<Expression> expressions) {
    new Walk(expressions, statement -> {}).expression(root);
  }

  /** Hands on the values of an initialiser and all that they consist of. */
  public static void over(Initialiser root, Consumer<Expression> expressions) {
    new Walk(expressions, statement -> {}).initialiser(root);
  }

  private void statements(List<Statement> all) {
    all.forEach(this::statement);
  }

  private void statement(@Nullable Statement statement) {
    if (statement == null) {
      return;
    }
    statements.accept(statement);
    switch (statement) {
      case Statement.Block b -> statements(b.statements());
      case Statement.Evaluate e -> expression(e.expression());
      case Statement.Declare d -> initialiser(d.initialiser());
      case Statement.Measure m -> expression(m.value());
      case Statement.If i -> {
        expression(i.condition());
        statement(i.then());
        statement(i.otherwise());
      }
      case Statement.While w -> {
        expression(w.condition());
        statement(w.body());
      }
      case Statement.DoWhile d -> {
        statement(d.body());
        expression(d.condition());
      }
      case Statement.For f -> {
        statements(f.first());
        expression(f.condition());
        statement(f.body());
        expression(f.step());
      }
      case Statement.Switch s -> {
        expression(s.value());
        statement(s.body());
      }
      case Statement.GotoAddress g -> expression(g.address());
      case Statement.Return r -> expression(r.value());
      case Statement.Mark m -> {}
      case Statement.Goto g -> {}
      case Statement.Break b -> {}
      case Statement.Continue c -> {}
      case Statement.Barrier b -> {}
      case Statement.Unsupported u -> {}
    }
  }

  private void initialiser(@Nullable Initialiser initialiser) {
    if (initialiser != null) {
      initialiser.elements().forEach(element -> expression(element.value()));
    }
  }

  private void expression(@Nullable Expression expression) {
    if (expression == null) {
      return;
    }
    expressions.accept(expression);
    switch (expression) {
      case Expression.MemberOf m -> expression(m.object());
      case Expression.Dereference d -> expression(d.pointer());
      case Expression.AddressOf a -> expression(a.of());
      case Expression.Convert c -> expression(c.operand());
      case Expression.Negate n -> expression(n.operand());
      case Expression.Complement c -> expression(c.operand());
      case Expression.Not n -> expression(n.operand());
      case Expression.Arithmetic a -> both(a.left(), a.right());
      case Expression.Offset o -> both(o.pointer(), o.index());
      case Expression.Distance d -> both(d.left(), d.right());
      case Expression.Logical l -> both(l.left(), l.right());
      case Expression.Conditional c -> {
        expression(c.condition());
        both(c.whenTrue(), c.whenFalse());
      }
      case Expression.Elvis e -> both(e.condition(), e.whenFalse());
      case Expression.Comma c -> both(c.left(), c.right());
      case Expression.Assign a -> both(a.target(), a.value());
      case Expression.Update u -> both(u.target(), u.operand());
      case Expression.Call c -> {
        expression(c.function());
        c.arguments().forEach(this::expression);
      }
      case Expression.Builtin b -> b.arguments().forEach(this::expression);
      case Expression.StatementValue s -> {
        statement(s.block());
        expression(s.value());
      }
      case Expression.Compound c -> initialiser(c.initialiser());
      case Expression.NextArgument n -> expression(n.list());
      case Expression.Constant c -> {}
      case Expression.Floating f -> {}
      case Expression.Text t -> {}
      case Expression.Use u -> {}
      case Expression.Named n -> {}
      case Expression.Held h -> {}
      case Expression.LabelAddress l -> {}
      case Expression.Unsupported u -> {}
    }
  }

  private void both(Expression left, Expression right) {
    expression(left);
    expression(right);
  }
}
