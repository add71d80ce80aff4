package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that would cost a parser its time, its memory or its stack. */
class HostileInputTest {
  private static final Limits LIMITS = new Limits(2_000_000, 30_000, 500, 50, 1 << 20);

  private static Unit parse(Map<String, String> files) {
    SourceTree tree = path -> Optional.ofNullable(files.get(path));
    Options options = new Options(List.of(), List.of(""), List.of(), Map.of(), LIMITS);
    return new FrontEnd(tree, options, new ParseCache()).parse("a.c");
  }

  static Stream<Arguments> stopped() {
    StringBuilder bomb = new StringBuilder("#define A0 1 +\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("#define A" + i + " A" + (i - 1) + " A" + (i - 1) + "\n");
    }
    return Stream.of(
        Arguments.of("tokens", bomb + "int v = A39 1;"),
        Arguments.of("tokens", "#define D(x) x x\nint v = " + around("D(", "1", ")", 40) + ";"),
        Arguments.of(
            "characters",
            "#define S(x) #x #x\n#define E(x) S(x)\nchar *v = " + around("E(", "1", ")", 40) + ";"),
        Arguments.of(
            "characters",
            "#define P(x) x ## x\n#define E(x) P(x)\nint " + around("E(", "a", ")", 40) + ";"),
        Arguments.of("deep", "#define I(x) x\nint v = " + around("I(", "1", ")", 600) + ";"),
        Arguments.of("deep", "int v = " + around("(", "1", ")", 90_000) + ";"),
        Arguments.of("deep", "int f(int x) { return " + "- ".repeat(90_000) + "x; }"),
        Arguments.of("deep", "void f(void) " + around("{", "", "}", 90_000)),
        Arguments.of("deep", "int v[] = " + around("{", "", "}", 90_000) + ";"),
        Arguments.of("deep", around("struct {", "int x;", "} a;", 9000)),
        Arguments.of("deep", "int v" + "[2]".repeat(9000) + ";"),
        Arguments.of("deep", "#if " + around("(", "1", ")", 90_000) + "\n#endif\n"),
        Arguments.of("#include nested", "#include \"a.c\"\n"),
        Arguments.of("no such file", "#include </etc/passwd>\n"),
        Arguments.of("no such file", "#include \"../../../etc/passwd\"\n"));
  }

  private static String around(String open, String inside, String close, int times) {
    return open.repeat(times) + inside + close.repeat(times);
  }

  @ParameterizedTest
  @MethodSource
  void stopped(String message, String text) {
    Unit unit = parse(Map.of("a.c", text));

    assertThat(unit.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains(message));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String message, String text) {
    Unit unit = parse(Map.of("a.c", text));

    assertThat(unit.stopped()).isFalse();
    assertThat(unit.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains(message));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("elements", "char v[1UL << 60];"),
        Arguments.of("too large", "int v[] = { [0 ... 2000000000] = 1 };"),
        Arguments.of("is never closed", "int f(void) { \"abc\n"),
        Arguments.of("expected a type", "}{)(][;,".repeat(1000)),
        Arguments.of("division by zero", "#if 1 / 0\n#endif\n"),
        Arguments.of("passed 2 arguments, but takes just 1", "#define F(x) x\nint v = F(1, 2);"),
        Arguments.of("incomplete", "struct s { struct s inside; };"),
        Arguments.of("negative", "int v[-1];"),
        Arguments.of(
            "not an integer constant",
            "int f(int n) { switch (n) { case n: return 1; } return 0; }"),
        Arguments.of(
            "duplicate case value",
            "int f(int n) { switch (n) { case 1: case 0 ... 3:; } return 0; }"));
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatACompilerWouldSay(String message, String text) {
    Unit unit = parse(Map.of("a.c", text));

    assertThat(unit.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message));
  }

  static Stream<Arguments> saysWhatACompilerWouldSay() {
    return Stream.of(
        Arguments.of("'y' undeclared", "int f(int x) { return x + y; }"),
        Arguments.of(
            "no member named 'b'", "struct s { int a; }; int f(struct s *s) { return s->b; }"),
        Arguments.of(
            "invalid type argument of '->'",
            "struct s { int a; }; int f(struct s s) { return s->a; }"),
        Arguments.of("redefinition of 'f'", "int f(void) { return 1; } int f(void) { return 2; }"),
        Arguments.of(
            "too many arguments to function 'f'", "int f(int); int g(void) { return f(1, 2); }"),
        Arguments.of(
            "too few arguments to function 'f'", "int f(int, int); int g(void) { return f(1); }"),
        Arguments.of("implicit declaration of function 'g'", "int f(void) { return g(1); }"),
        Arguments.of(
            "lvalue required as left operand of assignment", "void f(int x) { x + 1 = 2; }"),
        Arguments.of("static assertion failed: no", "_Static_assert(sizeof(int) == 8, \"no\");"),
        Arguments.of("label 'out' used but not defined", "void f(void) { goto out; }"),
        Arguments.of("#error not this", "#error not this\n"));
  }

  @Test
  void lowersVeryLongExpressions() {
    String text = "int f(int x) { return " + "x + ".repeat(100_000) + "x; }";

    Unit unit = parse(Map.of("a.c", text));
    Function function =
        Linker.link(List.of(unit), List.of()).function(Symbol.external("f")).orElseThrow();

    assertThat(unit.problems()).isEmpty();
    assertThat(function.code()).hasSizeGreaterThan(100_000);
  }

  @Test
  void reachesWhatItCannotExecuteOnlyWhereItStands() {
    String text =
        "int f(int c)\n{\n  if (c)\n    __asm__ volatile(\"hlt\");\n  __asm__(\"\" ::: \"memory\");\n  return 1;\n}\n";

    Program program = Linker.link(List.of(parse(Map.of("a.c", text))), List.of());
    Function function = program.function(Symbol.external("f")).orElseThrow();

    assertThat(program.problems()).isEmpty();
    List<Integer> lines = new java.util.ArrayList<>();
    for (int i = 0; i < function.code().size(); i++) {
      if (function.code().get(i) instanceof Instruction.Unsupported) {
        lines.add(function.places().get(i).line());
      }
    }
    assertThat(lines).containsExactly(4);
  }
}
