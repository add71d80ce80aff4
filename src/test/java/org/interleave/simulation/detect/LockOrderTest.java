package org.interleave.simulation.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockOrderTest {
  private static Story story() {
    return new Story(new LockOrder());
  }

  @Test
  void reportsOppositeOrdersThoughNothingDeadlocks() {
    Story story = story();
    nest(story, 1, "a", "b");
    nest(story, 2, "b", "a");

    assertThat(story.found).containsExactly("a/b");
    assertThat(story.faults.getFirst().message())
        .contains("thread 2 takes `a`", "while it holds `b`", "thread 1 takes `b`");
  }

  @Test
  void putsOrdersOfSeveralExecutionsTogether() {
    Story story = story();
    nest(story, 1, "a", "b");
    story.undoAll();
    nest(story, 2, "b", "a");

    assertThat(story.found).hasSize(1);
  }

  @Test
  void closesLongerCircles() {
    Story story = story();
    nest(story, 1, "a", "b");
    nest(story, 2, "b", "c");
    nest(story, 3, "c", "a");

    assertThat(story.found).hasSize(1);
  }

  @Test
  void oneOrderIsNone() {
    Story story = story();
    nest(story, 1, "a", "b");
    nest(story, 2, "a", "b");

    assertThat(story.found).isEmpty();
  }

  @Test
  void aThreadCannotWaitForItself() {
    Story story = story();
    nest(story, 1, "a", "b");
    nest(story, 1, "b", "a");

    assertThat(story.found).isEmpty();
  }

  @Test
  void aLockAroundBothOrdersGuardsThem() {
    Story story = story();
    story.locks(1, "gate");
    nest(story, 1, "a", "b");
    story.unlocks(1, "gate").locks(2, "gate");
    nest(story, 2, "b", "a");

    assertThat(story.found).isEmpty();
  }

  @Test
  void threadsThatNeverRunTogetherDoNotWaitForEachOther() {
    Story story = story().starts(0, 1);
    nest(story, 1, "a", "b");
    story.joins(0, 1).starts(0, 2);
    nest(story, 2, "b", "a");

    assertThat(story.found).isEmpty();
  }

  @Test
  void locksThemselvesKeepNobodyApart() {
    Story story = story().starts(0, 1).starts(0, 2);
    nest(story, 1, "a", "b");
    nest(story, 2, "b", "a");

    assertThat(story.found).hasSize(1);
  }

  @Test
  void anAttemptDoesNotWait() {
    Story story = story();
    nest(story, 1, "a", "b");
    story.locks(2, "b").tries(2, "a").unlocks(2, "a").unlocks(2, "b");

    assertThat(story.found).isEmpty();
  }

  @Test
  void whatWasTakenByAnAttemptIsHeld() {
    Story story = story();
    nest(story, 1, "a", "b");
    story.tries(2, "b").locks(2, "a").unlocks(2, "a").unlocks(2, "b");

    assertThat(story.found).hasSize(1);
  }

  @Test
  void readersDoNotWaitForReaders() {
    Story story = story();
    story.reads(1, "a").reads(1, "b").unlocks(1, "b").unlocks(1, "a");
    story.reads(2, "b").reads(2, "a");

    assertThat(story.found).isEmpty();
  }

  private static void nest(Story story, int thread, String outer, String inner) {
    story.locks(thread, outer).locks(thread, inner).unlocks(thread, inner).unlocks(thread, outer);
  }
}
