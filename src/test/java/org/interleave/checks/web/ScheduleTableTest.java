package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.page.Html;
import org.interleave.simulation.report.Narrative.LockMove;
import org.junit.jupiter.api.Test;

class ScheduleTableTest {
  private static final LockMove TAKES = new LockMove(true, "hub->lock", true);
  private static final LockMove GIVES = new LockMove(false, "hub->lock", false);
  private static final LockMove OTHER = new LockMove(true, "other", false);

  @Test
  void aLockThatAStepTakesAndGivesBackIsNotToldOf() {
    assertThat(ScheduleTable.changed(List.of(TAKES, OTHER, GIVES))).containsExactly(OTHER);
    assertThat(ScheduleTable.changed(List.of(GIVES, TAKES))).containsExactly(GIVES, TAKES);
    assertThat(ScheduleTable.changed(List.of(TAKES, TAKES, GIVES))).containsExactly(TAKES);
  }

  @Test
  void whatStandsBetweenBackticksIsCode() {
    assertThat(FindingPages.code("write of `a<b` races with `c`"))
        .isEqualTo(new Html("write of <code>a&lt;b</code> races with <code>c</code>"));
    assertThat(FindingPages.code("`a` and one ` alone"))
        .isEqualTo(new Html("<code>a</code> and one ` alone"));
    assertThat(FindingPages.code("")).isEqualTo(new Html(""));
  }
}
