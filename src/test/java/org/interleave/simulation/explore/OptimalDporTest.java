package org.interleave.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimalDporTest {
  private static final int MOST_INTERLEAVINGS = 20_000;

  @ParameterizedTest
  @CsvSource({"2, 4", "8, 256", "13, 8192"})
  void exploresEachTraceOfReadersOnce(int n, long traces) {
    assertTraces(Literature.readers(n), traces);
  }

  @ParameterizedTest
  @CsvSource({"5, 64", "10, 3328", "15, 147456"})
  void exploresEachTraceOfLastZeroOnce(int n, long traces) {
    assertTraces(Literature.lastZero(n), traces);
  }

  @ParameterizedTest
  @CsvSource({"14, 2", "16, 8", "18, 32", "19, 64"})
  void exploresEachTraceOfTheFileSystemOnce(int n, long traces) {
    assertTraces(Literature.fileSystem(n), traces);
  }

  @ParameterizedTest
  @CsvSource({"12, 8", "15, 4096"})
  void exploresEachTraceOfTheIndexerOnce(int n, long traces) {
    assertTraces(Literature.indexer(n), traces);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "4, 24", "7, 5040"})
  void countsOnlyTheOrderInWhichThreadsTakeAMutex(int n, long traces) {
    assertTraces(Literature.mutex(n), traces);
  }

  @ParameterizedTest
  @CsvSource({"3, 24", "6, 5040"})
  void countsWhereAReadFallsAmongWrites(int n, long traces) {
    assertTraces(Literature.floatingRead(n), traces);
  }

  @Property(tries = 4000)
  void exploresWhatEveryInterleavingOfARandomProgramComesTo(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int kinds) {
    Toy.Program program = RandomPrograms.next(new Random(seed), kinds);
    BruteForce everything = new BruteForce(new Toy(program), MOST_INTERLEAVINGS);
    Assume.that(everything.run());

    Count count = explore(program, true);

    assertThat(count.traces).doesNotHaveDuplicates();
    assertThat(new HashSet<>(count.traces)).isEqualTo(everything.traces);
    assertThat(count.ends).isEqualTo(everything.ends);
    assertThat(count.faults).isEqualTo(everything.faults);
    assertThat(count.redundant).isZero();
  }

  private static void assertTraces(Toy.Program program, long traces) {
    Count count = explore(program, false);

    assertThat(count.executions).isEqualTo(traces);
    assertThat(count.redundant).isZero();
  }

  private static Count explore(Toy.Program program, boolean keep) {
    Count count = new Count(keep);
    Walk walk = new Walk(new Toy(program), List.of(), new Findings());
    boolean all = new OptimalDpor(walk, count, false).run();
    assertThat(all).isTrue();
    assertThat(walk.depth()).isZero();
    return count;
  }
}
