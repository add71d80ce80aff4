package org.interleave.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.detect.DataRace;
import org.interleave.simulation.detect.Deadlock;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.detect.LockOrder;
import org.interleave.simulation.explore.Toy.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explorations that are stopped, stored and carried on by another machine. */
class CheckpointTest {
  private static final Budget AMPLE = Budget.of(Duration.ofMinutes(5));
  private static final Plan EXHAUSTIVE = new Plan.Exhaustive();

  private static final Toy.Program OPPOSITE_LOCKS =
      new Toy.Program(
          2,
          List.of(
              List.of(new Op.Lock(0), new Op.Lock(1), new Op.Unlock(1), new Op.Unlock(0)),
              List.of(new Op.Lock(1), new Op.Lock(0), new Op.Unlock(0), new Op.Unlock(1))),
          3,
          false);

  private static List<Detector> detectors() {
    return List.of(new DataRace(DataRace.World.POSIX), new Deadlock(), new LockOrder());
  }

  private static Exploration of(Toy.Program program, Checkpoint checkpoint) throws Foreign {
    return Exploration.of(() -> new Toy(program), CheckpointTest::detectors, checkpoint);
  }

  private static Checkpoint go(Toy.Program program, Checkpoint from, Budget budget, Slice slice)
      throws Foreign {
    Exploration exploration = of(program, Checkpoint.read(from.bytes()));
    exploration.resume(budget, slice, Progress.NONE, InstantSource.system());
    return exploration.checkpoint();
  }

  private static Result undisturbed(Toy.Program program, Plan plan) {
    return Exploration.run(
        () -> new Toy(program),
        CheckpointTest::detectors,
        plan,
        AMPLE,
        7,
        Progress.NONE,
        InstantSource.system());
  }

  /** By a new machine for each slice. */
  private static Result inSlices(Toy.Program program, Plan plan, Random random, int most)
      throws Foreign {
    Checkpoint checkpoint = Checkpoint.start(plan, 7);
    while (!checkpoint.over()) {
      Slice slice = new Slice(Slice.WHOLE.time(), 1 + random.nextInt(most));
      checkpoint = go(program, checkpoint, AMPLE, slice);
    }
    return of(program, Checkpoint.read(checkpoint.bytes())).result();
  }

  /** A circle of locks may have other witnesses, so only whether there is one is the same. */
  private static TreeSet<String> places(Result result) {
    TreeSet<String> places = new TreeSet<>();
    for (Finding finding : result.findings()) {
      boolean order = finding.fault().kind() == Kind.LOCK_ORDER;
      String one = order ? "" : finding.fault().site().place().toString();
      String two =
          order || finding.fault().other() == null ? "" : "" + finding.fault().other().place();
      places.add(finding.fault().kind() + " " + new TreeSet<>(List.of(one, two)));
    }
    return places;
  }

  private static void assertSame(Result result, Result whole) {
    assertThat(result.complete()).isEqualTo(whole.complete());
    assertThat(result.executions()).isEqualTo(whole.executions());
    assertThat(result.abandoned()).isEqualTo(whole.abandoned());
    assertThat(result.blocked()).isEqualTo(whole.blocked());
    assertThat(result.total()).isEqualTo(whole.total());
    assertThat(result.steps()).isEqualTo(whole.steps());
    assertThat(result.stages()).isEqualTo(whole.stages());
    assertThat(result.doubts()).isEmpty();
    assertThat(places(result)).isEqualTo(places(whole));
  }

  @ParameterizedTest
  @CsvSource({
    "readers, 8, 256",
    "lastZero, 7, 320",
    "lastZero, 10, 3328",
    "indexer, 13, 64",
    "fileSystem, 18, 32",
    "floatingRead, 5, 720",
    "mutex, 5, 120"
  })
  void aPublishedCountStaysTheSame(String name, int n, long traces) throws Foreign {
    Toy.Program program = Literature.named(name, n);

    Result result = inSlices(program, EXHAUSTIVE, new Random(n), 50);

    assertThat(result.complete()).isTrue();
    assertThat(result.executions()).isEqualTo(traces);
    assertThat(result.total()).isEqualTo(traces);
    assertThat(result.blocked()).isZero();
  }

  @Property(tries = 700, shrinking = net.jqwik.api.ShrinkingMode.OFF)
  void whatIsCarriedOnComesToTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int kinds) throws Foreign {
    Random random = new Random(seed);
    Toy.Program program = RandomPrograms.next(random, kinds);

    Result whole = undisturbed(program, EXHAUSTIVE);
    int most = 1 + (int) Math.max(5, whole.total() / 20);

    assertSame(inSlices(program, EXHAUSTIVE, random, most), whole);
  }

  @Property(tries = 60, shrinking = net.jqwik.api.ShrinkingMode.OFF)
  void aClimbThatIsCarriedOnComesToTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int kinds) throws Foreign {
    Random random = new Random(seed);
    Toy.Program program = RandomPrograms.next(random, kinds);

    Result whole = undisturbed(program, new Plan.Climb());
    int most = 1 + (int) Math.max(5, whole.total() / 20);

    assertSame(inSlices(program, new Plan.Climb(), random, most), whole);
  }

  @Test
  void goesOnWhereABudgetEnded() throws Foreign {
    Toy.Program program = Literature.lastZero(10);
    Checkpoint checkpoint = Checkpoint.start(new Plan.Climb(), 7);
    for (int executions = 100; !checkpoint.over(); executions += 900) {
      Budget budget = new Budget(AMPLE.time(), executions, Budget.LONGEST);
      checkpoint = go(program, checkpoint, budget, Slice.WHOLE);
    }

    assertSame(of(program, checkpoint).result(), undisturbed(program, new Plan.Climb()));
  }

  @Test
  void carriesSamplesOn() throws Foreign {
    Toy.Program program = Literature.lastZero(10);
    Checkpoint first =
        go(program, Checkpoint.start(new Plan.Sampled(), 7), AMPLE, new Slice(AMPLE.time(), 40));
    Checkpoint second = go(program, first, AMPLE, new Slice(AMPLE.time(), 60));

    assertThat(second.over()).isFalse();
    assertThat(of(program, second).result().total()).isEqualTo(100);
  }

  @Test
  void putsTogetherWhatDetectorsLearntInDifferentSlices() throws Foreign {
    Checkpoint checkpoint = Checkpoint.start(EXHAUSTIVE, 7);
    while (!checkpoint.over()) {
      checkpoint = go(OPPOSITE_LOCKS, checkpoint, AMPLE, new Slice(AMPLE.time(), 1));
    }

    assertThat(of(OPPOSITE_LOCKS, checkpoint).result().findings())
        .extracting(finding -> finding.fault().kind())
        .contains(Kind.LOCK_ORDER, Kind.DEADLOCK);
  }

  @Test
  void saysWhatWasProvedSoFar() throws Foreign {
    Checkpoint checkpoint = Checkpoint.start(new Plan.Climb(), 7);
    while (checkpoint.stage() < 4) {
      checkpoint = go(Literature.lastZero(5), checkpoint, AMPLE, new Slice(AMPLE.time(), 1));
      if (checkpoint.over()) {
        break;
      }
    }

    assertThat(checkpoint.proved()).isNotEmpty();
  }

  @Test
  void aCheckpointOfADeepExecutionIsSmall() throws Foreign {
    List<Op> many = new java.util.ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(new Op.Write(0, i));
    }
    Toy.Program program = new Toy.Program(1, List.of(many, many), 3, true);

    Checkpoint checkpoint =
        go(program, Checkpoint.start(EXHAUSTIVE, 7), AMPLE, new Slice(AMPLE.time(), 20));

    assertThat(checkpoint.frontier().orElseThrow().path()).hasSizeGreaterThan(900);
    assertThat(checkpoint.bytes()).hasSizeLessThan(64 << 10);
  }

  @Property(tries = 500, shrinking = net.jqwik.api.ShrinkingMode.OFF)
  void whatIsDamagedIsRefused(@ForAll long seed) throws Foreign {
    Random random = new Random(seed);
    byte[] bytes =
        go(
                RandomPrograms.next(new Random(seed % 50), 5),
                Checkpoint.start(EXHAUSTIVE, 7),
                AMPLE,
                new Slice(AMPLE.time(), 3))
            .bytes();
    byte[] other = bytes.clone();
    if (random.nextBoolean()) {
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    } else {
      other = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    byte[] damaged = other;

    assertThatThrownBy(() -> Checkpoint.read(damaged))
        .isInstanceOf(Foreign.class)
        .message()
        .matches("it is no checkpoint.*|the checkpoint is damaged")
        .doesNotContain("\n");
  }

  @Test
  void aCheckpointOfAnotherProgramIsRefused() throws Foreign {
    Checkpoint checkpoint =
        go(
            Literature.floatingRead(5),
            Checkpoint.start(EXHAUSTIVE, 7),
            AMPLE,
            new Slice(AMPLE.time(), 100));

    assertThatThrownBy(() -> go(Literature.readers(1), checkpoint, AMPLE, Slice.WHOLE))
        .isInstanceOf(Foreign.class)
        .hasMessageStartingWith("it is of another program");
  }
}
