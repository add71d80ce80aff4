package org.interleave.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.ADA;
import static org.interleave.review.Reviews.BEN;
import static org.interleave.review.Reviews.NOON;
import static org.interleave.review.Reviews.PATCH;

import java.util.List;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.interleave.mail.Trailer;
import org.interleave.review.Verdict.Kind;
import org.interleave.review.Verdict.Scope;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private final DataSource database = TestDatabase.fresh();
  private final Verdicts verdicts = new Verdicts(database, () -> NOON);

  private List<Kind> kinds() {
    return verdicts.on(List.of(PATCH)).stream().map(Verdict::kind).toList();
  }

  @Test
  void keepsOneStanceAPersonAndTestingBesideIt() {
    verdicts.give(Scope.PATCH, PATCH, Kind.NACK, ADA);
    verdicts.give(Scope.PATCH, PATCH, Kind.TESTED, ADA);
    verdicts.give(Scope.PATCH, PATCH, Kind.REVIEWED, ADA);
    verdicts.give(Scope.PATCH, PATCH, Kind.REVIEWED, ADA);
    verdicts.give(Scope.PATCH, PATCH, Kind.ACKED, BEN);

    assertThat(kinds()).containsExactly(Kind.TESTED, Kind.REVIEWED, Kind.ACKED);
  }

  @Test
  void keepsVerdictsOnAPatchAndOnItsVersionApart() {
    verdicts.give(Scope.PATCH, PATCH, Kind.REVIEWED, ADA);
    verdicts.give(Scope.VERSION, PATCH, Kind.CHANGES_REQUESTED, ADA);

    assertThat(verdicts.on(List.of(PATCH)))
        .containsExactly(
            new Verdict(Scope.PATCH, PATCH, Kind.REVIEWED, ADA, NOON),
            new Verdict(Scope.VERSION, PATCH, Kind.CHANGES_REQUESTED, ADA, NOON));
  }

  @Test
  void takesAVerdictBack() {
    verdicts.give(Scope.PATCH, PATCH, Kind.REVIEWED, ADA);

    verdicts.withdraw(Scope.PATCH, PATCH, Kind.REVIEWED, ADA);

    assertThat(kinds()).isEmpty();
  }

  @Test
  void writesTheTrailersOfTheKernel() {
    Verdict reviewed = new Verdict(Scope.PATCH, PATCH, Kind.REVIEWED, ADA, NOON);
    Verdict waiting = new Verdict(Scope.PATCH, PATCH, Kind.CHANGES_REQUESTED, ADA, NOON);

    assertThat(reviewed.trailer())
        .hasValue(new Trailer("Reviewed-by", "Ada Example <ada@example.org>"));
    assertThat(waiting.trailer()).isEmpty();
  }
}
