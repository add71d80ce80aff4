package org.interleave.simulation.machine;

/** The values that stand for all values of a size: a sample, which the verdict says. */
final class Samples {
  private static final long[] BYTE = {0, 1, -1, 2, 127, -128};
  private static final long[] SHORT = {0, 1, -1, 2, Short.MAX_VALUE, Short.MIN_VALUE};
  private static final long[] INT = {0, 1, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE};
  private static final long[] LONG = {0, 1, -1, 2, Long.MAX_VALUE, Long.MIN_VALUE};

  private Samples() {}

  static long[] of(long bytes) {
    return bytes == 1 ? BYTE : bytes == 2 ? SHORT : bytes == 4 ? INT : LONG;
  }
}
