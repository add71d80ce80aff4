package org.interleave.checks.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.interleave.archive.Archives;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.store.Answer;
import org.interleave.checks.store.JobNews;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.StoredJobs;
import org.interleave.checks.store.StoredOutcomes;
import org.interleave.database.TestDatabase;
import org.interleave.example.BundledExample;
import org.interleave.ingest.Importer;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.store.PostingStore;
import org.interleave.series.store.StoredSeries;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Suite;
import org.interleave.source.store.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled example's versions, imported, and done by real workers with a counted simulator. */
class ExampleJobsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Worker.Pace QUICK =
      new Worker.Pace(2, Duration.ofMillis(100), Duration.ofMillis(500), 1);

  private final DataSource source = TestDatabase.fresh();
  private final InstantSource clock = InstantSource.system();
  private final StoredSeries catalog = new StoredSeries(source);
  private final JobNews news = new JobNews(source);
  private final Jobs jobs = new StoredJobs(source, new JobQueue(source, clock), news, clock);
  private final Counted counted = new Counted();
  private BundledExample example;

  @TempDir Path folder;

  @BeforeEach
  void unpack() throws Exception {
    example = BundledExample.unpack(folder);
  }

  @AfterEach
  void close() {
    news.close();
  }

  /** A simulator that reads the suite's files and counts how often it runs what. */
  private static final class Counted implements Simulating {
    final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    volatile int slices = 1;

    @Override
    public byte[] kind(Suite suite) {
      return ("test " + suite.name()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Ready compile(Suite suite, NamedRevision revision) {
      StringBuilder text = new StringBuilder();
      suite.subject().forEach(path -> text.append(revision.files().file(path).orElse("-")));
      suite.linked().forEach(path -> text.append(revision.files().file(path).orElse("-")));
      revision.files().file("not/there.h");
      return (scenario, checkpoint, slice, last, progress) ->
          slice(text.toString(), scenario, checkpoint, last, progress);
    }

    private Slice slice(
        String text,
        Suite.Scenario scenario,
        Optional<String> checkpoint,
        boolean last,
        Progress progress) {
      int done = checkpoint.map(Integer::parseInt).orElse(0) + 1;
      if (!progress.goesOn("test", done, -1, 0)) {
        return new Slice.Interrupted(checkpoint);
      }
      runs.computeIfAbsent(scenario.name() + " of " + text.hashCode(), any -> new AtomicInteger())
          .incrementAndGet();
      if (done < slices && !last) {
        return new Slice.Open(String.valueOf(done), done, 0);
      }
      return new Slice.Done(
          new Answer(
              State.VERIFIED, true, "verified " + text.hashCode(), done, 0, "{}", List.of()));
    }
  }

  private void importMail() throws Exception {
    new Importer(
            source,
            List.of(new PostingStore(source), new VersionQueue(source, catalog, clock)),
            clock)
        .run(Archives.open(example.archive().toString()), progress -> {}, () -> false);
  }

  private Workers.Running worker(List<Path> mirrors) {
    return Workers.on(
        source,
        mirrors,
        QUICK,
        counted,
        new SimulateWork.Budgets(Duration.ofSeconds(20), Duration.ofMillis(100)),
        Suiting.bundled(),
        clock);
  }

  private void untilDone() throws InterruptedException {
    long end = clock.millis() + PATIENCE.toMillis();
    while (jobs.page(0, 200).stream().anyMatch(job -> job.state().isUnderWay())) {
      assertThat(clock.millis()).as("jobs: " + jobs.page(0, 5)).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private Series series() {
    return catalog.find(BundledExample.COVER.value()).orElseThrow();
  }

  @Test
  void anImportHasEveryVersionCheckedAndComputesNothingTwice() throws Exception {
    new Trees(source, clock).add(example.repository());
    importMail();
    assertThat(jobs.page(0, 10)).extracting(Job::kind).containsOnly(Job.Kind.APPLY).hasSize(3);

    try (Workers.Running worker = worker(List.of())) {
      worker.start();
      untilDone();
    }

    assertThat(jobs.page(0, 200)).extracting(Job::state).containsOnly(Job.State.DONE);
    for (Version version : series().versions()) {
      List<Outcome> outcomes = new StoredOutcomes(source).of(version);
      assertThat(outcomes.stream().filter(it -> it.row() instanceof Row.Scenario))
          .hasSize(14 * (version.patches().size() + 1))
          .allMatch(it -> it.state() == State.VERIFIED && it.complete());
      assertThat(outcomes).anyMatch(it -> it.row() instanceof Row.Rule);
    }
    // of 19 revisions the three bases are the same
    assertThat(counted.runs.values()).allMatch(times -> times.get() == 1);
    assertThat(counted.runs.size()).isEqualTo(14 * 17);
  }

  @Test
  void anotherImportQueuesNothing() throws Exception {
    new Trees(source, clock).add(example.repository());
    importMail();
    int before = jobs.page(0, 100).size();

    importMail();

    assertThat(jobs.page(0, 100)).hasSize(before);
  }

  @Test
  void whatTakesLongIsDoneInSlicesAndCarriedOnByAnotherWorker() throws Exception {
    new Trees(source, clock).add(example.repository());
    counted.slices = 3;
    importMail();

    try (Workers.Running first = worker(List.of())) {
      first.start();
      while (counted.runs.isEmpty()) {
        Thread.sleep(10);
      }
    }
    assertThat(jobs.page(0, 200)).extracting(Job::state).doesNotContain(Job.State.RUNNING);
    try (Workers.Running second = worker(List.of())) {
      second.start();
      untilDone();
    }

    assertThat(jobs.page(0, 200)).extracting(Job::state).containsOnly(Job.State.DONE);
    // a slice that was under way when the first stopped is the only thing that may be done again
    assertThat(counted.runs.values()).allMatch(times -> times.get() >= 3 && times.get() <= 4);
  }

  @Test
  void aVersionWithoutATreeFailsWithAReasonAndIsTriedAgainWhenThereIsOne() throws Exception {
    importMail();
    try (Workers.Running worker = worker(List.of())) {
      worker.start();
      untilDone();
      assertThat(jobs.page(0, 10))
          .allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(Job.State.FAILED);
            assertThat(job.said()).startsWith("no tree is known; add one with");
          });

      new Trees(source, clock).add(example.repository());
      untilDone();
    }

    assertThat(jobs.of(PatchList.of(series().newest())))
        .filteredOn(job -> job.kind() == Job.Kind.SIMULATE)
        .hasSize(7)
        .allMatch(job -> job.state() == Job.State.DONE);
    assertThat(jobs.page(0, 200)).extracting(Job::state).containsOnly(Job.State.DONE);
  }

  @Test
  void whatAPersonAsksForIsDoneInThatPersonsName() throws Exception {
    new Trees(source, clock).add(example.repository());
    importMail();
    jobs.page(0, 10).forEach(job -> jobs.cancel(job.id()));

    try (Workers.Running worker = worker(List.of())) {
      worker.start();
      jobs.ask(series().newest(), "ada");
      untilDone();
    }

    assertThat(jobs.of(PatchList.of(series().newest())))
        .filteredOn(job -> job.kind() == Job.Kind.SIMULATE)
        .hasSize(7)
        .allMatch(job -> job.state() == Job.State.DONE && job.askedBy().equals("ada"));
  }

  @Test
  void aWorkerWithoutTheTreeLeavesJobsToOnesThatHaveIt() throws Exception {
    Path elsewhere = folder.resolve("elsewhere.git");
    new Trees(source, clock).add(example.repository());
    java.nio.file.Files.move(example.repository(), elsewhere);
    importMail();

    try (Workers.Running without = worker(List.of())) {
      without.start();
      long end = clock.millis() + PATIENCE.toMillis();
      while (jobs.page(0, 10).stream().noneMatch(job -> job.said().startsWith("waits for"))) {
        assertThat(clock.millis()).isLessThan(end);
        Thread.sleep(50);
      }
      assertThat(new TreeMap<>(counted.runs)).isEmpty();
    }
    assertThat(jobs.page(0, 10)).extracting(Job::state).containsOnly(Job.State.QUEUED);
  }
}
