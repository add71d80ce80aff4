package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Target;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.JobsInHand;
import org.interleave.checks.store.JobsInHand.End;
import org.interleave.checks.store.Order;
import org.interleave.checks.store.Pick;
import org.interleave.checks.store.StoredRuns;
import org.interleave.database.TestDatabase;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveringTest {
  private final DataSource source = TestDatabase.fresh();
  private final Receiver receiver;
  // the database's own clock writes down events, so time here runs ahead of it
  private Instant now = Instant.now().plusSeconds(3600);
  private final Hooks hooks = new Hooks(source, () -> now);
  private final Delivering delivering =
      new Delivering(
          source, () -> now, new Post(Duration.ofSeconds(20), InetAddress::getAllByName));

  private final ManualScheduler scheduler =
      TestHelper.createManualScheduler(source, delivering.task())
          .tableName(HookLoop.TABLE)
          .clock(
              new SettableClock() {
                @Override
                public Instant now() {
                  return DeliveringTest.this.now;
                }
              })
          .build();

  DeliveringTest() throws IOException {
    this.receiver = new Receiver();
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private Hook.Made hook(HookEvent... events) {
    return hooks.add(receiver.address(), List.of(events), true);
  }

  private void postRun(String description) {
    new StoredRuns(source, () -> now)
        .post(
            new Run.Posting(
                new Target.Patch(new MessageId("one@example.org")),
                "build",
                RunStatus.FAIL,
                description,
                Optional.empty(),
                "kernel-ci",
                Optional.empty(),
                List.of()));
  }

  /** Tries what is due; returns how often that was. */
  private int some() {
    int before = attempts();
    scheduler.runAnyDueExecutions();
    return attempts() - before;
  }

  private int attempts() {
    return JdbcClient.create(source)
        .sql("select count(*) from hook_attempt")
        .query((row, number) -> row.getInt(1))
        .single();
  }

  private Hook.Delivery newest(Hook.Made hook) {
    return hooks.deliveries(hook.hook().id(), 10).getFirst();
  }

  @Test
  void aPostedRunIsToldAndSigned() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    postRun("it does \"not\" build");

    assertThat(some()).isEqualTo(1);
    assertThat(some()).isZero();

    Receiver.Request request = receiver.requests().getFirst();
    assertThat(request.body())
        .contains("\"event\": \"run.posted\"", "\"status\": \"fail\"", "it does \\\"not\\\" build");
    long time = Long.parseLong(request.headers().get("X-Interleave-Timestamp"));
    assertThat(request.headers())
        .containsEntry("X-Interleave-Event", "run.posted")
        .containsEntry("X-Interleave-Delivery", newest(hook).id())
        .containsEntry(
            "X-Interleave-Signature-256", Signature.of(hook.secret(), time, request.body()));
    assertThat(newest(hook).state()).isEqualTo("DELIVERED");
    assertThat(newest(hook).last().orElseThrow().excerpt()).isEqualTo("thanks");
  }

  @Test
  void aHookHearsOnlyWhatItAskedFor() {
    Hook.Made deaf = hook(HookEvent.VERDICT_GIVEN);
    postRun("x");

    assertThat(some()).isZero();
    assertThat(hooks.deliveries(deaf.hook().id(), 10)).isEmpty();
  }

  @Test
  void whatDoesNotGetThroughIsTriedAgainLaterAndLater() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 500 Broken\r\n\r\nno");
    postRun("x");

    some();
    now = now.plusSeconds(9);
    assertThat(some()).isZero();
    now = now.plusSeconds(1);
    assertThat(some()).isEqualTo(1);
    now = now.plusSeconds(59);
    assertThat(some()).isZero();
    receiver.answer("HTTP/1.1 204 Fine\r\n\r\n");
    now = now.plusSeconds(1);
    some();

    assertThat(newest(hook).state()).isEqualTo("DELIVERED");
    assertThat(newest(hook).attempts()).isEqualTo(3);
    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("active");
  }

  @Test
  void afterTheLastAttemptItIsGivenUpAndCanBeSentAgainByHand() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 503 Later\r\n\r\n");
    postRun("x");
    for (int i = 0; i < 9; i++) {
      some();
      now = newest(hook).next();
    }
    Hook.Delivery failed = newest(hook);
    assertThat(failed.state()).isEqualTo("FAILED");
    assertThat(failed.attempts()).isEqualTo(9);

    receiver.answer("HTTP/1.1 200 OK\r\n\r\n");
    String again = hooks.repeat(failed.id()).orElseThrow();
    some();

    assertThat(newest(hook).id()).isEqualTo(again);
    assertThat(newest(hook).state()).isEqualTo("DELIVERED");
    assertThat(newest(hook).body()).isEqualTo(failed.body());
    assertThat(hooks.repeat("no-such-delivery")).isEmpty();
  }

  @Test
  void aHookThatFailsForDaysIsNotAskedAnyMore() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 500 Broken\r\n\r\n");
    postRun("x");
    some();
    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("failing");

    now = now.plus(Duration.ofDays(6));
    some();

    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("disabled");
    postRun("nobody is told");
    assertThat(hooks.deliveries(hook.hook().id(), 10)).hasSize(1);
  }

  @Test
  void aHookThatSaysItIsGoneIsBelieved() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 410 Gone\r\n\r\n");
    postRun("x");

    some();

    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("disabled");
  }

  @Test
  void aHookWithoutLeaveDoesNotReachThisMachine() {
    Hook.Made hook = hooks.add(receiver.address(), List.of(HookEvent.RUN_POSTED), false);
    postRun("x");

    some();

    assertThat(receiver.requests()).isEmpty();
    assertThat(newest(hook).last().orElseThrow().excerpt()).contains("private network");
  }

  @Test
  void aDeliveryThatDiedWithItsServerIsTakenUpAgain() {
    hook(HookEvent.RUN_POSTED);
    postRun("x");
    // as a server leaves it that stops between taking it and writing the answer down
    JdbcClient.create(source)
        .sql(
            """
            update hook_task set picked = true, picked_by = 'gone', version = version + 1,
              last_heartbeat = ?
            """)
        .param(Timestamp.from(now))
        .update();
    assertThat(some()).isZero();

    now = now.plus(Duration.ofMinutes(30));
    scheduler.runDeadExecutionDetection();

    assertThat(some()).isEqualTo(1);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void whatWaitedForAHookThatWasDisabledIsSentWhenItIsUsedAgain() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    postRun("x");
    JdbcClient.create(source).sql("update hook set disabled = now()").update();
    assertThat(some()).isZero();

    hooks.enable(hook.hook().id());

    assertThat(some()).isEqualTo(1);
    assertThat(newest(hook).state()).isEqualTo("DELIVERED");
  }

  @Test
  void aJobThatEndedWithFindingsIsToldOnce() {
    hook(HookEvent.JOB_FINDINGS);
    JobQueue queue = new JobQueue(source, InstantSource.system());
    Errand errand = new Errand.Simulate("abc", "pocket", 2);
    for (int findings : new int[] {0, 3}) {
      PatchList patches =
          new PatchList(List.of(new MessageId("with-" + findings + "@example.org")));
      Order.Urgency urgency = Order.Urgency.of(errand, "", Instant.EPOCH, 1);
      queue.enqueue(List.of(new Order(patches, errand, "v3: pocket at +2", "", urgency)));
      Pick pick = pick();
      JobsInHand hands = new JobsInHand(source, queue, InstantSource.system());
      hands.begin(pick);
      Job.Progress progress = new Job.Progress(14, 14, 900, findings, Optional.empty());
      hands.end(pick, End.of(Job.State.DONE, "14 of 14 run"), progress, () -> {}, List.of());
    }

    assertThat(some()).isEqualTo(1);
    assertThat(receiver.requests().getFirst().body())
        .contains("\"event\": \"job.findings\"", "\"kind\": \"simulate\"", "\"findings\": 3")
        .contains("\"state\": \"done\"", "\"title\": \"v3: pocket at +2\"", "\"page\": \"/jobs\"");
  }

  private Pick pick() {
    return JdbcClient.create(source)
        .sql(
            """
            update scheduled_tasks set picked = true, version = version + 1
            returning task_instance::bigint, version
            """)
        .query((row, number) -> new Pick(row.getLong(1), row.getLong(2)))
        .single();
  }

  @Test
  void theLogForgetsAfterThirtyDays() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    postRun("x");
    some();
    now = now.plus(Duration.ofDays(29));
    delivering.tidy();
    assertThat(hooks.deliveries(hook.hook().id(), 10)).hasSize(1);

    now = now.plus(Duration.ofDays(2));
    delivering.tidy();

    assertThat(hooks.deliveries(hook.hook().id(), 10)).isEmpty();
  }
}
