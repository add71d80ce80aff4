package org.interleave.ingest;

/** Which part of a long list; the first page is 0. */
public record PageRequest(int number, int size) {
  public PageRequest {
    if (number < 0 || size < 1 || size > 1000) {
      throw new IllegalArgumentException("no such page: " + number + " of " + size);
    }
  }

  public long offset() {
    return (long) number * size;
  }
}
