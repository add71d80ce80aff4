package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Cleanup;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads statements (C11 6.8 with GNU extensions). */
final class Statements {
  /** The switch whose cases are being read. */
  private static final class OpenSwitch {
    private final Type type;
    private final List<Statement.Case> cases = new ArrayList<>();

    /** By their first value the last ones of the cases. */
    private final TreeMap<Long, Long> firsts = new TreeMap<>();

    private @Nullable Label otherwise;

    OpenSwitch(Type type) {
      this.type = type;
    }
  }

  /** Words that no type's name is. */
  private static final Set<String> WORDS =
      Set.of(
          "return",
          "goto",
          "case",
          "default",
          "else",
          "do",
          "break",
          "continue",
          "sizeof",
          "_Alignof",
          "__alignof__",
          "__real__",
          "__imag__",
          "__label__",
          "asm",
          "__asm",
          "__asm__");

  private final Reading reading;
  private @Nullable OpenSwitch open;

  /** How many loops and switches are around. */
  private int loops;

  private int switches;

  Statements(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  /** With a scope of its own. */
  Statement.Block block() {
    Scope outer = reading.scope;
    reading.scope = outer.inner();
    Statement.Block block = blockInScope();
    reading.scope = outer;
    return block;
  }

  Statement.Block blockInScope() {
    int at = cursor().index();
    Cleanup outer = reading.cleanup;
    List<Statement> statements = new ArrayList<>();
    cursor().enter();
    cursor().expect("{");
    while (!cursor().at("}") && !cursor().ended()) {
      item(statements);
    }
    cursor().expect("}");
    cursor().leave();
    Cleanup inner = reading.cleanup;
    reading.cleanup = outer;
    return new Statement.Block(statements, outer, inner, at);
  }

  /** A declaration or statement; what cannot be understood is reported when it is reached. */
  private void item(List<Statement> to) {
    int at = cursor().index();
    int depth = cursor().depth();
    Scope scope = reading.scope;
    int size = to.size();
    OpenSwitch inSwitch = open;
    int unevaluated = reading.unevaluated;
    int inLoops = loops;
    int inSwitches = switches;
    try {
      if (declares()) {
        new LocalDeclarations(reading).read(to);
      } else {
        to.add(statement());
      }
    } catch (Malformed e) {
      reading.error(e);
      cursor().depth(depth);
      reading.scope = scope;
      open = inSwitch;
      loops = inLoops;
      reading.unevaluated = unevaluated;
      switches = inSwitches;
      while (to.size() > size) {
        to.removeLast();
      }
      cursor().moveTo(at);
      cursor().recover();
      while (cursor().accept("else")) {
        cursor().recover();
      }
      if (cursor().index() == at) {
        cursor().take();
      }
      to.add(new Statement.Unsupported(e.what(), at));
    }
  }

  private boolean declares() {
    Token token = cursor().peek();
    if (token.kind() != Kind.IDENTIFIER) {
      return false;
    }
    switch (token.text()) {
      case "_Static_assert", "static_assert" -> {
        return token.text().startsWith("_") || cursor().peek(1).is("(");
      }
      case "__extension__" -> {
        return Specifying.startsType(cursor().peek(1), reading.scope);
      }
      case "__attribute__", "__attribute" -> {
        return !statementAttribute();
      }
      default -> {}
    }
    return Specifying.startsType(token, reading.scope) && !cursor().peek(1).is(":")
        || namesUnknownType(token);
  }

  /** {@code foo_t x}, or {@code foo_t *x;} where neither is declared: no product is meant. */
  private boolean namesUnknownType(Token token) {
    if (reading.scope.find(token.text()) != null || Builtins.known(token.text())) {
      return false;
    }
    Token next = cursor().peek(1);
    boolean pointer =
        !WORDS.contains(token.text())
            && next.is("*")
            && cursor().peek(2).kind() == Kind.IDENTIFIER
            && (cursor().peek(3).is(";") || cursor().peek(3).is("=") || cursor().peek(3).is(","));
    return pointer
        || next.kind() == Kind.IDENTIFIER
            && reading.scope.find(next.text()) == null
            && !WORDS.contains(token.text());
  }

  /** {@code __attribute__((fallthrough));} */
  private boolean statementAttribute() {
    int at = cursor().index();
    reading.attributing.any();
    boolean alone = !Specifying.startsType(cursor().peek(), reading.scope);
    cursor().moveTo(at);
    return alone;
  }

  Statement statement() {
    int at = cursor().index();
    Token token = cursor().peek();
    cursor().enter();
    try {
      if (token.kind() == Kind.PRAGMA) {
        reading.pragma();
        return empty(at);
      }
      if (token.kind() == Kind.PUNCTUATOR) {
        if (token.is("{")) {
          return block();
        }
        if (cursor().accept(";")) {
          return empty(at);
        }
        if (cursor().at("[", "[")) {
          cursor().skipBrackets();
          return statement();
        }
      }
      if (token.kind() == Kind.IDENTIFIER) {
        Statement known = keyword(token.text(), at);
        if (known != null) {
          return known;
        }
        if (cursor().peek(1).is(":") && !cursor().peek(2).is(":")) {
          return labelled(at);
        }
      }
      Expression e = reading.expressions.expression();
      cursor().expect(";");
      return new Statement.Evaluate(e, at);
    } finally {
      cursor().leave();
    }
  }

  private static Statement empty(int at) {
    return new Statement.Block(List.of(), null, null, at);
  }

  private @Nullable Statement keyword(String word, int at) {
    return switch (word) {
      case "if" -> ifStatement(at);
      case "while" -> whileStatement(at);
      case "do" -> doStatement(at);
      case "for" -> forStatement(at);
      case "switch" -> switchStatement(at);
      case "case", "default" -> caseLabel(at);
      case "goto" -> gotoStatement(at);
      case "break" -> {
        if (loops + switches == 0) {
          reading.complain(at, true, "break statement not within loop or switch");
        }
        cursor().take();
        cursor().expect(";");
        yield new Statement.Break(reading.cleanup, at);
      }
      case "continue" -> {
        if (loops == 0) {
          reading.complain(at, true, "continue statement not within a loop");
        }
        cursor().take();
        cursor().expect(";");
        yield new Statement.Continue(reading.cleanup, at);
      }
      case "return" -> returnStatement(at);
      case "asm", "__asm__", "__asm" -> new Assembly(reading).read(at);
      case "__attribute__", "__attribute" -> {
        reading.attributing.any();
        yield statement();
      }
      case "__label__" -> {
        localLabels();
        yield empty(at);
      }
      default -> null;
    };
  }

  private Statement labelled(int at) {
    String name = cursor().take().text();
    cursor().expect(":");
    reading.attributing.any();
    Label label = reading.label(name);
    if (label.placed()) {
      reading.error(at, "duplicate label '" + name + "'");
    }
    label.place(reading.cleanup);
    return marked(label, at);
  }

  /** The statement behind a label; none is wanted before the end of a block. */
  private Statement marked(Label label, int at) {
    List<Statement> both = new ArrayList<>();
    both.add(new Statement.Mark(label, at));
    if (!cursor().at("}")) {
      if (declares()) {
        new LocalDeclarations(reading).read(both);
      } else {
        both.add(statement());
      }
    }
    return new Statement.Block(both, null, null, at);
  }

  /** Labels of a macro's own: renamed apart by forgetting those of the same name outside. */
  private void localLabels() {
    cursor().take();
    do {
      String name = cursor().take().text();
      reading.labels().put(name, new Label(name));
    } while (cursor().accept(","));
    cursor().expect(";");
  }

  private Expression condition() {
    cursor().expect("(");
    Expression e = reading.typing.condition(reading.expressions.expression());
    cursor().expect(")");
    return e;
  }

  private Statement ifStatement(int at) {
    cursor().take();
    Expression condition = condition();
    Statement then = inner();
    Statement otherwise = cursor().accept("else") ? inner() : null;
    return new Statement.If(condition, then, otherwise, at);
  }

  /** A substatement, which is a block of its own (C11 6.8.4p3). */
  private Statement inner() {
    Scope outer = reading.scope;
    reading.scope = outer.inner();
    Statement statement = statement();
    reading.scope = outer;
    return statement;
  }

  private Statement repeated() {
    loops++;
    Statement body = inner();
    loops--;
    return body;
  }

  private Statement whileStatement(int at) {
    cursor().take();
    Expression condition = condition();
    return new Statement.While(condition, repeated(), reading.cleanup, at);
  }

  private Statement doStatement(int at) {
    cursor().take();
    Statement body = repeated();
    cursor().expect("while");
    Expression condition = condition();
    cursor().expect(";");
    return new Statement.DoWhile(body, condition, reading.cleanup, at);
  }

  private Statement forStatement(int at) {
    cursor().take();
    cursor().expect("(");
    Scope outer = reading.scope;
    Cleanup before = reading.cleanup;
    reading.scope = outer.inner();
    List<Statement> first = new ArrayList<>();
    if (declares()) {
      new LocalDeclarations(reading).read(first);
    } else if (!cursor().accept(";")) {
      int start = cursor().index();
      first.add(new Statement.Evaluate(reading.expressions.expression(), start));
      cursor().expect(";");
    }
    Expression condition =
        cursor().at(";") ? null : reading.typing.condition(reading.expressions.expression());
    cursor().expect(";");
    Expression step = cursor().at(")") ? null : reading.expressions.expression();
    cursor().expect(")");
    Cleanup around = reading.cleanup;
    Statement body = repeated();
    reading.scope = outer;
    reading.cleanup = before;
    return new Statement.For(first, condition, step, body, around, before, at);
  }

  private Statement switchStatement(int at) {
    cursor().take();
    cursor().expect("(");
    Expression value = reading.typing.promoted(reading.expressions.expression());
    cursor().expect(")");
    if (!value.type().isInteger() && !(value instanceof Expression.Unsupported)) {
      throw new Malformed(at, "switch quantity not an integer");
    }
    OpenSwitch outer = open;
    OpenSwitch mine = new OpenSwitch(value.type().plain());
    open = mine;
    switches++;
    Statement body = inner();
    switches--;
    open = outer;
    return new Statement.Switch(value, body, mine.cases, mine.otherwise, reading.cleanup, at);
  }

  private Statement caseLabel(int at) {
    boolean otherwise = cursor().take().is("default");
    OpenSwitch in = open;
    if (in == null) {
      throw new Malformed(
          at, (otherwise ? "'default'" : "case") + " label not within a switch statement");
    }
    Label label = new Label(otherwise ? "default" : "case");
    if (otherwise) {
      if (in.otherwise != null) {
        reading.error(at, "multiple default labels in one switch");
      }
      in.otherwise = label;
    } else {
      long first = caseValue(in.type);
      long last = cursor().accept("...") ? caseValue(in.type) : first;
      if (first <= last) {
        var below = in.firsts.floorEntry(last);
        if (below != null && below.getValue() >= first) {
          reading.error(at, "duplicate case value");
        }
        in.firsts.put(first, last);
        in.cases.add(new Statement.Case(first, last, label));
      }
    }
    cursor().expect(":");
    label.place(reading.cleanup);
    return marked(label, at);
  }

  private long caseValue(Type type) {
    int at = cursor().index();
    Expression e = reading.expressions.constantExpression("case label");
    if (reading.typing.convert(e, type) instanceof Expression.Constant c) {
      return c.value();
    }
    throw new Malformed(at, "case label does not reduce to an integer constant");
  }

  private Statement gotoStatement(int at) {
    cursor().take();
    if (cursor().accept("*")) {
      Expression target = reading.typing.value(reading.expressions.expression());
      cursor().expect(";");
      return new Statement.GotoAddress(target, at);
    }
    int named = cursor().index();
    Label label = reading.label(cursor().take().text(), named);
    cursor().expect(";");
    return new Statement.Goto(label, reading.cleanup, at);
  }

  private Statement returnStatement(int at) {
    cursor().take();
    Routine in = reading.routine;
    Type result = in == null ? Basic.VOID : in.type().result();
    Expression value = null;
    if (!cursor().at(";")) {
      Expression e = reading.typing.value(reading.expressions.expression());
      if (result.isVoid()) {
        if (!e.type().isVoid() && !Checks.broken(e)) {
          reading.warning(e.at(), "'return' with a value, in function returning void");
        }
        value = reading.typing.convert(e, Basic.VOID);
      } else {
        value = reading.typing.assigned(e, result, new Checks.Result());
      }
    } else if (!result.isVoid()) {
      reading.complain(at, false, "'return' with no value, in function returning non-void");
    }
    cursor().expect(";");
    return new Statement.Return(value, reading.cleanup, at);
  }

  void staticAssert() {
    int at = cursor().index();
    cursor().take();
    cursor().expect("(");
    Expression e = reading.typing.value(reading.expressions.conditional());
    String message = "";
    if (cursor().accept(",")) {
      var text = reading.primaries.strings(cursor().index());
      message =
          ": "
              + new String(text.bytes(), java.nio.charset.StandardCharsets.UTF_8).replace("\0", "");
    }
    cursor().expect(")");
    cursor().expect(";");
    Boolean truth = Expressions.truth(e);
    if (truth == null) {
      reading.error(at, "expression in static assertion is not constant");
    } else if (!truth) {
      reading.error(at, "static assertion failed" + message);
    }
  }

  /** {@code ({ … })}: the value is that of the last statement. */
  Expression statementExpression() {
    int at = cursor().index();
    cursor().expect("(");
    if (!reading.inBody()) {
      throw new Malformed(at, "braced-group within expression allowed only inside a function");
    }
    OpenSwitch outer = open;
    Statement.Block block = block();
    open = outer;
    cursor().expect(")");
    List<Statement> statements = new ArrayList<>(block.statements());
    Expression value = null;
    if (!statements.isEmpty()) {
      value = lastValue(statements);
    }
    Type type = value == null ? Basic.VOID : value.type().plain();
    Statement.Block rest =
        new Statement.Block(statements, block.outer(), block.inner(), block.at());
    return new Expression.StatementValue(rest, value, type, at);
  }

  private @Nullable Expression lastValue(List<Statement> statements) {
    Statement last = statements.getLast();
    if (last instanceof Statement.Evaluate e) {
      statements.removeLast();
      return reading.typing.value(e.expression());
    }
    // a label in front of the last statement
    if (last instanceof Statement.Block b
        && b.outer() == null
        && b.inner() == null
        && b.statements().size() == 2
        && b.statements().getFirst() instanceof Statement.Mark) {
      List<Statement> both = new ArrayList<>(b.statements());
      Expression value = lastValue(both);
      if (value != null) {
        statements.removeLast();
        statements.addAll(both);
      }
      return value;
    }
    return null;
  }
}
