package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.Callee;
import org.interleave.c.Function;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.Place;
import org.interleave.c.Program;
import org.interleave.c.Scalar;
import org.interleave.c.Symbol;

/**
 * What stands around the first function: constructors, arguments as of a command without any, and
 * handlers that the program registers for its end.
 */
final class Start {
  /** Of the model of {@code exit}, which is there when the program needs it. */
  private static final Symbol RETURNED = Symbol.external("__posix_main_returned");

  private static final Place PLACE = new Place(Code.MODELS + "start", 1, 1);

  private final List<Instruction> code = new ArrayList<>();
  private int registers;

  private Start() {}

  static Function of(Program program, Symbol entry) {
    return new Start().build(program, entry);
  }

  private Function build(Program program, Symbol entry) {
    for (Symbol constructor : program.constructors()) {
      call(constructor, Instruction.NONE, List.of());
    }
    Function function = program.function(entry).orElseThrow();
    List<Integer> arguments = new ArrayList<>();
    if (function.parameters() > 0) {
      arguments.add(constant(1));
    }
    if (function.parameters() > 1) {
      arguments.add(argumentVector());
    }
    for (int i = 2; i < function.parameters(); i++) {
      arguments.add(constant(0));
    }
    if (program.function(RETURNED).isPresent()) {
      int result = registers++;
      call(entry, result, arguments);
      call(RETURNED, Instruction.NONE, List.of(result));
    } else {
      call(entry, Instruction.NONE, arguments);
    }
    code.add(new Instruction.Return(Instruction.NONE));
    List<Place> places = new ArrayList<>();
    code.forEach(_ -> places.add(PLACE));
    return new Function(
        new Symbol("start", Integer.MAX_VALUE),
        PLACE,
        0,
        false,
        registers,
        List.of(),
        code,
        places);
  }

  private int constant(long value) {
    code.add(new Instruction.Constant(registers, value));
    return registers++;
  }

  private int allocate(long size, String name) {
    int bytes = constant(size);
    code.add(new Instruction.Allocate(registers, bytes, 8, name));
    return registers++;
  }

  /** A name, and the null pointer behind it. */
  private int argumentVector() {
    int name = allocate(8, "argv[0]");
    store(name, constant('a'));
    int vector = allocate(16, "argv");
    store(vector, name);
    int eight = constant(8);
    int second = registers++;
    code.add(new Instruction.Binary(second, BinaryOperator.ADD, Scalar.U64, vector, eight));
    store(second, constant(0));
    return vector;
  }

  private void store(int address, int value) {
    code.add(new Instruction.Store(address, value, Scalar.U64, Mark.PLAIN, "argv"));
  }

  private void call(Symbol symbol, int result, List<Integer> arguments) {
    code.add(new Instruction.Call(result, new Callee.Named(symbol), arguments));
  }
}
