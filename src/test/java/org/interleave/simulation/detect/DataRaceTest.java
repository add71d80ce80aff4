package org.interleave.simulation.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.c.Mark;
import org.interleave.simulation.detect.DataRace.World;
import org.junit.jupiter.api.Test;

class DataRaceTest {
  private static final long DATA = 1;
  private static final long FLAG = 2;

  private static Story story(World world) {
    return new Story(new DataRace(world));
  }

  private static Story story() {
    return story(World.POSIX);
  }

  @Test
  void namesBothSidesOfARace() {
    Story story = story().writes(1, "a", DATA, Mark.PLAIN).reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).containsExactly("b/a");
    assertThat(story.faults.getFirst().message())
        .isEqualTo("plain read of `b` by thread 2 races with plain write of `a` by thread 1");
    assertThat(story.faults.getFirst().otherThread()).isEqualTo(1);
  }

  @Test
  void findsRacesOfAccessesThatAreNoNeighbours() {
    Story story =
        story()
            .writes(1, "first", DATA, Mark.PLAIN)
            .writes(1, "second", DATA, Mark.PLAIN)
            .writes(1, "elsewhere", FLAG, Mark.PLAIN)
            .reads(2, "read", DATA, Mark.PLAIN);

    assertThat(story.found).containsExactlyInAnyOrder("read/second", "read/first");
  }

  @Test
  void readsDoNotRaceWithReads() {
    assertThat(story().reads(1, "a", DATA, Mark.PLAIN).reads(2, "b", DATA, Mark.PLAIN).found)
        .isEmpty();
  }

  @Test
  void bytesOfACellAreApart() {
    Story story =
        story()
            .accesses(1, "low", DATA, 0x0F, false, true, Mark.PLAIN)
            .accesses(2, "high", DATA, 0xF0, false, true, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void creationAndJoiningOrder() {
    Story story =
        story()
            .writes(0, "a", DATA, Mark.PLAIN)
            .starts(0, 1)
            .writes(1, "b", DATA, Mark.PLAIN)
            .joins(0, 1)
            .writes(0, "c", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void whatAParentDoesAfterCreationIsNotOrdered() {
    Story story = story().starts(0, 1).writes(0, "a", DATA, Mark.PLAIN);

    assertThat(story.writes(1, "b", DATA, Mark.PLAIN).found).containsExactly("b/a");
  }

  @Test
  void locksOrder() {
    Story story =
        story()
            .locks(1, "m")
            .writes(1, "a", DATA, Mark.PLAIN)
            .unlocks(1, "m")
            .locks(2, "m")
            .writes(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void releaseAndAcquireOrder() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .writes(1, "flag", FLAG, Mark.RELEASE)
            .reads(2, "flag", FLAG, Mark.ACQUIRE)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void relaxedAccessesDoNotOrderButDoNotRaceEither() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .writes(1, "flag", FLAG, Mark.RELAXED)
            .reads(2, "flag", FLAG, Mark.RELAXED)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).containsExactly("b/a");
  }

  @Test
  void aReadModifyWriteContinuesAReleaseSequence() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .writes(1, "flag", FLAG, Mark.RELEASE)
            .accesses(3, "add", FLAG, 0xFF, true, true, Mark.RELAXED)
            .reads(2, "flag", FLAG, Mark.ACQUIRE)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void aStoreOfAnotherThreadEndsAReleaseSequence() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .writes(1, "flag", FLAG, Mark.RELEASE)
            .writes(3, "flag", FLAG, Mark.RELAXED)
            .reads(2, "flag", FLAG, Mark.ACQUIRE)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).containsExactly("b/a");
  }

  @Test
  void flagsThatShareACellCarryTheirOwnClocks() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .accesses(1, "mine", FLAG, 0x0F, false, true, Mark.SEQUENTIAL)
            .accesses(2, "yours", FLAG, 0xF0, false, true, Mark.SEQUENTIAL)
            .accesses(2, "mine", FLAG, 0x0F, true, false, Mark.SEQUENTIAL)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void fencesGoWithRelaxedAccesses() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .syncs(1, 0, false, true)
            .writes(1, "flag", FLAG, Mark.RELAXED)
            .reads(2, "flag", FLAG, Mark.RELAXED)
            .syncs(2, 0, true, false)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
  }

  @Test
  void fencesAloneDoNotOrder() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .syncs(1, 0, false, true)
            .syncs(2, 0, true, false)
            .reads(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).containsExactly("b/a");
  }

  @Test
  void volatileAccessesAreMarkedInTheKernelAndPlainInC() {
    for (World world : World.values()) {
      Story story =
          story(world).writes(1, "a", DATA, Mark.VOLATILE).reads(2, "b", DATA, Mark.VOLATILE);

      assertThat(story.found).hasSize(world == World.POSIX ? 1 : 0);
    }
  }

  @Test
  void aPlainAccessRacesWithAMarkedOne() {
    Story story =
        story(World.LINUX).writes(1, "a", DATA, Mark.PLAIN).reads(2, "b", DATA, Mark.VOLATILE);

    assertThat(story.found).containsExactly("b/a");
  }

  @Test
  void whatIsUndoneIsForgotten() {
    Story story =
        story()
            .writes(1, "a", DATA, Mark.PLAIN)
            .syncs(1, 9, false, true)
            .undo(2)
            .syncs(2, 9, true, false)
            .writes(2, "b", DATA, Mark.PLAIN);

    assertThat(story.found).isEmpty();
    assertThat(story.writes(1, "c", DATA, Mark.PLAIN).found).containsExactly("c/b");
  }
}
