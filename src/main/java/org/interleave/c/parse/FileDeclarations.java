package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.Declarations.Declarator;
import org.interleave.c.parse.Declarations.Parameters;
import org.interleave.c.parse.Specifying.Specifiers;
import org.interleave.c.parse.Specifying.StorageClass;
import org.interleave.c.token.Budget;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/** Reads the declarations of a file; bodies are passed over and read when they are wanted. */
final class FileDeclarations {
  private final Reading reading;
  private final Map<String, Routine> routines = new LinkedHashMap<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  FileDeclarations(Tokens tokens, Budget budget) {
    this.reading = new Reading(tokens, budget, Scope.file(), 0);
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  ParsedUnit read() {
    while (!cursor().ended()) {
      int at = cursor().index();
      try {
        declaration();
      } catch (Malformed e) {
        reading.error(e);
        cursor().depth(0);
        cursor().moveTo(at);
        cursor().recover();
        if (cursor().index() == at) {
          cursor().take();
        }
      }
    }
    variables.values().forEach(this::complete);
    List<Problem> problems = new ArrayList<>(reading.tokens.problems());
    problems.addAll(reading.problems());
    return new ParsedUnit(
        reading.tokens,
        reading.budget.limits(),
        reading.scope,
        routines,
        variables,
        problems,
        reading.noted.notes(),
        reading.complaints());
  }

  /** C11 6.9.2: by the end of the file an object's type is known. */
  private void complete(Variable variable) {
    boolean incomplete = variable.type().isStruct() && !variable.type().isComplete();
    if (variable.defined() && incomplete) {
      reading.complain(
          variable.at(), true, "storage size of '" + variable.name() + "' isn't known");
    }
  }

  private void declaration() {
    reading.pragma();
    if (cursor().ended() || cursor().accept(";")) {
      return;
    }
    switch (cursor().text()) {
      case "_Static_assert", "static_assert" -> {
        reading.statements.staticAssert();
        return;
      }
      case "asm", "__asm__", "__asm" -> {
        cursor().take();
        while (cursor().peek().kind() == Kind.IDENTIFIER) {
          cursor().take();
        }
        cursor().skipBrackets();
        cursor().expect(";");
        return;
      }
      default -> {}
    }
    int start = cursor().index();
    Specifiers specifiers = specifiers();
    if (cursor().accept(";")) {
      return;
    }
    int specified = cursor().index() - 1;
    boolean first = true;
    do {
      int begin = cursor().index();
      Declarator declarator = reading.declarations.declarator(specifiers.type);
      if (declarator.name().isEmpty()) {
        throw cursor().expected("identifier or '('");
      }
      Attributes attributes = reading.attributing.behindDeclarator();
      attributes.addAll(specifiers.attributes);
      reading.measures.clear();
      int end = cursor().index();
      if (first && definition(declarator)) {
        function(specifiers, declarator, attributes);
        note(declarator, start, specified, begin, end);
        return;
      }
      declared(specifiers, declarator, attributes);
      note(declarator, start, specified, begin, end);
      first = false;
    } while (cursor().accept(","));
    cursor().endDeclaration();
  }

  /** Gives a declared name what stands between its specifiers and behind its declarator. */
  private void note(Declarator declarator, int start, int specified, int begin, int end) {
    int at = declarator.at();
    Parameters parameters = declarator.parameters();
    switch (reading.scope.here(declarator.name())) {
      case Entity.FunctionName(Routine routine) -> {
        if (parameters != null) {
          reading.noted.parameters(routine, parameters.variables());
        }
        reading.noted.claim(begin, end, new Noted.OfRoutine(routine, at));
        reading.noted.claim(start, specified, new Noted.OfRoutine(routine, at));
      }
      case Entity.ObjectName(Variable variable) -> {
        reading.noted.claim(begin, end, new Noted.OfVariable(variable, at));
        reading.noted.claim(start, specified, new Noted.OfVariable(variable, at));
      }
      case null, default -> reading.noted.other(start, end);
    }
  }

  /** Old C lets a definition begin with its name: the result is int. */
  private Specifiers specifiers() {
    boolean bare =
        cursor().peek().kind() == Kind.IDENTIFIER
            && !reading.startsType()
            && cursor().peek(1).is("(");
    if (bare) {
      reading.warning(cursor().index(), "return type defaults to 'int'");
      return new Specifiers();
    }
    return reading.specifying.read();
  }

  private boolean definition(Declarator declarator) {
    Parameters parameters = declarator.parameters();
    return declarator.type().isFunction()
        && parameters != null
        && (cursor().at("{") || parameters.oldStyle() && reading.startsType());
  }

  private void declared(Specifiers specifiers, Declarator declarator, Attributes attributes) {
    Type type = attributes.applied(declarator.type());
    String name = declarator.name();
    if (specifiers.storage == StorageClass.TYPEDEF) {
      Type named = attributes.aligned > 0 ? Type.aligned(type, attributes.aligned) : type;
      Entity known = reading.scope.here(name);
      if (known instanceof Entity.TypeName(Type earlier, int at)
          && !Conversions.compatible(earlier, named)) {
        reading.complain(declarator.at(), true, "conflicting types for '" + name + "'");
      } else if (known != null && !(known instanceof Entity.TypeName)) {
        reading.complain(
            declarator.at(), true, "'" + name + "' redeclared as different kind of symbol");
      }
      if (attributes.transparentUnion && type.plain() instanceof StructType union) {
        union.makeTransparent();
      }
      // said once more it is the same type, which bodies in between know already
      if (!(known instanceof Entity.TypeName)) {
        reading.scope.declare(name, new Entity.TypeName(named, declarator.at()));
      }
    } else if (type.plain() instanceof Type.Function function) {
      routine(specifiers, name, function, attributes, declarator.at());
    } else {
      variable(specifiers, declarator, type, attributes);
    }
  }

  private Routine routine(
      Specifiers specifiers, String name, Type.Function type, Attributes attributes, int at) {
    Routine routine = routines.get(name);
    if (routine == null) {
      if (reading.scope.here(name) != null) {
        reading.error(at, "'" + name + "' redeclared as different kind of symbol");
      }
      routine = new Routine(name, type, at);
      routine.inlineOnly(true);
      routines.put(name, routine);
      reading.scope.declare(name, new Entity.FunctionName(routine));
    } else {
      agrees(specifiers, routine, type, at);
      Type composite = Conversions.composite(routine.type(), type);
      if (composite instanceof Type.Function f) {
        routine.type(f);
      }
      // a typedef or enumerator of this name in between would have been an error
    }
    if (specifiers.storage == StorageClass.STATIC) {
      routine.makeUnitOnly();
    }
    routine.declare();
    if (specifiers.inline || attributes.kept) {
      routine.keep();
    }
    boolean gnu = attributes.gnuInline;
    boolean external = specifiers.storage == StorageClass.EXTERN;
    if (!specifiers.inline || (gnu ? !external : external)) {
      routine.inlineOnly(routine.inlineOnly() && gnu && specifiers.inline);
    }
    attributes.apply(routine);
    return routine;
  }

  /** C11 6.2.7p2, 6.2.2p7. */
  private void agrees(Specifiers specifiers, Routine routine, Type.Function type, int at) {
    String name = routine.name();
    if (!Conversions.sameIgnoringTop(routine.type(), type)) {
      reading.complain(at, true, "conflicting types for '" + name + "'");
    } else if (specifiers.storage == StorageClass.STATIC && !routine.unitOnly()) {
      reading.complain(
          at, true, "static declaration of '" + name + "' follows non-static declaration");
    }
  }

  private void agrees(Specifiers specifiers, Variable variable, Type type, int at) {
    String name = variable.name();
    boolean fixed = specifiers.storage == StorageClass.STATIC;
    boolean external = specifiers.storage == StorageClass.EXTERN;
    boolean known = variable.storage() == Variable.Storage.STATIC;
    if (!Conversions.compatible(variable.type(), type)) {
      reading.complain(at, true, "conflicting types for '" + name + "'");
    } else if (fixed && !known) {
      reading.complain(
          at, true, "static declaration of '" + name + "' follows non-static declaration");
    } else if (known && !fixed && !external) {
      reading.complain(
          at, true, "non-static declaration of '" + name + "' follows static declaration");
    }
  }

  private void function(Specifiers specifiers, Declarator declarator, Attributes attributes) {
    if (!(declarator.type().plain() instanceof Type.Function type)) {
      throw cursor().expected("a function");
    }
    Parameters parameters = java.util.Objects.requireNonNull(declarator.parameters());
    Routine routine = routine(specifiers, declarator.name(), type, attributes, declarator.at());
    if (parameters.oldStyle()) {
      oldStyleParameters(parameters);
    }
    int body = cursor().index();
    if (!cursor().at("{")) {
      throw cursor().expected("'{'");
    }
    if (routine.defined()) {
      reading.error(declarator.at(), "redefinition of '" + routine.name() + "'");
    }
    if (type.result().isStruct() && !type.result().isComplete()) {
      reading.complain(declarator.at(), true, "return type is an incomplete type");
    }
    for (Variable parameter : parameters.variables()) {
      if (!parameter.type().isComplete() || parameter.type().isVoid()) {
        reading.complain(
            parameter.at(), true, "parameter '" + parameter.name() + "' has incomplete type");
      }
    }
    routine.define(body, declarator.at(), parameters.variables(), parameters);
    cursor().skipBody();
  }

  private void oldStyleParameters(Parameters parameters) {
    while (!cursor().at("{")) {
      Specifiers specifiers = reading.specifying.read();
      do {
        Declarator declarator = reading.declarations.declarator(specifiers.type);
        for (Variable variable : parameters.variables()) {
          if (variable.name().equals(declarator.name())) {
            variable.type(Declarations.adjusted(declarator.type()));
          }
        }
      } while (cursor().accept(","));
      cursor().expect(";");
    }
  }

  private void variable(
      Specifiers specifiers, Declarator declarator, Type declared, Attributes attributes) {
    String name = declarator.name();
    Type type = declared;
    if (type.isVoid() && specifiers.storage != StorageClass.EXTERN) {
      throw new Malformed(declarator.at(), "variable or field '" + name + "' declared void");
    }
    boolean external = specifiers.storage == StorageClass.EXTERN;
    Variable variable = variables.get(name);
    if (variable == null) {
      if (reading.scope.here(name) != null) {
        reading.error(declarator.at(), "'" + name + "' redeclared as different kind of symbol");
      }
      Variable.Storage storage =
          specifiers.storage == StorageClass.STATIC
              ? Variable.Storage.STATIC
              : Variable.Storage.EXTERNAL;
      variable = new Variable(name, type, storage, declarator.at());
      variables.put(name, variable);
      reading.scope.declare(name, new Entity.ObjectName(variable));
    } else {
      agrees(specifiers, variable, type, declarator.at());
      variable.type(Conversions.composite(variable.type(), type));
    }
    if (specifiers.threadLocal) {
      variable.makeThreadLocal();
    }
    attributes.apply(variable);
    if (cursor().accept("=")) {
      if (variable.initialiser() != null) {
        reading.error(declarator.at(), "redefinition of '" + name + "'");
      }
      variable.define();
      variable.initialise(reading.initialisers.of(variable));
      reading.checks.constant(variable.initialiser());
    } else if (!external) {
      variable.define();
    }
  }
}
