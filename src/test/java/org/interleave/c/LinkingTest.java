package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkingTest {
  private final Map<String, String> files = new HashMap<>();
  private final ParseCache cache = new ParseCache();

  private Unit unit(String path, String text) {
    files.put(path, text);
    return parse(path);
  }

  private Unit parse(String path) {
    Map<String, String> now = Map.copyOf(files);
    SourceTree tree = name -> Optional.ofNullable(now.get(name));
    return new FrontEnd(tree, Options.includePaths(List.of("include")), cache).parse(path);
  }

  private static String definer(Program program, String caller) {
    Function function = program.function(Symbol.external(caller)).orElseThrow();
    for (Instruction instruction : function.code()) {
      if (instruction instanceof Instruction.Call call
          && call.callee() instanceof Callee.Named(Symbol symbol)) {
        return program.function(symbol).map(f -> f.place().file()).orElse("nobody");
      }
    }
    throw new AssertionError("no call in " + caller);
  }

  @Test
  void takesAModelForABodyFromAHeader() {
    files.put("include/lock.h", "static inline int lock(int x) { return x; }\n");
    Unit main = unit("a.c", "#include <lock.h>\nint f(void) { return lock(1); }\n");
    Unit model = unit("m.c", "int lock(int x) { return 5; }\n");

    assertThat(definer(Linker.link(List.of(main), List.of(model)), "f")).isEqualTo("m.c");
    assertThat(definer(Linker.link(List.of(main), List.of()), "f")).isEqualTo("include/lock.h");
  }

  @Test
  void takesAProgramsOwnDefinitionBeforeAModels() {
    Unit main = unit("a.c", "int lock(int); int f(void) { return lock(1); }\n");
    Unit own = unit("b.c", "int lock(int x) { return x; }\n");
    Unit model = unit("m.c", "int lock(int x) { return 5; }\n");

    assertThat(definer(Linker.link(List.of(main, own), List.of(model)), "f")).isEqualTo("b.c");
    assertThat(definer(Linker.link(List.of(main), List.of(model)), "f")).isEqualTo("m.c");
    assertThat(definer(Linker.link(List.of(main), List.of()), "f")).isEqualTo("nobody");
  }

  @Test
  void keepsStaticsOfUnitsApart() {
    Unit a = unit("a.c", "static int x = 1; int *a(void) { static int n; return x ? &x : &n; }\n");
    Unit b = unit("b.c", "static int x = 2; int *b(void) { return &x; }\n");

    Program program = Linker.link(List.of(a, b), List.of());
    program.function(Symbol.external("a")).orElseThrow();

    assertThat(program.global(new Symbol("x", 0)).orElseThrow().bytes()[0]).isEqualTo((byte) 1);
    assertThat(program.global(new Symbol("x", 1)).orElseThrow().bytes()[0]).isEqualTo((byte) 2);
    assertThat(program.global(new Symbol("a.n", 0)).orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void joinsTentativeDefinitionsAndPrefersStrongOnes() {
    Unit a = unit("a.c", "int x; int w __attribute__((weak)) = 1; extern int y;\n");
    Unit b = unit("b.c", "int x = 7; int w = 2;\n");

    Program program = Linker.link(List.of(a, b), List.of());

    assertThat(program.problems()).isEmpty();
    assertThat(program.global(Symbol.external("x")).orElseThrow().bytes()[0]).isEqualTo((byte) 7);
    assertThat(program.global(Symbol.external("w")).orElseThrow().bytes()[0]).isEqualTo((byte) 2);
    assertThat(program.global(Symbol.external("y"))).isEmpty();
  }

  @Test
  void saysWhatIsDefinedTwice() {
    Unit a = unit("a.c", "int x = 1; int f(void) { return 1; }\n");
    Unit b = unit("b.c", "int x = 2; int f(void) { return 2; }\n");

    assertThat(Linker.link(List.of(a, b), List.of()).problems())
        .extracting(Program.Problem::toString)
        .containsExactlyInAnyOrder("b.c:1:5: redefinition of 'x'", "b.c:1:16: redefinition of 'f'");
  }

  @Test
  void listsFunctionsOfAFileInItsOrder() {
    files.put("include/h.h", "static inline int in_header(void) { return 1; }\n");
    Unit a =
        unit(
            "a.c",
            "#include <h.h>\nint later(void);\nstatic int first(void) { return 1; }\nint later(void) { return first(); }\n");

    Program program = Linker.link(List.of(a), List.of());

    assertThat(program.functions("a.c"))
        .containsExactly(new Symbol("first", 0), Symbol.external("later"));
    assertThat(program.functions("include/h.h")).containsExactly(new Symbol("in_header", 0));
  }

  @Test
  void parsesAgainOnlyWhatReadSomethingElse() {
    files.put("include/h.h", "#define N 1\n");
    Unit before = unit("a.c", "#include <h.h>\nint n = N;\n");

    files.put("other.c", "int unrelated;\n");
    Unit same = parse("a.c");
    files.put("include/h.h", "#define N 2\n");
    Unit changed = parse("a.c");

    assertThat(same).isSameAs(before);
    assertThat(changed).isNotSameAs(before);
    assertThat(before.files()).containsExactly("a.c", "include/h.h");
  }

  @Test
  void callsConstructorsInOrder() {
    Unit a =
        unit(
            "a.c",
            "__attribute__((constructor)) static void one(void) { }\nvoid __attribute__((constructor)) two(void) { }\n");

    assertThat(Linker.link(List.of(a), List.of()).constructors())
        .containsExactly(new Symbol("one", 0), Symbol.external("two"));
  }
}
