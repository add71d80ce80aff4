package org.interleave.c;

import java.util.List;

/**
 * A function's definition. Arguments arrive in the registers from 0 on; a parameter whose address
 * is taken is stored to its local by the first instructions.
 *
 * @param parameters how many, a hidden result address included
 * @param variadic whether further arguments are kept for {@link Instruction.StartArguments}
 * @param places one for each instruction
 */
public record Function(
    Symbol symbol,
    Place place,
    int parameters,
    boolean variadic,
    int registers,
    List<Local> locals,
    List<Instruction> code,
    List<Place> places) {
  public Function {
    locals = List.copyOf(locals);
    code = List.copyOf(code);
    places = List.copyOf(places);
    if (code.size() != places.size()) {
      throw new IllegalArgumentException(symbol + ": " + code.size() + " and " + places.size());
    }
  }
}
