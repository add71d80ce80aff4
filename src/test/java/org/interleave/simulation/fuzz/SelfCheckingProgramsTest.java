package org.interleave.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.FrontEnd;
import org.interleave.c.Linker;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Fault;
import org.interleave.simulation.machine.Identities;
import org.interleave.simulation.machine.Machine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs whose {@code test} gives 0, or the line of the check that fails; gcc gives 0 for all.
 */
class SelfCheckingProgramsTest {
  private static final String MAIN =
      """
      int test(void);
      unsigned il_choose(unsigned n, const char *what);
      void il_print(const char *format, ...);
      int main(void)
      {
        char text[8] = "00000", *p = text + 4;
        if (il_choose(2, ""))
          return 0;
        for (int line = test(); line; line /= 10)
          *p-- += line % 10;
        il_print("%s", text);
        return 0;
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expressions",
        "functions",
        "initialisers",
        "layout",
        "preprocessing",
        "statements"
      })
  void doesWhatGccDoes(String name) throws IOException {
    Map<String, String> files = Map.of(name + ".c", resource(name + ".c"), "main.c", MAIN);
    SourceTree tree = path -> Optional.ofNullable(files.get(path));
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache());

    Program program =
        Linker.link(List.of(front.parse(name + ".c"), front.parse("main.c")), List.of());
    Machine machine =
        new Machine(program, Symbol.external("main"), Machine.Limits.USUAL, new Identities());
    StringBuilder output = new StringBuilder();
    machine.output(output::append);
    List<Fault> faults = new java.util.ArrayList<>();
    while (machine.status(0) == Execution.Status.READY) {
      faults.addAll(machine.step(0, 0).faults());
    }

    assertThat(program.problems()).isEmpty();
    assertThat(faults).isEmpty();
    assertThat(machine.unmodelled()).isEmpty();
    assertThat(output.toString()).as("line of the check that fails").isEqualTo("00000");
  }

  private static String resource(String name) throws IOException {
    try (var in = SelfCheckingProgramsTest.class.getResourceAsStream("/c/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
