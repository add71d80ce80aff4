package org.interleave.hook;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks every two seconds for what is due, as long as the server runs. */
final class HookLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HookLoop.class);
  private static final int SECONDS = 2;

  private final Delivering delivering;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hooks").factory());
  private volatile boolean running;

  HookLoop(Delivering delivering) {
    this.delivering = delivering;
  }

  @Override
  public void start() {
    running = true;
    timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      while (running && delivering.some() > 0) {
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
    running = false;
    timer.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
