package org.interleave.c.parse;

import java.util.List;
import org.interleave.c.parse.Declarations.Declarator;
import org.interleave.c.parse.Specifying.Specifiers;
import org.interleave.c.parse.Specifying.StorageClass;
import org.interleave.c.tree.Cleanup;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads a declaration in a block. */
final class LocalDeclarations {
  private final Reading reading;

  LocalDeclarations(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  void read(List<Statement> to) {
    if (cursor().at("_Static_assert") || cursor().at("static_assert")) {
      reading.statements.staticAssert();
      return;
    }
    Specifiers specifiers = reading.specifying.read();
    measured(to);
    if (cursor().accept(";")) {
      return;
    }
    do {
      Declarator declarator = reading.declarations.declarator(specifiers.type);
      if (declarator.name().isEmpty()) {
        throw cursor().expected("identifier or '('");
      }
      Attributes attributes = reading.attributing.behindDeclarator();
      attributes.addAll(specifiers.attributes);
      measured(to);
      declared(specifiers, declarator, attributes, to);
    } while (cursor().accept(","));
    cursor().endDeclaration();
  }

  private void measured(List<Statement> to) {
    to.addAll(reading.measures);
    reading.measures.clear();
  }

  private void declared(
      Specifiers specifiers, Declarator declarator, Attributes attributes, List<Statement> to) {
    Type type = attributes.applied(declarator.type());
    String name = declarator.name();
    int at = declarator.at();
    if (specifiers.storage == StorageClass.TYPEDEF) {
      Type named = attributes.aligned > 0 ? Type.aligned(type, attributes.aligned) : type;
      reading.scope.declare(name, new Entity.TypeName(named, at));
    } else if (type.plain() instanceof Type.Function function) {
      if (cursor().at("{")) {
        nested(name, function, at, to);
      } else {
        Routine routine = routine(name, function, at);
        attributes.apply(routine);
        reading.scope.declare(name, new Entity.FunctionName(routine));
      }
    } else {
      again(name, type, at);
      object(specifiers, declarator, type, attributes, to);
    }
  }

  private void again(String name, Type type, int at) {
    Entity known = reading.scope.here(name);
    if (known == null) {
      return;
    }
    boolean external = known instanceof Entity.ObjectName o && o.variable().isStatic();
    if (external && Conversions.compatible(((Entity.ObjectName) known).variable().type(), type)) {
      return;
    }
    reading.error(
        at,
        known instanceof Entity.ObjectName o && o.variable().storage() != Variable.Storage.PARAMETER
            ? Conversions.compatible(o.variable().type(), type)
                ? "redeclaration of '" + name + "' with no linkage"
                : "conflicting types for '" + name + "'"
            : "'" + name + "' redeclared as different kind of symbol");
  }

  private void nested(String name, Type.Function function, int at, List<Statement> to) {
    to.add(new Statement.Unsupported("the nested function '" + name + "'", at));
    Routine routine = new Routine(name, function, at);
    reading.scope.declare(name, new Entity.FunctionName(routine));
    throw Malformed.unsupported(at, "the nested function '" + name + "' is not supported");
  }

  private Routine routine(String name, Type.Function type, int at) {
    return fileScope().here(name) instanceof Entity.FunctionName known && known.at() <= at
        ? known.routine()
        : new Routine(name, type, at);
  }

  private Scope fileScope() {
    Scope scope = reading.scope;
    for (Scope outer = scope.outer(); outer != null; outer = outer.outer()) {
      scope = outer;
    }
    return scope;
  }

  private void object(
      Specifiers specifiers,
      Declarator declarator,
      Type type,
      Attributes attributes,
      List<Statement> to) {
    String name = declarator.name();
    int at = declarator.at();
    if (specifiers.storage == StorageClass.EXTERN) {
      Variable variable = external(name, type, at);
      if (specifiers.threadLocal) {
        variable.makeThreadLocal();
      }
      reading.scope.declare(name, new Entity.ObjectName(variable));
      return;
    }
    boolean fixed = specifiers.storage == StorageClass.STATIC || specifiers.threadLocal;
    Variable.Storage storage = fixed ? Variable.Storage.STATIC : Variable.Storage.AUTOMATIC;
    if (specifiers.auto) {
      inferred(name, at, storage, to);
      return;
    }
    Variable variable = new Variable(name, type, storage, at);
    attributes.apply(variable);
    reading.scope.declare(name, new Entity.ObjectName(variable));
    if (fixed) {
      variable.link(reading.staticName(name));
      variable.define();
      if (specifiers.threadLocal) {
        variable.makeThreadLocal();
      }
      if (cursor().accept("=")) {
        variable.initialise(reading.initialisers.of(variable));
        reading.checks.constant(variable.initialiser());
      }
      complete(variable);
      return;
    }
    Initialiser initialiser = cursor().accept("=") ? reading.initialisers.of(variable) : null;
    complete(variable);
    measured(to);
    to.add(new Statement.Declare(variable, initialiser, at));
    cleanup(variable, attributes);
  }

  private void complete(Variable variable) {
    String name = variable.name();
    if (variable.type().isVoid()) {
      throw new Malformed(variable.at(), "variable or field '" + name + "' declared void");
    }
    if (!variable.type().isComplete()) {
      throw new Malformed(
          variable.at(),
          variable.type().isArray()
              ? "array size missing in '" + name + "'"
              : "storage size of '" + name + "' isn't known");
    }
  }

  private Variable external(String name, Type type, int at) {
    if (fileScope().here(name) instanceof Entity.ObjectName known && known.at() <= at) {
      return known.variable();
    }
    return new Variable(name, type, Variable.Storage.EXTERNAL, at);
  }

  /** __auto_type: the type is the initialiser's. */
  private void inferred(String name, int at, Variable.Storage storage, List<Statement> to) {
    cursor().expect("=");
    Expression value = reading.typing.value(reading.expressions.assignment());
    Type type = value.type().plain();
    Variable variable = new Variable(name, type, storage, at);
    reading.scope.declare(name, new Entity.ObjectName(variable));
    var element = new Initialiser.Element(0, type, null, value);
    Initialiser initialiser = new Initialiser(List.of(element), false, type.size(), at);
    measured(to);
    to.add(new Statement.Declare(variable, initialiser, at));
  }

  private void cleanup(Variable variable, Attributes attributes) {
    @Nullable String name = attributes.cleanup;
    if (name == null) {
      return;
    }
    if (!(reading.scope.find(name) instanceof Entity.FunctionName function)) {
      throw new Malformed(attributes.cleanupAt, "'cleanup' argument not a function");
    }
    int at = attributes.cleanupAt;
    Expression address = reading.typing.addressOf(new Expression.Use(variable, at), at);
    List<Type> parameters = function.routine().type().parameters();
    Expression argument =
        parameters.isEmpty() ? address : reading.typing.convert(address, parameters.getFirst());
    Expression call =
        new Expression.Call(
            new Expression.Named(function.routine(), at),
            List.of(argument),
            function.routine().type().result().plain(),
            at);
    reading.cleanup = new Cleanup(call, reading.cleanup);
  }
}
