package org.interleave.checks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.checks.store.JobsInHand.End;
import org.interleave.checks.store.Order.Urgency;
import org.interleave.database.TestDatabase;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobQueueTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private final DataSource source = TestDatabase.fresh();
  private final InstantSource clock = InstantSource.system();
  private final JobQueue queue = new JobQueue(source, clock);
  private final JobsInHand hands = new JobsInHand(source, queue, clock);
  private final JobNews news = new JobNews(source);
  private final Jobs jobs = new StoredJobs(source, queue, news, clock);

  @AfterEach
  void close() {
    news.close();
  }

  private static PatchList patches(String name) {
    return new PatchList(List.of(new MessageId(name + "@example.org")));
  }

  private static Order order(String name, Errand errand, String by, Instant posted, int patches) {
    return new Order(patches(name), errand, name, by, Urgency.of(errand, by, posted, patches));
  }

  private static Order apply(String name) {
    return order(name, new Errand.Apply(), "", MONDAY, 3);
  }

  /** What a worker does: in db-scheduler's order, as its own statement does it. */
  private Pick pick() {
    return JdbcClient.create(source)
        .sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'test', last_heartbeat = now(),
              version = version + 1
            where (task_name, task_instance) in (select task_name, task_instance
              from scheduled_tasks where not picked and execution_time <= now()
              order by priority desc, execution_time limit 1)
            returning task_instance::bigint, version
            """)
        .query((row, number) -> new Pick(row.getLong(1), row.getLong(2)))
        .single();
  }

  private void dies() {
    JdbcClient.create(source)
        .sql(
            "update scheduled_tasks set picked = false, version = version + 1, execution_time ="
                + " now()")
        .update();
  }

  private String title(Pick pick) {
    return jobs.find(pick.job()).orElseThrow().title();
  }

  private Job only() {
    List<Job> all = jobs.page(0, 10);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void theSameWorkIsQueuedOnce() {
    queue.enqueue(List.of(apply("a"), apply("a")));
    queue.enqueue(List.of(apply("a")));

    assertThat(jobs.page(0, 10)).hasSize(1);
  }

  @Test
  void aPersonsWishComesFirstThenTheNewestThenTheSmallest() {
    queue.enqueue(
        List.of(
            order("old", new Errand.Apply(), "", MONDAY.minus(Duration.ofDays(9)), 1),
            order("large", new Errand.Apply(), "", MONDAY, 30),
            order("small rules", new Errand.Rules("", List.of()), "", MONDAY, 2),
            order("small", new Errand.Apply(), "", MONDAY, 2),
            order("wanted", new Errand.Apply(), "ada", Instant.EPOCH, 99)));

    List<String> order = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      order.add(title(pick()));
    }

    assertThat(order).containsExactly("wanted", "small", "small rules", "large", "old");
  }

  @Test
  void aPersonHurriesWhatWaitsAlready() {
    queue.enqueue(List.of(apply("first"), order("b", new Errand.Apply(), "", MONDAY, 30)));

    queue.enqueue(List.of(order("b", new Errand.Apply(), "ada", MONDAY, 30)));

    assertThat(title(pick())).isEqualTo("b");
    assertThat(jobs.page(0, 10)).hasSize(2);
  }

  @Test
  void whatAJobCameToIsWrittenWithItsEndOrNotAtAll() {
    queue.enqueue(List.of(apply("a")));
    Pick pick = pick();
    hands.begin(pick);

    assertThatThrownBy(() ->
            hands.end(
                pick,
                End.of(Job.State.DONE, ""),
                Job.Progress.NONE,
                () -> {
                  throw new IllegalStateException("no");
                },
                List.of(apply("next"))))
        .hasMessage("no");
    assertThat(only().state()).isEqualTo(Job.State.RUNNING);

    hands.end(
        pick,
        End.of(Job.State.DONE, "all is\nwell"),
        Job.Progress.NONE,
        () -> {},
        List.of(apply("next")));

    assertThat(jobs.find(pick.job()).orElseThrow().said()).isEqualTo("all is; well");
    assertThat(title(pick())).isEqualTo("next");
  }

  @Test
  void aWorkerThatWasThoughtDeadCannotWrite() {
    queue.enqueue(List.of(apply("a")));
    Pick first = pick();
    hands.begin(first);
    dies();
    Pick second = pick();

    List<String> written = new ArrayList<>();
    assertThatThrownBy(() ->
            hands.end(
                first,
                End.of(Job.State.DONE, "by the first"),
                Job.Progress.NONE,
                () -> written.add("first"),
                List.of()))
        .isInstanceOf(Superseded.class);
    assertThatThrownBy(() -> hands.release(first, Duration.ZERO, ""))
        .isInstanceOf(Superseded.class);
    hands.pulse(List.of(new JobsInHand.Pulse(first, "still here", Job.Progress.NONE)), List.of());
    hands.begin(second);
    hands.end(
        second, End.of(Job.State.DONE, "by the second"), Job.Progress.NONE, () -> {}, List.of());

    assertThat(written).isEmpty();
    assertThat(only().said()).isEqualTo("by the second");
  }

  @Test
  void aJobThatKillsItsWorkersIsGivenUpButNotOneThatGetsOn() {
    queue.enqueue(List.of(apply("a")));

    for (int death = 0; death < JobsInHand.MOST_DEATHS; death++) {
      Pick pick = pick();
      assertThat(hands.begin(pick)).isInstanceOf(JobsInHand.Begun.Yes.class);
      hands.getOn(pick, () -> {});
      dies();
    }
    for (int death = 1; death < JobsInHand.MOST_DEATHS; death++) {
      assertThat(hands.begin(pick())).isInstanceOf(JobsInHand.Begun.Yes.class);
      dies();
    }

    assertThat(hands.begin(pick())).isInstanceOf(JobsInHand.Begun.No.class);
    assertThat(only().state()).isEqualTo(Job.State.FAILED);
    assertThat(only().said()).contains("given up").contains("3 times");
  }

  @Test
  void whatMayKillAWorkerIsTriedThreeTimes() {
    queue.enqueue(List.of(apply("a")));

    for (int attempt = 0; attempt < JobsInHand.MOST_DEATHS; attempt++) {
      Pick pick = pick();
      hands.begin(pick);
      hands.stumble(pick, Duration.ZERO, "it needs more memory");
    }

    assertThat(only().state()).isEqualTo(Job.State.FAILED);
    assertThat(only().said()).isEqualTo("given up after 3 attempts: it needs more memory");
  }

  @Test
  void whatWaitsIsCancelledAtOnceAndWhatRunsHearsOfIt() {
    queue.enqueue(List.of(apply("a"), apply("b")));
    Pick running = pick();
    hands.begin(running);
    long waiting =
        jobs.page(0, 10).stream()
            .mapToLong(Job::id)
            .filter(id -> id != running.job())
            .findFirst()
            .orElseThrow();

    assertThat(jobs.cancel(waiting)).isTrue();
    assertThat(jobs.cancel(running.job())).isTrue();

    assertThat(jobs.find(waiting).map(Job::state)).contains(Job.State.CANCELLED);
    assertThat(hands.cancelled(List.of(running.job()))).containsExactly(running.job());
    hands.end(
        running, End.of(Job.State.CANCELLED, "cancelled"), Job.Progress.NONE, () -> {}, List.of());
    assertThat(jobs.cancel(running.job())).isFalse();
    assertThat(jobs.cancel(4711)).isFalse();
  }

  @Test
  void onlyWhatFailedOrWasCancelledIsTriedAgain() {
    queue.enqueue(List.of(apply("a")));
    long id = only().id();
    assertThat(jobs.retry(id)).isFalse();
    Pick first = pick();
    hands.begin(first);
    hands.end(first, End.of(Job.State.FAILED, "no tree"), Job.Progress.NONE, () -> {}, List.of());

    assertThat(jobs.retry(id)).isTrue();

    assertThat(only().state()).isEqualTo(Job.State.QUEUED);
    assertThat(pick().version()).isGreaterThan(first.version());
    assertThat(jobs.retry(id)).isFalse();
  }

  @Test
  void whatWantsATreeIsQueuedAgainWhenThereIsOneTheNewestOfTheSameWorkOnly() {
    for (String name : List.of("a", "a", "b", "c")) {
      queue.enqueue(List.of(apply(name)));
      Pick pick = pick();
      hands.begin(pick);
      hands.end(
          pick,
          new End(Job.State.FAILED, "no tree", !name.equals("c")),
          Job.Progress.NONE,
          () -> {},
          List.of());
    }
    queue.enqueue(List.of(apply("b")));

    tree();
    assertThat(jobs.page(0, 10))
        .extracting(job -> job.title() + " " + job.state().word())
        .containsExactlyInAnyOrder("a queued", "a failed", "b queued", "b failed", "c failed");

    // said again, as after a fetch
    Pick again = pick();
    hands.begin(again);
    hands.end(again, new End(Job.State.FAILED, "", true), Job.Progress.NONE, () -> {}, List.of());
    tree();

    assertThat(jobs.find(again.job()).map(Job::state)).contains(Job.State.QUEUED);
  }

  private void tree() {
    JdbcClient.create(source)
        .sql(
            """
            insert into tree (path, added) values ('/linux', now())
            on conflict (path) do update set added = excluded.added
            """)
        .update();
  }

  @Test
  void whoWatchesHearsWhichJobsChanged() throws Exception {
    var heard = new java.util.concurrent.LinkedBlockingQueue<Long>();
    try (AutoCloseable watching = jobs.watch(heard::addAll)) {
      Optional<Long> told = Optional.empty();
      // the listener connects in its own time: what was said before is not heard
      for (int i = 0; told.isEmpty() && i < 100; i++) {
        queue.enqueue(List.of(apply("job " + i)));
        told = Optional.ofNullable(heard.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS));
      }

      assertThat(told.flatMap(jobs::find)).isPresent();
    }
  }
}
