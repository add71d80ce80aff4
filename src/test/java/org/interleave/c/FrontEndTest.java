package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontEndTest {
  private static Program program(Map<String, String> files, String... units) {
    SourceTree tree = path -> Optional.ofNullable(files.get(path));
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of("include")), new ParseCache());
    return Linker.link(List.of(units).stream().map(front::parse).toList(), List.of());
  }

  private static Function function(Program program, String name) {
    return program.function(Symbol.external(name)).orElseThrow();
  }

  @Test
  void lowersAFunctionToInstructionsWithPlaces() {
    Program program = program(Map.of("a.c", "int twice(int x)\n{\n  return x * 2;\n}\n"), "a.c");

    Function twice = function(program, "twice");

    assertThat(program.problems()).isEmpty();
    assertThat(twice.code())
        .anyMatch(i ->
            i instanceof Instruction.Binary b
                && b.operator() == BinaryOperator.MULTIPLY
                && b.type() == Scalar.I32);
    assertThat(twice.places().getLast()).isEqualTo(new Place("a.c", 3, 3));
  }

  @Test
  void putsAccessesInMacrosWhereTheMacroIsUsed() {
    String text =
        "#define READ(x) (*(volatile int *)&(x))\nint v;\nint f(void)\n{\n  return READ(v);\n}\n";
    Program program = program(Map.of("a.c", text), "a.c");

    Function f = function(program, "f");

    for (int i = 0; i < f.code().size(); i++) {
      if (f.code().get(i) instanceof Instruction.Load load) {
        assertThat(load.mark()).isEqualTo(Mark.VOLATILE);
        assertThat(load.name()).isEqualTo("v");
        assertThat(f.places().get(i)).isEqualTo(new Place("a.c", 5, 10));
        return;
      }
    }
    throw new AssertionError("no load in " + f.code());
  }

  @Test
  void includesWhatAMacroNamesInAngles() {
    String text =
        "#define PATH(system) <events/system.h>\n#define NAME tasks\n#include PATH(NAME)\n";
    Program program = program(Map.of("a.c", text, "include/events/tasks.h", "int v;\n"), "a.c");

    assertThat(program.problems()).isEmpty();
    assertThat(program.global(Symbol.external("v"))).isPresent();
  }

  @Test
  void takesPragmasThatFollowEachOther() {
    String text =
        "#pragma pack(2)\n#pragma pack()\n#pragma pack(1)\nstruct s { char c; int i; };\n"
            + "_Static_assert(sizeof(struct s) == 5, \"\");\n#pragma pack()\n";

    assertThat(program(Map.of("a.c", text), "a.c").problems()).isEmpty();
  }

  @Test
  void readsOperandsOfTypeofThatBeginWithACast() {
    String text =
        "int f(int *p)\n{\n  __typeof__ ((void)0, *p) x = 1;\n  typeof((char)*p + 0L) y = 2;\n"
            + "  _Static_assert(sizeof(y) == 8, \"\");\n"
            + "  return x + (__typeof__ ((int)0, 1))y + sizeof(__typeof__ ((void)0, x));\n}\n"
            + "__typeof__ ((void)0, 'a') v;\n";

    assertThat(program(Map.of("a.c", text), "a.c").problems()).isEmpty();
  }

  @Test
  void includesNothingFromOutsideOfTheTree() {
    Program program = program(Map.of("d/a.c", "#include \"../../etc/passwd\"\n"), "d/a.c");

    assertThat(program.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("no such file"));
  }

  @Test
  void keepsUnassignedLocalsInMemory() {
    String text = "int f(int c)\n{\n  int x;\n  if (c) x = 1;\n  return x;\n}\n";
    Program program = program(Map.of("a.c", text), "a.c");

    Function f = function(program, "f");

    assertThat(f.locals()).extracting(Local::name).containsExactly("x");
    assertThat(f.code()).contains(new Instruction.Declare(0));
  }
}
