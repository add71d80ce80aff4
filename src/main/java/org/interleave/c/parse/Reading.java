package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Program.Problem;
import org.interleave.c.token.Budget;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Cleanup;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** What the parts of parsing share while they read a file's declarations or one body. */
final class Reading {
  private static final int MOST_PROBLEMS = 200;

  final Tokens tokens;
  final Budget budget;
  final Cursor cursor;
  final Declarations declarations;
  final Specifying specifying;
  final Expressions expressions;
  final Primaries primaries;
  final Statements statements;
  final Initialisers initialisers;
  final Typing typing;
  final Builtins builtins;
  final Attributing attributing;
  final Noted noted;

  /** Lengths of arrays that are computed before what is being read. */
  List<Statement> measures = new ArrayList<>();

  Scope scope;
  @Nullable Routine routine;
  @Nullable Cleanup cleanup;
  final Checks checks;

  /** How many operands of sizeof, typeof and their like are around: nothing is evaluated there. */
  int unevaluated;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private final Map<String, Integer> jumps = new HashMap<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final Map<String, Integer> statics = new HashMap<>();
  private int unnamed;

  Reading(Tokens tokens, Budget budget, Scope scope, int index) {
    this.tokens = tokens;
    this.budget = budget;
    this.cursor = new Cursor(tokens, budget, index);
    this.scope = scope;
    this.noted = new Noted(tokens);
    this.checks = new Checks(this);
    this.typing = new Typing(this);
    this.attributing = new Attributing(this);
    this.specifying = new Specifying(this);
    this.declarations = new Declarations(this);
    this.expressions = new Expressions(this);
    this.primaries = new Primaries(this);
    this.statements = new Statements(this);
    this.initialisers = new Initialisers(this);
    this.builtins = new Builtins(this);
  }

  List<Problem> problems() {
    return problems;
  }

  List<Complaint> complaints() {
    return complaints;
  }

  void error(int at, String message) {
    unsupported(at, message);
    complain(at, true, message);
  }

  /** What a compiler takes and this one does not. */
  void unsupported(int at, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(Problem.error(tokens.place(at), message));
    }
  }

  void warning(int at, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(Problem.warning(tokens.place(at), message));
    }
    complain(at, false, message);
  }

  /** What a compiler says and a program runs in spite of. */
  void complain(int at, boolean error, String message) {
    if (complaints.size() < MOST_PROBLEMS) {
      complaints.add(new Complaint(at, error, message));
    }
  }

  void error(Malformed e) {
    if (e.unsupported()) {
      unsupported(e.at(), e.what());
    } else {
      error(e.at(), e.what());
    }
  }

  boolean inBody() {
    return routine != null;
  }

  Label label(String name) {
    return labels.computeIfAbsent(name, Label::new);
  }

  /** A label that a goto names, or whose address is taken. */
  Label label(String name, int at) {
    jumps.putIfAbsent(name, at);
    return label(name);
  }

  /** Where a label is named first. */
  int jump(String name, int otherwise) {
    return jumps.getOrDefault(name, otherwise);
  }

  Map<String, Label> labels() {
    return labels;
  }

  /** The linked name of a static local: unique in its function. */
  String staticName(String name) {
    Routine in = routine;
    int number = statics.merge(name, 1, Integer::sum);
    String base = (in == null ? "" : in.name() + ".") + name;
    return number == 1 ? base : base + "." + number;
  }

  String unnamedObject() {
    Routine in = routine;
    return (in == null ? "@" + cursor.index() : in.name()) + ".@" + unnamed++;
  }

  /** A hidden long. */
  Variable hidden(String name, int at) {
    return new Variable(name, Basic.LONG, Variable.Storage.AUTOMATIC, at);
  }

  boolean startsType() {
    return Specifying.startsType(cursor.peek(), scope);
  }

  // ---- pragma pack

  private int packing;
  private final java.util.Deque<Integer> packings = new java.util.ArrayDeque<>();

  int pack() {
    return packing;
  }

  /** Takes the pragmas that stand here. */
  void pragma() {
    while (cursor.peek().kind() == org.interleave.c.token.Token.Kind.PRAGMA) {
      String text = cursor.take().text().replaceAll("[\\s()]|^pack", "");
      for (String part : text.split(",", -1)) {
        switch (part) {
          case "push" -> packings.push(packing);
          case "pop" -> packing = packings.isEmpty() ? 0 : packings.pop();
          case "" -> packing = 0;
          default -> packing = part.matches("[0-9]{1,3}") ? Integer.parseInt(part) : packing;
        }
      }
    }
  }

  /** A type name in parentheses was opened: {@code ( type )}. */
  Type typeInParentheses() {
    cursor.expect("(");
    Type type = declarations.typeName();
    cursor.expect(")");
    return type;
  }
}
