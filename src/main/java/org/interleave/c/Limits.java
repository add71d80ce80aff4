package org.interleave.c;

/**
 * What one translation unit may cost; code under review is hostile until proved otherwise.
 *
 * @param tokens handled in all; an eighth of them may be there at a time
 * @param millis of parsing
 * @param depth of nested parentheses, blocks, initialisers, types, macro arguments
 * @param includes nested
 * @param objectBytes of one object with static storage
 */
public record Limits(long tokens, long millis, int depth, int includes, long objectBytes) {
  public static Limits standard() {
    return new Limits(40_000_000, 30_000, 2_000, 200, 64L << 20);
  }
}
