package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Target;
import org.interleave.checks.store.StoredRuns;
import org.interleave.database.TestDatabase;
import org.interleave.mail.MessageId;
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

  private Hook.Delivery newest(Hook.Made hook) {
    return hooks.deliveries(hook.hook().id(), 10).getFirst();
  }

  @Test
  void aPostedRunIsToldAndSigned() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    postRun("it does \"not\" build");

    assertThat(delivering.some()).isEqualTo(1);
    assertThat(delivering.some()).isZero();

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

    assertThat(delivering.some()).isZero();
    assertThat(hooks.deliveries(deaf.hook().id(), 10)).isEmpty();
  }

  @Test
  void whatDoesNotGetThroughIsTriedAgainLaterAndLater() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 500 Broken\r\n\r\nno");
    postRun("x");

    delivering.some();
    now = now.plusSeconds(9);
    assertThat(delivering.some()).isZero();
    now = now.plusSeconds(1);
    assertThat(delivering.some()).isEqualTo(1);
    now = now.plusSeconds(59);
    assertThat(delivering.some()).isZero();
    receiver.answer("HTTP/1.1 204 Fine\r\n\r\n");
    now = now.plusSeconds(1);
    delivering.some();

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
      delivering.some();
      now = newest(hook).next();
    }
    Hook.Delivery failed = newest(hook);
    assertThat(failed.state()).isEqualTo("FAILED");
    assertThat(failed.attempts()).isEqualTo(9);

    receiver.answer("HTTP/1.1 200 OK\r\n\r\n");
    String again = hooks.repeat(failed.id()).orElseThrow();
    delivering.some();

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
    delivering.some();
    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("failing");

    now = now.plus(Duration.ofDays(6));
    delivering.some();

    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("disabled");
    postRun("nobody is told");
    assertThat(hooks.deliveries(hook.hook().id(), 10)).hasSize(1);
  }

  @Test
  void aHookThatSaysItIsGoneIsBelieved() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    receiver.answer("HTTP/1.1 410 Gone\r\n\r\n");
    postRun("x");

    delivering.some();

    assertThat(hooks.find(hook.hook().id()).orElseThrow().state()).isEqualTo("disabled");
  }

  @Test
  void aHookWithoutLeaveDoesNotReachThisMachine() {
    Hook.Made hook = hooks.add(receiver.address(), List.of(HookEvent.RUN_POSTED), false);
    postRun("x");

    delivering.some();

    assertThat(receiver.requests()).isEmpty();
    assertThat(newest(hook).last().orElseThrow().excerpt()).contains("private network");
  }

  @Test
  void aDeliveryThatDiedWithItsServerIsTakenUpAgain() {
    hook(HookEvent.RUN_POSTED);
    postRun("x");
    // as a server leaves it that stops between taking it and writing the answer down
    JdbcClient.create(source)
        .sql("update hook_delivery set attempts = 1, next = ?")
        .param(java.sql.Timestamp.from(now.plusSeconds(120)))
        .update();
    assertThat(delivering.some()).isZero();

    now = now.plusSeconds(121);

    assertThat(delivering.some()).isEqualTo(1);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void theLogForgetsAfterThirtyDays() {
    Hook.Made hook = hook(HookEvent.RUN_POSTED);
    postRun("x");
    delivering.some();
    now = now.plus(Duration.ofDays(29));
    delivering.tidy();
    assertThat(hooks.deliveries(hook.hook().id(), 10)).hasSize(1);

    now = now.plus(Duration.ofDays(2));
    delivering.tidy();

    assertThat(hooks.deliveries(hook.hook().id(), 10)).isEmpty();
  }
}
