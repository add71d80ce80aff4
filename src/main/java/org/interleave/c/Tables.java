package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.tree.Walk;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/** Finds the functions that members of structures are made to point to. */
final class Tables {
  private final ParsedUnit parsed;
  private final List<Table> found = new ArrayList<>();

  private Tables(ParsedUnit parsed) {
    this.parsed = parsed;
  }

  static List<Table> of(ParsedUnit parsed) {
    Tables tables = new Tables(parsed);
    for (Variable variable : parsed.variables()) {
      if (variable.initialiser() != null) {
        tables.initialised(variable, variable.initialiser(), "");
      }
    }
    for (Routine routine : parsed.routines()) {
      if (routine.defined() && !FrontEnd.isHeader(parsed.tokens().file(routine.definedAt()))) {
        tables.body(routine);
      }
    }
    return List.copyOf(tables.found);
  }

  private void body(Routine routine) {
    Walk.over(
        parsed.body(routine).block(),
        statement -> {
          if (statement instanceof Statement.Declare d && d.initialiser() != null) {
            initialised(d.variable(), d.initialiser(), routine.name());
          }
        },
        expression -> {
          switch (expression) {
            case Expression.Assign a -> assigned(a, routine.name());
            case Expression.Use u -> local(u.variable(), routine.name());
            case Expression.Compound c ->
                initialised(c.variable(), c.initialiser(), routine.name());
            default -> {}
          }
        });
  }

  /** A static one of a block: initialised where it is declared, and seen where it is used. */
  private void local(Variable variable, String in) {
    Initialiser initialiser = variable.initialiser();
    boolean known = variable.storage() != Variable.Storage.STATIC;
    if (known || initialiser == null || parsed.variable(variable.name()) == variable) {
      return;
    }
    if (found.stream().noneMatch(t -> t.variable().equals(variable.name()) && t.in().equals(in))) {
      initialised(variable, initialiser, in);
    }
  }

  private void assigned(Expression.Assign assign, String in) {
    Expression.Named function = function(assign.value());
    if (function != null && assign.target() instanceof Expression.MemberOf m) {
      Expression object = m.object();
      while (object instanceof Expression.MemberOf outer && outer.member().name().isEmpty()) {
        object = outer.object();
      }
      if (object.type().plain() instanceof StructType owner) {
        String variable = object instanceof Expression.Use u ? u.variable().name() : "";
        add(variable, owner, m.member().name(), function, in);
      }
    }
  }

  private void initialised(Variable variable, Initialiser initialiser, String in) {
    for (Initialiser.Element element : initialiser.elements()) {
      Expression.Named function = function(element.value());
      if (function != null) {
        at(variable.name(), variable.type(), element.offset(), function, in);
      } else if (element.value() instanceof Expression.Compound c) {
        at(variable.name(), c, element.offset(), in);
      }
    }
  }

  private void at(String name, Expression.Compound compound, long offset, String in) {
    for (Initialiser.Element element : compound.initialiser().elements()) {
      Expression.Named function = function(element.value());
      if (function != null) {
        at(name, compound.type(), element.offset(), function, in);
      }
    }
  }

  private void at(String name, Type type, long offset, Expression.Named function, String in) {
    Type plain = type.plain();
    if (plain instanceof Type.Array a && a.element().size() > 0) {
      at(name, a.element(), offset % a.element().size(), function, in);
    } else if (plain instanceof StructType struct) {
      for (Member member : struct.members()) {
        long within = offset - member.offset();
        if (within == 0 && member.type().isPointer()) {
          add(name, struct, member.name(), function, in);
          return;
        }
        boolean nested = member.type().isStruct() || member.type().isArray();
        if (nested && within >= 0 && within < Math.max(1, member.type().size())) {
          at(name, member.type(), within, function, in);
          return;
        }
      }
    }
  }

  private void add(
      String variable, StructType struct, String member, Expression.Named function, String in) {
    String name = function.routine().name();
    Place place = parsed.tokens().place(function.at());
    found.add(new Table(variable, parsed.nameOf(struct), member, name, place, in));
  }

  private static Expression.@org.jspecify.annotations.Nullable Named function(Expression value) {
    return switch (value) {
      case Expression.Convert c -> function(c.operand());
      case Expression.AddressOf a -> function(a.of());
      case Expression.Named n -> n;
      default -> null;
    };
  }
}
