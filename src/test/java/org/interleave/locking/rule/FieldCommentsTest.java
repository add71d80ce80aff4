package org.interleave.locking.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.junit.jupiter.api.Test;

class FieldCommentsTest {
  @Test
  void proposesWhatCommentsBesideFieldsSay() {
    assertThat(
            proposed(
                """
                struct lock { int l; };
                struct lock big_lock;
                struct box {
                	struct lock lock;
                	struct box *parent;
                	int a; /* Protected by lock */
                	/* how many there are;
                	 * guarded by the &lock */
                	int b, *c[4];
                	int d; // serialized by big_lock
                	int (*op)(int); /* protected by parent->lock */
                	struct {
                		int e; /* covered by lock */
                	} in;
                	void *f; /* protected by RCU */
                };
                """))
        .containsExactly(
            "box.a under box.lock",
            "box.b under box.lock",
            "box.c under box.lock",
            "box.d under big_lock",
            "box.op under box.parent->lock",
            "box.in.e under box.lock",
            "box.f under rcu");
  }

  @Test
  void proposesNothingOfALockThatItCannotName() {
    assertThat(
            proposed(
                """
                struct box {
                	int a; /* protected by magic */
                	int b; /* not protected at all */
                };
                /* protected by nothing */
                int v;
                int f(void)
                {
                	int local; /* protected by v */
                	return local;
                }
                """))
        .isEmpty();
  }

  @Test
  void quotesTheComment() {
    Rule rule = rules("struct s { int l;\nint a; /* Protected by l, mostly */\n};").getFirst();

    assertThat(rule.because().orElseThrow().quotation()).isEqualTo("Protected by l, mostly");
    assertThat(rule.origin().line()).isEqualTo(2);
  }

  private static List<String> proposed(String text) {
    return rules(text).stream()
        .map(rule -> (Demand.GuardedBy) rule.demand())
        .map(demand -> demand.field() + " under " + demand.lock())
        .toList();
  }

  private static List<Rule> rules(String text) {
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(text) : Optional.empty();
    return FieldComments.of(
        new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache()).parse("a.c"),
        "a.c"::equals);
  }
}
