package org.interleave.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of an answer to a file and breaks off when it is too long. */
final class LimitedToFile implements HttpResponse.BodySubscriber<Long> {
  private final OutputStream file;
  private final long limit;
  private final CompletableFuture<Long> length = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();
  private long written;

  LimitedToFile(OutputStream file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return length;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        written += bytes.length;
        if (written > limit) {
          throw new Download.TooLarge(limit);
        }
        file.write(bytes);
      }
    } catch (IOException e) {
      source.join().cancel();
      onError(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    try {
      file.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    length.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    try {
      file.close();
      length.complete(written);
    } catch (IOException e) {
      length.completeExceptionally(e);
    }
  }
}
