package org.interleave.checks.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The processor time of the thread that asks. Budgets are counted in it, so that what a job comes
 * to does not depend on how busy the machine is.
 */
final class CpuTime implements InstantSource {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, threads.getCurrentThreadCpuTime());
  }
}
