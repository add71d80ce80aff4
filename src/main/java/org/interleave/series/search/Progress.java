package org.interleave.series.search;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts indexed messages and says so. */
final class Progress {
  private final long total;
  private final Consumer<String> listener;
  private final AtomicLong done = new AtomicLong();

  Progress(long total, Consumer<String> listener) {
    this.total = total;
    this.listener = listener;
  }

  void add(int messages) {
    long now = done.addAndGet(messages);
    listener.accept(
        String.format(Locale.ROOT, "full text of %,d of %,d messages", now, Math.max(total, now)));
  }

  long done() {
    return done.get();
  }
}
