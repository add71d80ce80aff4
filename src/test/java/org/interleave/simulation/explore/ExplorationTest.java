package org.interleave.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.detect.DataRace;
import org.interleave.simulation.detect.Deadlock;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.detect.LockOrder;
import org.interleave.simulation.explore.Toy.Op;
import org.junit.jupiter.api.Test;

class ExplorationTest {
  private static final Budget AMPLE = Budget.of(Duration.ofMinutes(5));

  private static List<Detector> detectors() {
    return List.of(new DataRace(DataRace.World.POSIX), new Deadlock(), new LockOrder());
  }

  private static Result run(Toy.Program program, Plan plan, Budget budget) {
    return Exploration.run(
        () -> new Toy(program),
        ExplorationTest::detectors,
        plan,
        budget,
        7,
        Progress.NONE,
        InstantSource.system());
  }

  private static Result run(Toy.Program program, Plan plan) {
    return run(program, plan, AMPLE);
  }

  @SafeVarargs
  private static Toy.Program program(int cells, List<Op>... threads) {
    return new Toy.Program(cells, List.of(threads), (1L << threads.length) - 1, false);
  }

  private static final Toy.Program OPPOSITE_LOCKS =
      program(
          2,
          List.of(new Op.Lock(0), new Op.Lock(1), new Op.Unlock(1), new Op.Unlock(0)),
          List.of(new Op.Lock(1), new Op.Lock(0), new Op.Unlock(0), new Op.Unlock(1)));

  private static List<Kind> kinds(Result result) {
    return result.findings().stream().map(f -> f.fault().kind()).sorted().toList();
  }

  private static Finding deadlock(Result result) {
    return result.findings().stream()
        .filter(f -> f.fault().kind() == Kind.DEADLOCK)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void certifiesASmallProgramAtOnce() {
    Result result = run(Literature.readers(5), new Plan.Climb());

    assertThat(result.complete()).isTrue();
    assertThat(result.executions()).isEqualTo(32);
    assertThat(result.blocked()).isZero();
    assertThat(result.findings()).isEmpty();
    assertThat(result.stopped()).isEmpty();
    assertThat(result.stages()).extracting(Stage::name).containsExactly("sequential", "exhaustive");
    assertThat(result.stages().getLast().proved()).isEqualTo("all 32 interleavings");
  }

  @Test
  void climbsThroughEveryStageToACertificate() {
    Result result = run(Literature.lastZero(10), new Plan.Climb());

    assertThat(result.stages())
        .extracting(Stage::name)
        .containsExactly(
            "sequential", "glance", "1 preemptions", "2 preemptions", "sampling", "exhaustive");
    assertThat(result.executions()).isEqualTo(3328);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void saysWhatABudgetLeftOut() {
    Result result =
        run(Literature.lastZero(10), new Plan.Exhaustive(), new Budget(AMPLE.time(), 100, 1000));

    assertThat(result.complete()).isFalse();
    assertThat(result.executions()).isEqualTo(100);
    assertThat(result.stopped()).isEqualTo("the budget of 100 executions was used up");
    assertThat(result.stages().getLast().proved()).isEqualTo("no finding in 100 executions");
  }

  @Test
  void doesNotCertifyWhatItCut() {
    Result result =
        run(Literature.readers(5), new Plan.Exhaustive(), new Budget(AMPLE.time(), 1000, 4));

    assertThat(result.complete()).isFalse();
    assertThat(result.cut()).isPositive();
    assertThat(result.stopped()).contains("cut after 4 steps");
  }

  @Test
  void worksWithManyThreadsAndLongExecutionsInBoundedMemory() {
    List<List<Op>> threads = new ArrayList<>();
    for (int t = 0; t < 64; t++) {
      List<Op> ops = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        ops.add(t == 0 ? new Op.Write(i, 1) : new Op.Read(i, 0));
      }
      threads.add(ops);
    }
    Toy.Program program = new Toy.Program(100, threads, -1, true);

    Result result = run(program, new Plan.Exhaustive(), new Budget(AMPLE.time(), 20, 100_000));

    assertThat(result.executions()).isEqualTo(20);
    assertThat(result.cut()).isZero();
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void endsWhenItIsCancelled() {
    Result result =
        Exploration.run(
            () -> new Toy(Literature.floatingRead(9)),
            ExplorationTest::detectors,
            new Plan.Exhaustive(),
            AMPLE,
            1,
            (_, _, _, _) -> false,
            InstantSource.system());

    assertThat(result.complete()).isFalse();
    assertThat(result.stopped()).isEqualTo("it was cancelled");
  }

  @Test
  void estimatesHowManyExecutionsAreLeft() {
    List<Double> left = new ArrayList<>();
    Exploration.run(
        () -> new Toy(Literature.floatingRead(9)),
        List::of,
        new Plan.Exhaustive(),
        new Budget(AMPLE.time(), 1_000_000, 1000),
        1,
        (_, executions, estimate, _) -> left.add(executions + estimate),
        InstantSource.system());

    assertThat(left).isNotEmpty();
    assertThat(left.getLast()).isBetween(1_000_000.0, 20_000_000.0);
  }

  @Test
  void givesTheSameResultForTheSameSeed() {
    Toy.Program program = RandomPrograms.next(new Random(12), 5);

    assertThat(run(program, new Plan.Climb())).isEqualTo(run(program, new Plan.Climb()));
  }

  @Test
  void reportsADeadlockWithWhoWaitsForWhom() {
    Result result = run(OPPOSITE_LOCKS, new Plan.Exhaustive());

    assertThat(kinds(result)).containsExactly(Kind.DEADLOCK, Kind.LOCK_ORDER);
    Finding deadlock = deadlock(result);
    assertThat(deadlock.threads()).containsExactly(0, 1);
    assertThat(deadlock.details().getFirst())
        .startsWith("thread 0 waits for lock 1, held by thread 1,");
    assertThat(deadlock.schedule().switches()).isEqualTo(1);
    assertThat(result.executions()).isEqualTo(3);
    assertThat(result.doubts()).isEmpty();
  }

  @Test
  void goesOnPastARaceToTheAssertionBehindIt() {
    Toy.Program program =
        program(
            1,
            List.of(new Op.Read(0, 0), new Op.WriteRegister(0, 0, 1)),
            List.of(new Op.Read(0, 0), new Op.WriteRegister(0, 0, 1)),
            List.of(new Op.Await(0, 1), new Op.Read(0, 1), new Op.Assert(1, 2)));

    assertThat(kinds(run(program, new Plan.Exhaustive()))).contains(Kind.DATA_RACE, Kind.ASSERTION);
  }

  @Test
  void findsWhatIsBehindACrashOfAnotherThread() {
    Toy.Program program =
        program(
            2,
            List.of(new Op.Read(0, 0), new Op.Crash()),
            List.of(new Op.Write(1, 1)),
            List.of(new Op.Write(1, 2)));

    assertThat(kinds(run(program, new Plan.Exhaustive())))
        .containsExactly(Kind.NULL_DEREFERENCE, Kind.DATA_RACE);
  }

  @Test
  void doesNotTakeTheEndOfACrashForADeadlock() {
    Toy.Program program =
        program(
            2,
            List.of(new Op.Lock(0), new Op.Read(1, 0), new Op.Crash()),
            List.of(new Op.Lock(0), new Op.Unlock(0)));

    assertThat(kinds(run(program, new Plan.Exhaustive()))).containsExactly(Kind.NULL_DEREFERENCE);
  }

  @Test
  void showsAFindingWithTheFewestSwitches() {
    Toy.Program program =
        program(
            3,
            List.of(new Op.Write(0, 1), new Op.Write(1, 1), new Op.Read(2, 0), new Op.Assert(0, 0)),
            List.of(new Op.Write(0, 2), new Op.Write(1, 2), new Op.Write(2, 1)));

    Result result = run(program, new Plan.Sampled(), new Budget(AMPLE.time(), 200, 1000));

    Finding assertion =
        result.findings().stream()
            .filter(f -> f.fault().kind() == Kind.ASSERTION)
            .findFirst()
            .get();
    assertThat(assertion.schedule().switches()).isEqualTo(1);
  }

  @Test
  void everyStageFindsWhatAFewSwitchesShow() {
    for (Plan plan : List.of(new Plan.Bounded(1), new Plan.Sampled(), new Plan.Climb())) {
      Result result = run(OPPOSITE_LOCKS, plan, new Budget(AMPLE.time(), 300, 1000));

      assertThat(kinds(result)).as("%s", plan).contains(Kind.DEADLOCK);
    }
  }

  @Test
  void replaysAScheduleStepByStep() {
    Result result = run(OPPOSITE_LOCKS, new Plan.Exhaustive());
    Schedule schedule = deadlock(result).schedule();

    Replay replay = new Replay(new Toy(OPPOSITE_LOCKS), detectors());

    assertThat(replay.run(schedule)).hasSameSizeAs(schedule.steps());
    assertThat(replay.found()).extracting(f -> f.fault().kind()).contains(Kind.DEADLOCK);
  }

  @Test
  void stopsReplayingWhereAScheduleDoesNotFit() {
    Schedule foreign = new Schedule(List.of(new Schedule.Step(0, 0), new Schedule.Step(5, 0)));

    assertThat(new Replay(new Toy(OPPOSITE_LOCKS), detectors()).run(foreign)).hasSize(1);
  }

  @Property(tries = 500)
  void findsTheSameInEveryInterleavingAndInOneOfEachTrace(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int kinds) {
    Toy.Program program = RandomPrograms.next(new Random(seed), kinds);
    BruteForce everything = new BruteForce(new Toy(program), 3_000);
    Assume.that(everything.run());

    Result exhaustive = run(program, new Plan.Exhaustive());
    Result unbounded = run(program, new Plan.Bounded(1000));

    assertThat(exhaustive.doubts()).isEmpty();
    assertThat(unbounded.stages().getFirst().complete()).isTrue();
    assertThat(unbounded.total()).isEqualTo(everything.traces.size());
    assertThat(places(unbounded)).isEqualTo(places(exhaustive));
  }

  private static TreeSet<String> places(Result result) {
    TreeSet<String> places = new TreeSet<>();
    for (Finding finding : result.findings()) {
      if (finding.fault().kind() != Kind.LOCK_ORDER) {
        String one = finding.fault().site().place().toString();
        String two = finding.fault().other() == null ? "" : "" + finding.fault().other().place();
        places.add(finding.fault().kind() + " " + new TreeSet<>(List.of(one, two)));
      }
    }
    return places;
  }
}
