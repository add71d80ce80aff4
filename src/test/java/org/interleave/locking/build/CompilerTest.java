package org.interleave.locking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program.Severity;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {
  private static final String DECLARED =
      """
      typedef unsigned long size_t;
      struct list { struct list *next; };
      struct s { int a; const int k; char text[8]; struct list list; };
      struct t { long b; };
      struct none;
      union either { int i; struct s *s; } __attribute__((transparent_union));
      int take(struct s *s, int n);
      void nothing(void);
      int any(union either e);
      int many(const char *format, ...);
      void (*hook)(struct s *);
      #define container_of(p, type, m) ((type *)((char *)(p) - __builtin_offsetof(type, m)))
      #define min(x, y) ({ typeof(x) x_ = (x); typeof(y) y_ = (y); \\
        (void)(&x_ == &y_); x_ < y_ ? x_ : y_; })
      #define is_constant(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))
      """;

  private static List<Remark> remarks(String text) {
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(text) : Optional.empty();
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache());
    return Compiler.remarks(front.parse("a.c"), function -> true);
  }

  private static List<Remark> inBody(String statement) {
    return remarks(
        DECLARED
            + "int f(struct s *p, struct s v, struct t *q, const char *c, int n, struct none *u)\n{\n"
            + statement
            + "\n  return 0;\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "m = 1; m = 2; | error | 'm' undeclared (first use in this function)",
        "g(1); g(2); | warning | implicit declaration of function 'g'",
        "p.a = 1; | error | 'struct s *' is a pointer; did you mean to use '->'?",
        "v->a = 1; | error | invalid type argument of '->' (have 'struct s')",
        "p->b = 1; | error | 'struct s' has no member named 'b'",
        "u->a = 1; | error | invalid use of undefined type 'struct none'",
        "n.a = 1; | error | request for member 'a' in something not a structure or union",
        "take(p); | error | too few arguments to function 'take'",
        "take(p, 1, 2); | error | too many arguments to function 'take'",
        "hook(p, 1); | error | too many arguments to function 'hook'",
        "take(q, 1); | warning | passing argument 1 of 'take' from incompatible pointer type",
        "take(n, 1); | warning | passing argument 1 of 'take' makes pointer from integer without a cast",
        "take(p, p); | warning | passing argument 2 of 'take' makes integer from pointer without a cast",
        "take(v, 1); | error | incompatible type for argument 1 of 'take'",
        "char *x = c; | warning | initialization discards 'const' qualifier from pointer target type",
        "p = q; | warning | assignment to 'struct s *' from incompatible pointer type 'struct t *'",
        "n = p; | warning | assignment to 'int' from 'struct s *' makes integer from pointer without a cast",
        "n = 1.5 % n; | error | invalid operands to binary % (have 'double' and 'int')",
        "n = n ^ 2.0; | error | invalid operands to binary ^ (have 'int' and 'double')",
        "n = 1.0 << n; | error | invalid operands to binary << (have 'double' and 'int')",
        "n = nothing(); | error | void value not ignored as it ought to be",
        "*c = 1; | error | assignment of read-only location",
        "p->k = 1; | error | assignment of read-only member 'k'",
        "v = *p; | error | assignment of read-only parameter 'v'",
        "n + 1 = 2; | error | lvalue required as left operand of assignment",
        "p->text = 0; | error | assignment to expression with array type",
        "if (v) n = 1; | error | used struct type value where scalar is required",
        "n = p + p; | error | invalid operands to binary + (have 'struct s *' and 'struct s *')",
        "n = p == q; | warning | comparison of distinct pointer types lacks a cast",
        "n = p == 3; | warning | comparison between pointer and integer",
        "n = (n ? p : q) == 0; | warning | pointer type mismatch in conditional expression",
        "n(); | error | called object 'n' is not a function or function pointer",
        "n[0] = 1; | error | subscripted value is neither array nor pointer nor vector",
        "*n = 1; | error | invalid type argument of unary '*' (have 'int')",
        "*(void *)p; | warning | dereferencing 'void *' pointer",
        "goto out; | error | label 'out' used but not defined",
        "break; | error | break statement not within loop or switch",
        "switch (n) { continue; } | error | continue statement not within a loop",
        "switch (n) { case 1: case 1: ; } | error | duplicate case value",
        "int n; | error | 'n' redeclared as different kind of symbol",
        "int x; int x; | error | redeclaration of 'x' with no linkage",
        "struct none x; | error | storage size of 'x' isn't known",
        "unknown x; | error | unknown type name 'unknown'",
        "n = sizeof(struct none); | error | invalid application of 'sizeof' to incomplete type 'struct none'",
        "if (n) return p; | warning | returning 'struct s *' from a function with return type 'int' makes integer from pointer without a cast",
        "if (n) return; | warning | 'return' with no value, in function returning non-void",
        "n = 1 | error | expected ';' before 'return'",
        "n = (1; | error | expected ')' before ';'",
        "static int x = take(p, 1); | error | initializer element is not constant",
        "n = min(n, 1UL); | warning | comparison of distinct pointer types lacks a cast",
        "n = (int)p; | warning | cast from pointer to integer of different size",
      })
  void saysWhatGccSays(String statement, String severity, String message) {
    List<Remark> remarks = inBody(statement);

    assertThat(remarks).isNotEmpty();
    Remark first = remarks.getFirst();
    assertThat(first.message()).isEqualTo(message);
    assertThat(first.severity().name()).isEqualToIgnoringCase(severity);
    assertThat(first.function()).isEqualTo("f");
    assertThat(first.place().line()).isEqualTo(DECLARED.lines().count() + 3);
    assertThat(remarks.stream().filter(r -> r.message().equals(message))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "void *x = p; q = x; c = x;",
        "unsigned char *x = p->text; const char *y = x;",
        "p = 0; p = (void *)0; p = n ? p : (void *)0; n = !p;",
        "struct s *x = container_of(&p->list, struct s, list); take(x, 'a');",
        "n = min(n, 3); n = is_constant(n);",
        "any(n); any(p);",
        "many(c, p, q, 1.5, v);",
        "struct list *const *x = &p->list.next; n = p->list.next == *x;",
        "int (*x)(struct s *, int) = take; int (**y)() = (int (**)())&x; x = *take;",
        "typeof(*p) *x = p; const struct s *y = n ? x : p; n = y == p;",
        "enum e { A, B } x = 1; unsigned int *y = &x; n = x = B;",
        "const int x[2][3] = { { 1 } }; const int (*y)[3] = x;",
        "({ n; }); (void)v; (void)p; n ? nothing() : (void)0;",
        "size_t x = (size_t)p; p = (struct s *)x; _Bool y = p;",
        "volatile int *x = &n; *x = 1; n = *(const volatile int *)x;",
        "for (int i = 0; i < 2; i++) { switch (i) { case 0: continue; default: break; } }",
      })
  void saysNothingOfWhatGccTakes(String statement) {
    assertThat(inBody(statement)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "int f(int); int f(long); | conflicting types for 'f'",
        "int f(void); static int f(void) { return 1; } int g(void) { return f(); } | static declaration of 'f' follows non-static declaration",
        "int v; char v; | conflicting types for 'v'",
        "struct s { int a; }; struct s { int b; }; | redefinition of 'struct s'",
        "struct s { int a; char a; }; | duplicate member 'a'",
        "struct s { struct n n; }; | field 'n' has incomplete type",
        "void f(struct n *n); | 'struct n' declared inside parameter list will not be visible outside of this definition or declaration",
        "int f(int a, int a); | redefinition of parameter 'a'",
        "int f(int a, char *a); | conflicting types for 'a'",
        "u32 v; | unknown type name 'u32'",
        "struct n v; | storage size of 'v' isn't known",
        "typedef int t; typedef long t; | conflicting types for 't'",
        "struct s { int a; } v = { .b = 1 }; | 'struct s' has no member named 'b'",
        "static int f(void) { return 1; } | 'f' defined but not used",
        "static int f(void); int g(void) { return f(); } | 'f' used but never defined",
        "int f(void) { return 1; } int f(void) { return 2; } | redefinition of 'f'",
      })
  void saysWhatGccSaysOutsideOfFunctions(String text, String message) {
    assertThat(remarks(text))
        .singleElement()
        .satisfies(remark -> {
          assertThat(remark.message()).isEqualTo(message);
          assertThat(remark.function()).isEmpty();
        });
  }

  @Test
  void knowsInABodyWhatIsCompletedOrSaidAgainLater() {
    String text =
        """
        struct s;
        typedef struct s s_t;
        typedef union { struct s *s; long *l; } any_t __attribute__((transparent_union));
        struct s *get(struct s *s);
        void put(any_t any);
        static inline struct s *both(struct s *s) { struct s *t = get(s); s_t *u = t; return u; }
        struct s { int a; };
        typedef struct s s_t;
        int a(struct s *s, long *l) { put(s); put(l); return both(s)->a; }
        """;

    assertThat(remarks(text)).isEmpty();
  }

  @Test
  void warnsOfResultsThatMustNotBeIgnored() {
    String text =
        """
        int __attribute__((__warn_unused_result__)) take(int n);
        #define taken(n) ({ int taken_ = take(n); taken_; })
        #define value(n) ({ take(n); })
        int f(int n)
        {
        	take(1);
        	(void)take(2);
        	taken(3);
        	n = value(4);
        	if (take(5))
        		return take(6);
        	return n ? take(7) : 0;
        }
        """;

    assertThat(remarks(text).stream().map(r -> r.place().line())).containsExactly(6, 7);
    assertThat(remarks(text).getFirst().message())
        .isEqualTo("ignoring return value of 'take' declared with attribute 'warn_unused_result'");
  }

  @Test
  void saysNothingOfUnusedFunctionsWhereTheFileAsksForIt() {
    String unused = "static int f(void) { return 1; }\n";

    assertThat(remarks(unused)).hasSize(1);
    assertThat(remarks("#pragma GCC diagnostic ignored \"-Wunused-function\"\n" + unused))
        .isEmpty();
  }

  @Test
  void saysNothingOfFunctionsThatAnIncludedFileDoesNotUseHere() {
    SourceTree tree =
        path ->
            Optional.ofNullable(
                switch (path) {
                  case "a.c" -> "#include \"b.c\"\nint g(void) { return 2; }\n";
                  case "b.c" -> "static int f(void) { return 1; }\n";
                  default -> null;
                });
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache());

    assertThat(Compiler.remarks(front.parse("a.c"), function -> true)).isEmpty();
    assertThat(Compiler.remarks(front.parse("b.c"), function -> true)).hasSize(1);
  }

  @Test
  void looksOnlyAtTheFunctionsThatItIsAskedFor() {
    String text = "int f(int a) { return b; }\nint g(int a) { return c; }\n";
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(text) : Optional.empty();
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache());

    List<Remark> remarks = Compiler.remarks(front.parse("a.c"), "g"::equals);

    assertThat(remarks)
        .singleElement()
        .satisfies(remark -> assertThat(remark.place().line()).isEqualTo(2));
  }

  @Test
  void namesTheLineOfAMacrosArgument() {
    String text =
        "struct s { int a; };\n#define check(x, y) do { if ((x)->a) y; } while (0)\n"
            + "void f(struct s v)\n{\n  check(&v,\n        v->a = 1);\n  check(v, 0);\n}\n";

    assertThat(remarks(text).stream().map(r -> r.place().line())).containsExactly(6, 7);
  }

  @Test
  void findsAnAssertionThatTakesAStructureWhereAPointerIsWanted() {
    String text =
        """
        struct map { int dep; };
        struct lock { struct map dep_map; };
        struct owner { struct lock lock; };
        int is_held(const struct map *map);
        #define held(l) is_held(&(l)->dep_map)
        #define assert_held(l) do { if (!held(l)) __builtin_trap(); } while (0)
        void right(struct owner *o) { assert_held(&o->lock); }
        void wrong(struct owner *o) { assert_held(o->lock); }
        void other(struct owner *o) { assert_held(&o->sem); }
        """;

    assertThat(remarks(text).stream().map(Remark::toString))
        .containsExactly(
            "a.c:8:31: error: invalid type argument of '->' (have 'struct lock')",
            "a.c:9:45: error: 'struct owner' has no member named 'sem'");
  }

  @Test
  void refusesNoGoldenProgram() throws IOException {
    for (World world : World.values()) {
      Path programs =
          Path.of("src/test/resources/programs", world == World.LINUX ? "linux" : "posix");
      try (Stream<Path> files = Files.list(programs)) {
        List<Path> all = files.sorted().toList();
        assertThat(all).isNotEmpty();
        for (Path file : all) {
          assertThat(ofProgram(file, world)).as(file.toString()).isEmpty();
        }
      }
    }
  }

  private static List<Remark> ofProgram(Path file, World world) {
    SourceTree own = path -> path.equals("a.c") ? Optional.of(text(file)) : Optional.empty();
    Options options = Options.includePaths(world.includePaths());
    FrontEnd front = new FrontEnd(own.over(World.files()), options, new ParseCache());
    return Compiler.remarks(front.parse("a.c"), function -> true).stream()
        .filter(remark -> remark.severity() == Severity.ERROR)
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
