package org.interleave.locking.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.locking.Rule;
import org.junit.jupiter.api.Test;

class AnnotatedTest {
  private static final String MACROS =
      """
      #define __must_hold(x)
      #define __acquires(x)
      #define __releases(x)
      #define __cond_acquires(x) __attribute__((try_acquire_capability(true, x)))
      #define __guarded_by(...) __attribute__((guarded_by(__VA_ARGS__)))
      #define GUARDED_BY(x) __attribute__((guarded_by(x)))
      #define PT_GUARDED_BY(x) __attribute__((pt_guarded_by(x)))
      #define ACQUIRED_AFTER(x) __attribute__((acquired_after(x)))
      #define REQUIRES_SHARED(x) __attribute__((requires_shared_capability(x)))
      #define EXCLUDES(x) __attribute__((locks_excluded(x)))
      #define NO_THREAD_SAFETY_ANALYSIS __attribute__((no_thread_safety_analysis))
      struct lock { int l; };
      struct lock big;
      struct box { struct lock lock; struct { struct lock inner; int c GUARDED_BY(inner); } in; };
      """;

  @Test
  void readsTheGuardsOfMembersAndVariables() {
    assertThat(
            demands(
                """
                struct s {
                	struct lock mu ACQUIRED_AFTER(big), other;
                	struct box *box;
                	int a __guarded_by(&mu);
                	int *p PT_GUARDED_BY(box->lock);
                	int both __guarded_by(&mu, &big);
                };
                static int v GUARDED_BY(big);
                """))
        .containsExactly(
            "guarded_by { field: box.in.c, lock: box.in.inner, write: exclusive, read: shared }",
            "lock_order { order: [big, s.mu] }",
            "guarded_by { field: s.a, lock: s.mu, write: exclusive, read: shared }",
            "pt_guarded_by { field: s.p, lock: s.box->lock, write: exclusive, read: shared }",
            "guarded_by { field: s.both, lock: s.mu, write: exclusive, read: shared }",
            "guarded_by { field: s.both, lock: big, write: exclusive, read: shared }",
            "guarded_by { field: v, lock: big, write: exclusive, read: shared }");
  }

  @Test
  void namesLocksOfParametersByTheirStructure() {
    assertThat(
            functions(
                """
                void a(int n, struct box *b) __must_hold(&b->lock);
                static void b(struct box *x) __must_hold(x->in.inner) {}
                int c(struct box *box) REQUIRES_SHARED(big);
                void d(struct box *const box) __acquires(&(box->lock));
                void e(struct box *box) __releases(box->lock);
                int f(struct box *box) __cond_acquires(&box->lock);
                void g(void) EXCLUDES(&big);
                void h(void) __must_hold(RCU);
                """))
        .containsExactly(
            "must_hold { functions: a, lock: box.lock, mode: exclusive }",
            "must_hold { functions: b, lock: box.in.inner, mode: exclusive }",
            "must_hold { functions: c, lock: big, mode: shared }",
            "acquires { functions: d, lock: box.lock, mode: exclusive, when: always }",
            "releases { functions: e, lock: box.lock }",
            "acquires { functions: f, lock: box.lock, mode: exclusive, when: nonzero }",
            "must_not_hold { functions: g, lock: big }",
            "must_hold { functions: h, lock: rcu, mode: shared }");
  }

  @Test
  void makesNoRuleOfALockThatHasNoNameElsewhere() {
    assertThat(
            functions(
                """
                void a(struct lock *lock) __acquires(lock);
                struct lock *of(int n);
                void b(int n) __must_hold(of(n));
                void c(int n) __must_hold(&nowhere);
                void d(struct box *box) __must_hold(&box->nowhere);
                """))
        .isEmpty();
  }

  @Test
  void takesAFunctionThatReleasesAndAcquiresForOneThatIsCalledWithTheLock() {
    assertThat(
            functions(
                "void a(struct box *b) __releases(&b->lock) __acquires(&b->lock);\n"
                    + "void z(struct box *b) __must_hold(&b->lock);"))
        .containsExactly(
            "must_hold { functions: a, lock: box.lock, mode: exclusive }",
            "must_hold { functions: z, lock: box.lock, mode: exclusive }");
  }

  @Test
  void exemptsWhatIsAnnotatedNotToBeAnalysed() {
    List<Rule> rules =
        rules(
            "struct s { struct lock l; int a GUARDED_BY(l); };\n"
                + "void init(struct s *s) NO_THREAD_SAFETY_ANALYSIS;");

    assertThat(rules.getLast().except())
        .extracting(Rule.Exemption::function)
        .containsExactly("init");
  }

  @Test
  void givesTheSameRuleTheSameIdInEveryUnit() {
    String text = "void a(struct box *b) __must_hold(&b->lock);";

    assertThat(rules("int x;\n" + text).getLast().id())
        .isEqualTo(rules(text).getLast().id())
        .isEqualTo("annotated-must-hold-a-box-lock");
    assertThat(rules(text).getLast().title())
        .isEqualTo("a() is called with box.lock held (__must_hold)");
  }

  private static List<String> functions(String text) {
    return demands(text).stream().filter(line -> !line.contains("box.in.c")).toList();
  }

  private static List<String> demands(String text) {
    return rules(text).stream()
        .map(rule -> RuleWriter.write(List.of(rule)).lines().skip(2).findFirst().orElseThrow())
        .map(line -> line.strip().replaceFirst(":", ""))
        .toList();
  }

  private static List<Rule> rules(String text) {
    String all = MACROS + text;
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(all) : Optional.empty();
    return Annotated.of(
        new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache()).parse("a.c"));
  }
}
