package org.interleave.c.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Statement;
import org.interleave.c.type.Basic;

/**
 * Reads asm statements. Understood are those without code, which only bind the compiler, and a few
 * instructions that have no result: fences and pauses.
 */
final class Assembly {
  private enum Meaning {
    NOTHING,
    FENCE,
    UNKNOWN
  }

  private record Operand(String name, String constraint, Expression value, int at) {}

  private final Reading reading;

  Assembly(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  Statement read(int at) {
    cursor().take();
    boolean jumps = false;
    while (cursor().peek().kind() == Kind.IDENTIFIER) {
      jumps |= cursor().take().is("goto");
    }
    int open = cursor().index();
    cursor().expect("(");
    Meaning meaning = meaning();
    if (meaning == Meaning.UNKNOWN || jumps) {
      cursor().moveTo(open);
      cursor().skipBrackets();
      cursor().expect(";");
      return new Statement.Unsupported("assembler code", at);
    }
    List<Operand> outputs = operands();
    List<Operand> inputs = operands();
    cursor().moveTo(open);
    cursor().skipBrackets();
    cursor().expect(";");
    List<Statement> all = new ArrayList<>();
    for (Operand input : inputs) {
      all.add(new Statement.Evaluate(effect(input, outputs), at));
    }
    if (meaning == Meaning.FENCE) {
      var fence = new Expression.Builtin("__sync_synchronize", List.of(), Basic.VOID, at);
      all.add(new Statement.Evaluate(fence, at));
    } else {
      all.add(new Statement.Barrier(at));
    }
    return new Statement.Block(all, null, null, at);
  }

  private Meaning meaning() {
    if (cursor().peek().kind() != Kind.STRING) {
      return Meaning.UNKNOWN;
    }
    byte[] template = reading.primaries.strings(cursor().index()).bytes();
    String text = new String(template, StandardCharsets.UTF_8).replace("\0", "");
    return switch (text.replaceAll("[;\\s]+", " ").strip()) {
      case "", "nop", "pause", "rep nop", "yield" -> Meaning.NOTHING;
      case "mfence", "lfence", "sfence", "lock addl $0,0(%%rsp)", "lock addl $0,-4(%%rsp)" ->
          Meaning.FENCE;
      default -> Meaning.UNKNOWN;
    };
  }

  private List<Operand> operands() {
    List<Operand> found = new ArrayList<>();
    if (!cursor().accept(":")) {
      return found;
    }
    while (cursor().at("[") || cursor().peek().kind() == Kind.STRING) {
      int at = cursor().index();
      String name = "";
      if (cursor().accept("[")) {
        name = cursor().take().text();
        cursor().expect("]");
      }
      String constraint = cursor().take().text();
      cursor().expect("(");
      Expression value = reading.expressions.expression();
      cursor().expect(")");
      found.add(new Operand(name, constraint.replace("\"", ""), value, at));
      if (!cursor().accept(",")) {
        break;
      }
    }
    return found;
  }

  /** An input that is to be where an output is becomes its value, if no code stands between. */
  private Expression effect(Operand input, List<Operand> outputs) {
    String constraint = input.constraint;
    for (int i = 0; i < outputs.size(); i++) {
      Operand output = outputs.get(i);
      if (constraint.equals("" + i) || constraint.equals("[" + output.name + "]")) {
        return reading.expressions.assign(
            output.value,
            reading.expressions.cast(output.value.type(), input.value, input.at),
            input.at,
            input.at);
      }
    }
    return input.value;
  }
}
