package org.interleave.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;
import org.interleave.simulation.report.Narrative.Row;
import org.interleave.simulation.report.Narrative.Side;
import org.interleave.simulation.suite.Simulator;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private static final Symbol MAIN = Symbol.external("main");

  private static final String FREED =
      """
      #include <pthread.h>
      #include <stdlib.h>
      struct hub { int dead; pthread_mutex_t lock; };
      static struct hub *hub;
      static void *put(void *unused)
      {
        pthread_mutex_lock(&hub->lock);
        hub->dead = 1;
        pthread_mutex_unlock(&hub->lock);
        free(hub);
        return 0;
      }
      static int look(struct hub *h)
      {
        return h->dead;
      }
      static void *get(void *unused) { return look(hub) ? hub : 0; }
      int main(void)
      {
        pthread_t a, b;
        hub = malloc(sizeof *hub);
        hub->dead = 0;
        pthread_mutex_init(&hub->lock, 0);
        pthread_create(&a, 0, put, 0);
        pthread_create(&b, 0, get, 0);
        pthread_join(a, 0);
        pthread_join(b, 0);
        return 0;
      }
      """;

  private static final String CIRCLE =
      """
      #include <pthread.h>
      static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;
      static void *left(void *unused)
      {
        pthread_mutex_lock(&a);
        pthread_mutex_lock(&b);
        pthread_mutex_unlock(&b);
        pthread_mutex_unlock(&a);
        return 0;
      }
      static void *right(void *unused)
      {
        pthread_mutex_lock(&b);
        pthread_mutex_lock(&a);
        pthread_mutex_unlock(&a);
        pthread_mutex_unlock(&b);
        return 0;
      }
      int main(void)
      {
        pthread_t one, two;
        pthread_create(&one, 0, left, 0);
        pthread_create(&two, 0, right, 0);
        pthread_join(one, 0);
        pthread_join(two, 0);
        return 0;
      }
      """;

  @Test
  void tellsWhoFreedWhatWhileWhoUsedIt() {
    Narrative narrative = narrate(FREED, Kind.USE_AFTER_FREE);

    assertThat(narrative.threads())
        .extracting(Narrative.Actor::name)
        .containsExactly("main", "put", "get");
    Side use = narrative.sides().get(0);
    Side free = narrative.sides().get(1);
    Side allocation = narrative.sides().get(2);
    assertThat(use.role()).isEqualTo("use");
    assertThat(use.spot()).isEqualTo(new Spot("program.c", 15, 10, "look"));
    assertThat(use.stack()).extracting(Spot::function).containsExactly("get");
    assertThat(free.role()).isEqualTo("free");
    assertThat(free.spot().line()).isEqualTo(10);
    assertThat(allocation.role()).isEqualTo("allocation");
    assertThat(allocation.spot().line()).isEqualTo(21);
    assertThat(row(narrative, use).words()).isEqualTo("reads h->dead (1)");
    assertThat(row(narrative, use).faults())
        .singleElement()
        .asString()
        .startsWith("use-after-free");
    assertThat(row(narrative, free).words()).isEqualTo("free(hub)");
    assertThat(row(narrative, free).thread()).isEqualTo(free.thread());
  }

  @Test
  void saysWhichLocksAThreadHolds() {
    Narrative narrative = narrate(FREED, Kind.USE_AFTER_FREE);

    Row write =
        narrative.rows().stream()
            .filter(row -> row.words().equals("writes hub->dead"))
            .findFirst()
            .orElseThrow();
    assertThat(write.holds()).containsExactly("hub->lock");
    assertThat(narrative.rows())
        .filteredOn(row -> !row.locks().isEmpty())
        .extracting(row -> row.locks().getFirst().taken())
        .containsExactly(true, false);
  }

  @Test
  void namesWhatIsInAnObjectAsTheCodeDoes() {
    Simulator.Told told = tell(FREED, Kind.USE_AFTER_FREE);

    assertThat(told.finding().fault().message())
        .matches(
            "read of `h->dead` in the object of \\d+ bytes allocated in main at program.c:21,"
                + " which is freed");
    assertThat(told.narrative().orElseThrow().rows())
        .flatExtracting(Row::faults)
        .containsExactly("use-after-free: " + told.finding().fault().message());
  }

  @Test
  void marksWhereAnotherThreadGoesOn() {
    Narrative narrative = narrate(FREED, Kind.USE_AFTER_FREE);

    for (int i = 0; i < narrative.rows().size(); i++) {
      boolean other =
          i > 0 && narrative.rows().get(i).thread() != narrative.rows().get(i - 1).thread();
      assertThat(narrative.rows().get(i).switched()).isEqualTo(other);
    }
  }

  @Test
  void endsADeadlockWithThoseWhoWait() {
    Narrative narrative = narrate(CIRCLE, Kind.DEADLOCK);

    assertThat(narrative.sides())
        .extracting(side -> side.role() + " " + side.spot().function())
        .contains("waits left", "waits right");
    assertThat(narrative.rows())
        .filteredOn(row -> row.step() == 0)
        .extracting(Row::words)
        .anyMatch(words -> words.contains("waits for mutex `a`"))
        .anyMatch(words -> words.contains("waits for mutex `b`"));
  }

  private static Row row(Narrative narrative, Side side) {
    return narrative.rows().stream()
        .filter(row -> row.step() == side.step())
        .findFirst()
        .orElseThrow();
  }

  private static Narrative narrate(String text, Kind kind) {
    return tell(text, kind).narrative().orElseThrow();
  }

  private static Simulator.Told tell(String text, Kind kind) {
    SourceTree tree = path -> path.equals("program.c") ? Optional.of(text) : Optional.empty();
    ParseCache cache = new ParseCache();
    Options options = Options.includePaths(World.POSIX.includePaths());
    Program program =
        new Models(World.POSIX, cache)
            .link(
                List.of(new FrontEnd(tree.over(World.files()), options, cache).parse("program.c")),
                List.of(MAIN));
    Simulator simulator = new Simulator(World.POSIX, new Plan.Climb(), 1, InstantSource.system());
    Simulator.Outcome outcome = simulator.run(program, MAIN, Duration.ofMinutes(5), Progress.NONE);
    Finding finding =
        outcome.result().findings().stream()
            .filter(one -> one.fault().kind() == kind)
            .findFirst()
            .orElseThrow();
    return simulator.tell(program, MAIN, finding, outcome.births(), tree);
  }
}
