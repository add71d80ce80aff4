package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.junit.jupiter.api.Test;

class HookLoopTest {
  @Test
  void itCanBeStoppedAndStartedAgain() {
    DataSource source = TestDatabase.fresh();
    HookLoop loop =
        new HookLoop(
            source,
            new Delivering(
                source,
                InstantSource.system(),
                new Post(Duration.ofSeconds(1), InetAddress::getAllByName)));

    loop.start();
    loop.stop();
    assertThat(loop.isRunning()).isFalse();
    loop.start();

    assertThat(loop.isRunning()).isTrue();
    loop.stop();
  }
}
