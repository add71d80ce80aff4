package org.interleave.hook;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks every two seconds for what is due, as long as the server runs. */
final class HookLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HookLoop.class);
  private static final int SECONDS = 2;

  private final Delivering delivering;
  private volatile @Nullable ScheduledExecutorService timer;

  HookLoop(Delivering delivering) {
    this.delivering = delivering;
  }

  /** May come again after a stop. */
  @Override
  public void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hooks").factory());
    timer = fresh;
    var _ = fresh.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    var _ = fresh.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      while (isRunning() && delivering.some() > 0) {
        LOG.debug("deliveries were tried");
      }
    } catch (DataAccessException e) {
      LOG.warn("hooks wait for the database: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("delivering to hooks failed", e); // the loop itself must go on
    }
  }

  private void tidy() {
    try {
      delivering.tidy();
    } catch (DataAccessException e) {
      LOG.warn("the log of hooks was not tidied: {}", e.getMessage());
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService old = timer;
    timer = null;
    if (old != null) {
      old.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
