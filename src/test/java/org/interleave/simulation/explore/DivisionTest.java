package org.interleave.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explorations that are divided, explored in pieces in any order, and put together again. */
class DivisionTest {
  /** Stops after so many executions. */
  private static final class Counting extends Count {
    private long left;
    private int pieces;

    Counting() {
      super(true);
    }

    @Override
    public void complete(Walk walk) {
      super.complete(walk);
      left--;
    }

    @Override
    public boolean stopped() {
      return left <= 0;
    }
  }

  private static Walk walk(Toy.Program program) {
    return new Walk(new Toy(program), List.of(), new Findings());
  }

  private static Count undivided(Toy.Program program) {
    Count count = new Count(true);
    assertThat(new OptimalDpor(walk(program), count, false).run()).isTrue();
    return count;
  }

  private static Counting divided(Toy.Program program, Random random, int most) throws Foreign {
    Counting slice = new Counting();
    List<Frontier> open = new ArrayList<>(List.of(Frontier.NOTHING_DONE));
    while (!open.isEmpty()) {
      Frontier frontier = open.remove(random.nextInt(open.size()));
      slice.left = 1 + random.nextInt(most);
      OptimalDpor dpor = at(program, frontier, slice);
      dpor.run();
      Frontier left = dpor.frontier();
      List<Frontier> pieces = List.of(left);
      if (!left.over() && random.nextInt(3) != 0) {
        pieces = at(program, left, slice).divide(2 + random.nextInt(8));
      }
      slice.pieces += pieces.size() > 1 ? pieces.size() : 0;
      pieces.stream().filter(piece -> !piece.over()).forEach(open::add);
    }
    return slice;
  }

  private static OptimalDpor at(Toy.Program program, Frontier frontier, Meter meter)
      throws Foreign {
    OptimalDpor dpor = new OptimalDpor(walk(program), meter, false);
    dpor.restore(frontier);
    return dpor;
  }

  private static void assertSame(Count count, Count whole) {
    assertThat(count.traces).doesNotHaveDuplicates();
    assertThat(new HashSet<>(count.traces)).isEqualTo(new HashSet<>(whole.traces));
    assertThat(count.ends).isEqualTo(whole.ends);
    assertThat(count.faults).isEqualTo(whole.faults);
  }

  @ParameterizedTest
  @CsvSource({
    "readers, 5, 32",
    "readers, 8, 256",
    "lastZero, 5, 64",
    "lastZero, 7, 320",
    "lastZero, 10, 3328",
    "indexer, 12, 8",
    "indexer, 13, 64",
    "fileSystem, 14, 2",
    "fileSystem, 18, 32",
    "floatingRead, 3, 24",
    "floatingRead, 5, 720",
    "mutex, 4, 24",
    "mutex, 5, 120"
  })
  void aPublishedCountStaysTheSame(String name, int n, long traces) throws Foreign {
    Toy.Program program = Literature.named(name, n);
    Count whole = undivided(program);
    assertThat(whole.executions).isEqualTo(traces);

    for (int seed = 0; seed < 3; seed++) {
      Counting slice = divided(program, new Random(seed), 1 + (int) traces / 8);
      assertSame(slice, whole);
      if (traces > 8) {
        assertThat(slice.pieces).isPositive();
      }
    }
  }

  @Test
  void whatHasNothingPlannedIsNotDivided() throws Foreign {
    Counting slice = new Counting();

    assertThat(at(Literature.readers(5), Frontier.NOTHING_DONE, slice).divide(8))
        .containsExactly(Frontier.NOTHING_DONE);
  }

  @Test
  void littleOfItIsBegunInVain() throws Foreign {
    for (Toy.Program program :
        List.of(Literature.lastZero(10), Literature.floatingRead(6), Literature.mutex(6))) {
      Counting slice = new Counting();
      slice.left = 50;
      OptimalDpor dpor = new OptimalDpor(walk(program), slice, false);
      dpor.run();
      for (Frontier piece : dpor.divide(8)) {
        slice.left = Long.MAX_VALUE;
        at(program, piece, slice).run();
      }

      assertThat(slice.executions).isEqualTo(undivided(program).executions);
      assertThat(slice.redundant).isLessThan(slice.executions / 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"readers, 8, 256", "lastZero, 10, 3328", "mutex, 5, 120"})
  void piecesTogetherCountAsOne(String name, int n, long traces) throws Foreign {
    Toy.Program program = Literature.named(name, n);
    Exploration whole = exploration(program, Checkpoint.start(new Plan.Exhaustive(), 7));
    go(whole, 20);

    List<Checkpoint> pieces = new ArrayList<>();
    for (Checkpoint piece : whole.divide(4)) {
      Exploration exploration = exploration(program, Checkpoint.read(piece.bytes()));
      while (!exploration.over()) {
        go(exploration, 30);
      }
      pieces.add(exploration.checkpoint());
    }
    Result result = exploration(program, Pieces.together(pieces)).result();

    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(result.complete()).isTrue();
    assertThat(result.executions()).isEqualTo(traces);
    assertThat(result.total()).isEqualTo(traces);
    assertThat(result.stages().getLast().proved())
        .isEqualTo("all %,d interleavings".formatted(traces));
  }

  @Test
  void withAPieceLeftOutItIsNotComplete() throws Foreign {
    Toy.Program program = Literature.lastZero(7);
    Exploration whole = exploration(program, Checkpoint.start(new Plan.Exhaustive(), 7));
    go(whole, 20);

    Result result = exploration(program, Pieces.together(whole.divide(4))).result();

    assertThat(result.complete()).isFalse();
    assertThat(result.total()).isEqualTo(20);
    assertThat(result.stopped()).isEqualTo("not all of its pieces were explored");
  }

  private static Exploration exploration(Toy.Program program, Checkpoint checkpoint)
      throws Foreign {
    return Exploration.of(() -> new Toy(program), List::of, checkpoint);
  }

  private static void go(Exploration exploration, long executions) throws Foreign {
    Duration ample = Duration.ofMinutes(5);
    exploration.resume(
        Budget.of(ample), new Slice(ample, executions), Progress.NONE, InstantSource.system());
  }

  @Property(tries = 2500, shrinking = ShrinkingMode.OFF)
  void whatIsDividedAndPutTogetherIsTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int kinds) throws Foreign {
    Random random = new Random(seed);
    Toy.Program program = RandomPrograms.next(random, kinds);

    assertSame(divided(program, random, 5), undivided(program));
  }
}
