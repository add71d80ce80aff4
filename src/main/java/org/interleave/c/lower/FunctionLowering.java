package org.interleave.c.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.c.Function;
import org.interleave.c.Instruction;
import org.interleave.c.Local;
import org.interleave.c.Mark;
import org.interleave.c.Naming;
import org.interleave.c.Scalar;
import org.interleave.c.Symbol;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.parse.ParsedUnit.Body;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;

/** Lowers one function; what its parts share while they do so. */
public final class FunctionLowering {
  final ParsedUnit unit;
  final Routine routine;
  final Symbols symbols;
  final Code code;
  final Values values;
  final Lvalues lvalues;
  final StatementLowering statements;

  /** The register of the hidden address for a result in memory, or NONE. */
  final int resultAddress;

  private final Body body;
  private final Set<Variable> inMemory;
  private final Map<Variable, Home> homes = new HashMap<>();
  private final List<Local> locals = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();

  /** Where a register variable's declaration is reached: it has no value from there on. */
  private final List<DefiniteAssignment.Declared> declared = new ArrayList<>();

  private final Map<Integer, Variable> registerVariables = new HashMap<>();
  private int literals;

  private FunctionLowering(
      ParsedUnit unit, Routine routine, Symbols symbols, Set<Variable> inMemory) {
    this.unit = unit;
    this.routine = routine;
    this.symbols = symbols;
    this.inMemory = inMemory;
    this.body = unit.body(routine);
    boolean hidden = routine.type().result().isAggregate();
    int parameters = routine.parameters().size() + (hidden ? 1 : 0);
    this.resultAddress = hidden ? 0 : Instruction.NONE;
    this.code = new Code(unit.tokens(), parameters);
    this.values = new Values(this);
    this.lvalues = new Lvalues(this);
    this.statements = new StatementLowering(this);
  }

  /** A local that may be read before it is assigned is put into memory, where that is noticed. */
  public static Function lower(ParsedUnit unit, Routine routine, Symbols symbols, Symbol symbol) {
    Set<Variable> inMemory = new HashSet<>();
    while (true) {
      FunctionLowering lowering = new FunctionLowering(unit, routine, symbols, inMemory);
      lowering.lower();
      Set<Variable> doubtful = lowering.doubtful();
      if (doubtful.isEmpty()) {
        return lowering.function(symbol);
      }
      inMemory.addAll(doubtful);
    }
  }

  private Set<Variable> doubtful() {
    Set<Variable> doubtful = new HashSet<>();
    int parameters = routine.parameters().size() + (resultAddress == Instruction.NONE ? 0 : 1);
    for (int register :
        DefiniteAssignment.doubtful(
            code.linked(), code.registers(), parameters, registerVariables.keySet(), declared)) {
      doubtful.add(java.util.Objects.requireNonNull(registerVariables.get(register)));
    }
    return doubtful;
  }

  private Function function(Symbol symbol) {
    int parameters = routine.parameters().size() + (resultAddress == Instruction.NONE ? 0 : 1);
    return new Function(
        symbol,
        unit.tokens().place(routine.definedAt()),
        parameters,
        routine.type().variadic(),
        code.registers(),
        locals,
        code.linked(),
        code.places());
  }

  private void lower() {
    int at = routine.definedAt();
    int register = resultAddress == Instruction.NONE ? 0 : 1;
    for (Variable parameter : routine.parameters()) {
      parameter(parameter, register++, at);
    }
    for (Statement statement : body.first()) {
      statements.lower(statement);
    }
    statements.lower(body.block());
    if (code.reachable()) {
      fallOff();
    }
  }

  private void fallOff() {
    int at = body.block().at();
    if (routine.name().equals("main") && routine.type().result().isInteger()) {
      int zero = code.register();
      code.emit(new Instruction.Constant(zero, 0), at);
      code.emit(new Instruction.Return(zero), at);
    } else {
      code.emit(new Instruction.Return(Instruction.NONE), at);
    }
  }

  private void parameter(Variable parameter, int register, int at) {
    Type type = parameter.type();
    if (type.isAggregate()) {
      homes.put(parameter, new Home.AtAddress(register));
      return;
    }
    Scalar scalar = type.scalar();
    if (scalar.size() < 8 && !scalar.floating() && !routine.unitOnly()) {
      // callers elsewhere may know another prototype
      code.emit(new Instruction.Convert(register, Scalar.I64, scalar, register), at);
    }
    if (registerVariable(parameter)) {
      homes.put(parameter, new Home.InRegister(register));
      registerVariables.put(register, parameter);
      return;
    }
    int local = local(parameter.name(), type.size(), parameter.align(), new TypeNaming(type));
    homes.put(parameter, new Home.InMemory(local));
    code.emit(new Instruction.Declare(local), at);
    int address = code.register();
    code.emit(new Instruction.AddressOfLocal(address, local), at);
    code.emit(new Instruction.Store(address, register, scalar, Mark.PLAIN, parameter.name()), at);
  }

  private boolean registerVariable(Variable variable) {
    Type type = variable.type();
    return type.isScalar()
        && !type.isWide()
        && !variable.addressTaken()
        && !type.isVolatile()
        && !type.isAtomic()
        && !inMemory.contains(variable);
  }

  int local(String name, long size, int align, Naming naming) {
    locals.add(new Local(name, size, align, naming));
    return locals.size() - 1;
  }

  /** The address of a fresh local for a value in memory. */
  int temporary(Type type, String name, int at) {
    int local = local(name, Math.max(0, type.size()), type.align(), new TypeNaming(type));
    code.emit(new Instruction.Declare(local), at);
    int address = code.register();
    code.emit(new Instruction.AddressOfLocal(address, local), at);
    return address;
  }

  /** A declaration is reached. */
  void declare(Variable variable, int at) {
    Home home = home(variable);
    switch (home) {
      case Home.InMemory(int local) -> code.emit(new Instruction.Declare(local), at);
      case Home.InRegister(int register) ->
          declared.add(new DefiniteAssignment.Declared(code.size(), register));
      case Home.AtAddress(int register) -> {
        int size = values.size(variable.type(), at);
        code.emit(new Instruction.Allocate(register, size, variable.align(), variable.name()), at);
      }
    }
  }

  Home home(Variable variable) {
    Home known = homes.get(variable);
    if (known == null) {
      known = assign(variable);
      homes.put(variable, known);
    }
    return known;
  }

  private Home assign(Variable variable) {
    Type type = variable.type();
    if (type.isVariable()) {
      return new Home.AtAddress(code.register());
    }
    if (registerVariable(variable)) {
      int register = code.register();
      registerVariables.put(register, variable);
      return new Home.InRegister(register);
    }
    return new Home.InMemory(
        local(variable.name(), Math.max(0, type.size()), variable.align(), new TypeNaming(type)));
  }

  int label(Label label) {
    return labels.computeIfAbsent(label, key -> code.label());
  }

  List<Integer> addressedLabels() {
    return body.addressed().stream().map(this::label).toList();
  }

  long labelIndex(Label label) {
    return code.index(label(label));
  }

  String literalName() {
    return routine.name() + ".\"" + literals++ + "\"";
  }
}
