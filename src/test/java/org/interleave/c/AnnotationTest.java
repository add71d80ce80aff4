package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Comment;
import org.interleave.c.token.MacroUse;
import org.interleave.c.token.Tokens;
import org.junit.jupiter.api.Test;

/** What the source says about its declarations besides their types, and how it uses macros. */
class AnnotationTest {
  private static final String MACROS =
      """
      #define THREAD(x) __attribute__((x))
      #define GUARDED_BY(x) THREAD(guarded_by(x))
      #define OWN(x) GUARDED_BY(x)
      #define must_hold(...)
      #define held_here(l) must_hold(l)
      """;

  private static Unit unit(String text) {
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(text) : Optional.empty();
    return new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache()).parse("a.c");
  }

  private static ParsedUnit parsed(String text) {
    return Objects.requireNonNull(unit(text).parsed());
  }

  private static List<String> annotations(String text) {
    return unit(MACROS + text).annotations().stream()
        .filter(a -> !a.name().equals("THREAD"))
        .map(a -> a.name() + a.arguments() + " " + target(a.target()))
        .toList();
  }

  private static String target(Annotation.Target target) {
    return switch (target) {
      case Annotation.OfFunction f -> f.name() + "()";
      case Annotation.OfParameter p -> p.function() + "(" + p.index() + " " + p.name() + ")";
      case Annotation.OfMember m -> m.owner() + "." + m.member();
      case Annotation.OfVariable v -> v.name();
      case Annotation.OfType t -> "type " + t.name();
    };
  }

  @Test
  void givesTheAttributesOfMembers() {
    assertThat(
            annotations(
                "struct s { int l; int a __attribute__((__guarded_by__(l), packed)), b; };"
                    + "typedef struct { int x [[clang::pt_guarded_by(y->z, 2)]]; } t;"))
        .containsExactly("guarded_by[l] s.a", "pt_guarded_by[y->z, 2] t.x");
  }

  @Test
  void givesMacrosThatStandForAttributes() {
    assertThat(annotations("struct s { int a OWN(&l.m[1]); }; static int GUARDED_BY(mu) v = 1;"))
        .containsExactly(
            "OWN[&l.m[1]] s.a",
            "GUARDED_BY[&l.m[1]] s.a",
            "guarded_by[&l.m[1]] s.a",
            "GUARDED_BY[mu] v",
            "guarded_by[mu] v");
  }

  @Test
  void givesMacrosThatStandForNothing() {
    assertThat(
            annotations(
                """
                struct s { int lock; int (*op)(struct s *s) must_hold(op); };
                int f(struct s *s must_hold(x), int n) must_hold(&s->lock) must_hold(n);
                int f(struct s *s, int n)
                	held_here(s->lock)
                {
                	must_hold(no)
                	return n;
                }
                """))
        .containsExactly(
            "must_hold[op] s.op",
            "must_hold[x] f(0 s)",
            "must_hold[&s->lock] f()",
            "must_hold[n] f()",
            "held_here[s->lock] f()",
            "must_hold[s->lock] f()");
  }

  @Test
  void namesStructuresWithoutATagByWhereTheyStand() {
    assertThat(
            annotations(
                "struct s { struct { union { int a OWN(l); }; } in; }; struct { int b OWN(l); } v;"))
        .contains("OWN[l] s.in.a", "OWN[l] v.b");
  }

  @Test
  void doesNotTakeAMacroForAnAnnotationThatIsMoreThanAttributes() {
    assertThat(annotations("#define word unsigned __attribute__((aligned(4)))\nword x, y;"))
        .isEmpty();
  }

  @Test
  void tellsWhereMacrosAreUsedThatExpandToNothing() {
    Tokens tokens =
        parsed(
                "#define nothing(x)\n#define one 1\nint f(int a)\n{\n nothing(a->b (1, 2));\n"
                    + " return one;\n}\n")
            .tokens();

    List<MacroUse> uses = tokens.uses().written();

    assertThat(uses.stream().filter(u -> u.place().file().equals("a.c")).map(MacroUse::toString))
        .containsExactly("nothing[a->b (1, 2)]@a.c:5:2", "one@a.c:6:9");
    assertThat(uses.getFirst().count()).isZero();
    assertThat(tokens.tokens()[uses.getFirst().first()].text()).isEqualTo(";");
    assertThat(tokens.macroAt(uses.getLast().first()).map(MacroUse::name)).contains("one");
    assertThat(tokens.macroAt(uses.getFirst().first())).isEmpty();
  }

  @Test
  void tellsWhatComesUpInsideOfAMacro() {
    Tokens tokens =
        parsed(
                "#define add(a, b) ((a) + twice(b))\n#define twice(x) (2 * (x))\n#define n 4\n"
                    + "int v = add(twice(n), 3);\n")
            .tokens();
    MacroUse add = tokens.uses().written().getLast();

    assertThat(add.inner().stream().map(MacroUse::name)).containsExactly("twice", "n", "twice");
    assertThat(add.inner().getFirst().arguments()).containsExactly("n");
    assertThat(add.inner().getFirst().place()).isEqualTo(new Place("a.c", 4, 13));
    assertThat(add.inner().getFirst().located()).isFalse();
    assertThat(add.inner().getLast().located()).isTrue();
    int last = add.end() - 2;
    assertThat(tokens.macrosAt(last).stream().map(MacroUse::name)).containsExactly("add", "twice");
  }

  @Test
  void doesNotNoteWhatDirectivesExpand() {
    Tokens tokens =
        parsed("#define four(x) 4\n#if four(2) == 4\nint v = four(1);\n#endif\n").tokens();

    assertThat(tokens.uses().written().getLast().toString()).isEqualTo("four[1]@a.c:3:9");
    assertThat(tokens.uses().written().stream().filter(u -> u.name().equals("four"))).hasSize(1);
  }

  @Test
  void findsCommentsBesideAndAboveADeclaration() {
    String text =
        """
        struct s {
        	/* not this one */

        	// guarded by
        	// the lock
        	int a;
        	int b; /* Protected
        	        * by lock */ int c; // too
        	char *d; /* "d" */
        };
        """;
    Unit unit = unit(text);

    assertThat(unit.comments(new Place("a.c", 6, 6)).stream().map(Comment::text))
        .containsExactly("guarded by", "the lock");
    assertThat(unit.comments(new Place("a.c", 7, 6)).stream().map(Comment::text))
        .containsExactly("Protected by lock");
    assertThat(unit.comments(new Place("a.c", 9, 8)).stream().map(Comment::text))
        .containsExactly("\"d\"");
  }

  @Test
  void tellsWhichFunctionsMembersPointTo() {
    String text =
        """
        struct ops { int (*open)(int); struct { int (*close)(int); } sub[2]; };
        static int a(int x) { return x; }
        static int b(int x) { return a(x); }
        static int c(int x) { return (b)(x); }
        static struct ops all[] = { { .sub = { { 0 }, { (int (*)(int))a } } }, { .open = b } };
        int f(struct ops *o) { static struct ops mine = { a }; o->open = &c; return mine.open(1); }
        """;
    Unit unit = unit(text);
    ParsedUnit parsed = Objects.requireNonNull(unit.parsed());

    assertThat(
            unit.tables().stream()
                .map(t ->
                    t.in()
                        + ":"
                        + t.variable()
                        + " "
                        + t.struct()
                        + "."
                        + t.member()
                        + "="
                        + t.function()
                        + "@"
                        + t.place().line()))
        .containsExactly(
            ":all ops.sub.close=a@5",
            ":all ops.open=b@5",
            "f: ops.open=c@6",
            "f:mine ops.open=a@6");
    assertThat(parsed.routines().stream().filter(parsed::addressTaken).map(r -> r.name()))
        .containsExactly("a", "b", "c");
  }

  @Test
  void doesNotTakeACallOrAnExportForAnAddressTaken() {
    ParsedUnit parsed =
        parsed(
            "#define EXPORT_SYMBOL(f) extern typeof(f) f; void *exported_##f = (void *)&f;\n"
                + "int f(int a) { return a ? (f)(a - 1) : f(1); }\nEXPORT_SYMBOL(f)\n");

    assertThat(parsed.addressTaken(Objects.requireNonNull(parsed.routine("f")))).isFalse();
  }
}
