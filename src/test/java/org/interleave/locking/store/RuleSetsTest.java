package org.interleave.locking.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.interleave.database.TestDatabase;
import org.interleave.locking.Rule;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.interleave.locking.store.RuleSets.Saving;
import org.junit.jupiter.api.Test;

class RuleSetsTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final String ONE = "- { rule: One, forbids: one }\n";
  private static final String TWO = "- { rule: Two, forbids: two }\n";

  private final RuleSets sets = new RuleSets(TestDatabase.fresh(), () -> NOON);

  @Test
  void keepsEveryVersionAsItWasSaved() {
    sets.save("box", 0, ONE, "Ada", Origin.IMPORTED);
    sets.save("box", 1, TWO.replace("\n", "\r\n") + "\n\n", "Ben", Origin.EDITED);

    assertThat(sets.history("box"))
        .containsExactly(
            new RuleSetVersion("box", 2, TWO, "Ben", Origin.EDITED, NOON),
            new RuleSetVersion("box", 1, ONE, "Ada", Origin.IMPORTED, NOON));
    assertThat(sets.version("box", 1).orElseThrow().text()).isEqualTo(ONE);
    assertThat(sets.newest("box").orElseThrow().rules())
        .extracting(Rule::id)
        .containsExactly("two");
    assertThat(sets.all()).extracting(RuleSetVersion::number).containsExactly(2);
  }

  @Test
  void refusesWhatCannotBeReadAndSaysWhy() {
    assertThat(sets.save("box", 0, "- { rule: a, forbid: b }", "Ada", Origin.EDITED))
        .isEqualTo(
            new Saving.Refused(
                List.of("box.yaml:1: there is no key `forbid`; did you mean `forbids`?")));
    assertThat(sets.save("no name", 0, ONE, "Ada", Origin.EDITED))
        .isInstanceOf(Saving.Refused.class);
    assertThat(sets.all()).isEmpty();
  }

  @Test
  void doesNotReplaceWhatSomebodyElseSavedMeanwhile() {
    sets.save("box", 0, ONE, "Ada", Origin.EDITED);

    Saving late = sets.save("box", 0, TWO, "Ben", Origin.EDITED);

    assertThat(late)
        .isEqualTo(new Saving.Stale(new RuleSetVersion("box", 1, ONE, "Ada", Origin.EDITED, NOON)));
  }

  @Test
  void makesNoVersionOfWhatIsTheSame() {
    sets.save("box", 0, ONE, "Ada", Origin.EDITED);

    assertThat(sets.save("box", 1, ONE + "\n", "Ben", Origin.EDITED))
        .isInstanceOf(Saving.Same.class);
    assertThat(sets.history("box")).hasSize(1);
  }

  @Test
  void renewsABundledSetUntilSomebodyEditsIt() {
    sets.offer("box", ONE);
    sets.offer("box", ONE);
    sets.offer("box", TWO);
    sets.save("box", 2, ONE, "Ada", Origin.EDITED);
    sets.offer("box", TWO);

    assertThat(sets.history("box"))
        .extracting(RuleSetVersion::origin)
        .containsExactly(Origin.EDITED, Origin.BUNDLED, Origin.BUNDLED);
  }
}
