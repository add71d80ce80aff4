package org.interleave.locking.analysis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Does something on a stack that is large enough for deeply nested code. */
final class OwnStack<T> implements Supplier<T> {
  private static final long BYTES = 1L << 29;

  private final Supplier<T> work;

  OwnStack(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public T get() {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable body =
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        };
    new Thread(null, body, "analyse", BYTES).start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
