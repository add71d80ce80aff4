package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.interleave.c.Callee;
import org.interleave.c.Function;
import org.interleave.c.Global;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.Naming;
import org.interleave.c.Place;
import org.interleave.c.Program;
import org.interleave.c.Scalar;
import org.interleave.c.Symbol;

/** Programs put together by hand, to test the machine apart from the front end. */
final class Assembly implements Program {
  private final Map<Symbol, Function> functions = new LinkedHashMap<>();
  private final Map<Symbol, Global> globals = new HashMap<>();

  Assembly variable(String name, int size) {
    Symbol symbol = Symbol.external(name);
    globals.put(
        symbol,
        new Global(
            symbol,
            new Place("test.c", 1, 1),
            size,
            8,
            new byte[0],
            List.of(),
            false,
            false,
            Naming.bytes()));
    return this;
  }

  Assembly function(String name, int parameters, Consumer<Body> body) {
    Body made = new Body(parameters);
    body.accept(made);
    Symbol symbol = Symbol.external(name);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < made.code.size(); i++) {
      places.add(new Place("test.c", i + 1, 1));
    }
    functions.put(
        symbol,
        new Function(
            symbol,
            places.getFirst(),
            parameters,
            false,
            made.registers,
            List.of(),
            made.code,
            places));
    return this;
  }

  @Override
  public Optional<Function> function(Symbol symbol) {
    return Optional.ofNullable(functions.get(symbol));
  }

  @Override
  public Optional<Global> global(Symbol symbol) {
    return Optional.ofNullable(globals.get(symbol));
  }

  @Override
  public List<Symbol> functions(String file) {
    return List.copyOf(functions.keySet());
  }

  @Override
  public List<Symbol> constructors() {
    return List.of();
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  /** A function in the making; every method gives the register of its result. */
  static final class Body {
    private final List<Instruction> code = new ArrayList<>();
    private int registers;

    Body(int parameters) {
      registers = parameters;
    }

    int here() {
      return code.size();
    }

    int constant(long value) {
      code.add(new Instruction.Constant(registers, value));
      return registers++;
    }

    int address(String name) {
      code.add(new Instruction.AddressOf(registers, Symbol.external(name)));
      return registers++;
    }

    int load(String name) {
      int address = address(name);
      code.add(new Instruction.Load(registers, address, Scalar.I64, Mark.SEQUENTIAL, name));
      return registers++;
    }

    void store(String name, int value) {
      int address = address(name);
      code.add(new Instruction.Store(address, value, Scalar.I64, Mark.SEQUENTIAL, name));
    }

    int call(String name, int... arguments) {
      List<Integer> list = new ArrayList<>();
      for (int argument : arguments) {
        list.add(argument);
      }
      code.add(new Instruction.Call(registers, new Callee.Named(Symbol.external(name)), list));
      return registers++;
    }

    int spawn(String function) {
      return call("il_spawn", constant(0), address(function), constant(0));
    }

    int equal(int left, int right) {
      code.add(
          new Instruction.Binary(
              registers, org.interleave.c.BinaryOperator.EQUAL, Scalar.I64, left, right));
      return registers++;
    }

    void loopWhileZero(int condition, int head) {
      code.add(new Instruction.Branch(condition, code.size() + 1, head));
    }

    void lock(String name) {
      call("il_atomic_begin");
      int free = equal(load(name), constant(0));
      call("il_await", free, address(name), constant(0), constant(-1));
      store(name, constant(1));
      call("il_atomic_end");
    }

    void unlock(String name) {
      call("il_atomic_begin");
      store(name, constant(0));
      call("il_atomic_end");
    }

    void done() {
      code.add(new Instruction.Return(Instruction.NONE));
    }
  }
}
