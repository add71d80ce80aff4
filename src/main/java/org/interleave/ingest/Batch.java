package org.interleave.ingest;

import java.util.ArrayList;
import java.util.List;

/** Steps that are stored in one transaction. */
final class Batch {
  private static final int STEPS = 1000;
  private static final long BYTES = 12 << 20;

  private final List<Step> steps = new ArrayList<>();
  private long weight;

  void add(Pipeline.Chunk chunk) {
    steps.addAll(chunk.steps());
    weight += chunk.weight();
  }

  boolean full() {
    return steps.size() >= STEPS || weight >= BYTES;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  List<Step> steps() {
    return steps;
  }

  long weight() {
    return weight;
  }

  long position() {
    return steps.getLast().position();
  }
}
