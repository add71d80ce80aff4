package org.interleave.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.interleave.archive.Archive;
import org.interleave.mail.Mail;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive on one thread and parses on as many as there are cores, in the archive's order
 * and with a bound on the bytes between reading and {@link #release}.
 */
final class Pipeline implements AutoCloseable {
  /** Parsed mail takes up to five times the room of its bytes. */
  private static final int BYTES_IN_FLIGHT = 32 << 20;

  private static final int CHUNK_BYTES = 512 << 10;
  private static final int CHUNK_ENTRIES = 200;
  private static final int LONGEST_ID = 998;

  private final BlockingQueue<Future<? extends Next>> queue = new ArrayBlockingQueue<>(512);
  private final Semaphore room = new Semaphore(BYTES_IN_FLIGHT);
  private final AtomicLong total = new AtomicLong();
  private final ExecutorService parsers;
  private final Thread reader;
  private volatile boolean stopped;

  Pipeline(Archive archive, String cursor) {
    this.parsers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("mail-parser-", 0).factory());
    this.reader =
        Thread.ofPlatform().daemon().name("archive-reader").start(() -> read(archive, cursor));
  }

  long total() {
    return total.get();
  }

  /** What the pipeline has to give. */
  sealed interface Next {}

  /** Entries, parsed, in the archive's order. */
  record Chunk(List<Step> steps, long weight) implements Next {
    Chunk {
      steps = List.copyOf(steps);
    }
  }

  /** Nothing at this moment. */
  record Waiting() implements Next {}

  record End() implements Next {}

  Next next() throws IOException {
    try {
      Future<? extends Next> next = queue.poll(250, TimeUnit.MILLISECONDS);
      return next == null ? new Waiting() : next.get();
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the archive", e);
    }
  }

  /** Lets the reader go on by so much. */
  void release(long weight) {
    room.release((int) weight);
  }

  @Override
  public void close() {
    stopped = true;
    parsers.shutdownNow();
    try {
      // no interrupt: it would close a pack's channel under other readers of the same repository
      reader.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException unwrapped(@Nullable Throwable cause) {
    if (cause == null) {
      return new IOException("reading the archive failed");
    }
    return switch (cause) {
      case IOException broken -> broken;
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      default -> new IOException(cause);
    };
  }

  private void read(Archive archive, String cursor) {
    Gathering gathering = new Gathering();
    try {
      archive.read(cursor, gathering);
      gathering.pass();
      put(CompletableFuture.completedFuture(new End()));
    } catch (IOException | RuntimeException | Error e) {
      gathering.pass();
      put(CompletableFuture.failedFuture(e));
    }
  }

  private boolean put(Future<? extends Next> chunk) {
    try {
      while (!stopped) {
        if (queue.offer(chunk, 50, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
    return false;
  }

  private final class Gathering implements Archive.Sink {
    private List<Archive.Entry> entries = new ArrayList<>();
    private long weight;

    @Override
    public void expect(long amount) {
      total.set(amount);
    }

    @Override
    public boolean accept(Archive.Entry entry) {
      entries.add(entry);
      weight += raw(entry).length;
      return weight < CHUNK_BYTES && entries.size() < CHUNK_ENTRIES ? !stopped : pass();
    }

    boolean pass() {
      if (entries.isEmpty()) {
        return !stopped;
      }
      List<Archive.Entry> gathered = entries;
      long size = Math.min(weight, BYTES_IN_FLIGHT);
      entries = new ArrayList<>();
      weight = 0;
      try {
        while (!room.tryAcquire((int) size, 50, TimeUnit.MILLISECONDS)) {
          if (stopped) {
            return false;
          }
        }
      } catch (InterruptedException e) {
        stopped = true;
        return false;
      }
      CompletableFuture<Chunk> parsed = new CompletableFuture<>();
      parsers.execute(() -> {
        try {
          parsed.complete(new Chunk(gathered.stream().map(Pipeline::parsed).toList(), size));
        } catch (RuntimeException | Error e) {
          parsed.completeExceptionally(e);
        }
      });
      return put(parsed);
    }
  }

  private static byte[] raw(Archive.Entry entry) {
    return switch (entry) {
      case Archive.Mail mail -> mail.raw();
      case Archive.Removed removed -> removed.raw();
      case Archive.Skipped skipped -> new byte[0];
    };
  }

  private static Step parsed(Archive.Entry entry) {
    return switch (entry) {
      case Archive.Mail(byte[] raw, String cursor, long position) -> {
        Mail mail = named(MailReader.read(raw));
        yield new Step.Arrival(raw, mail, Standing.of(raw, mail), cursor, position);
      }
      case Archive.Removed(byte[] raw, String cursor, long position) ->
          new Step.Withdrawal(named(MailReader.read(raw)).id(), cursor, position);
      case Archive.Skipped(String reason, String cursor, long position) ->
          new Step.Oddity(reason, cursor, position);
    };
  }

  /** A Message-ID longer than any line may be (RFC 5322 2.1.1) or with a NUL is no name. */
  private static Mail named(Mail mail) {
    String id = mail.id().value();
    if (id.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_ID
        && id.indexOf('\0') < 0) {
      return mail;
    }
    String reason =
        switch (mail) {
          case Message message -> "its Message-ID is longer than 998 bytes or holds a NUL";
          case Unreadable unreadable -> unreadable.reason();
        };
    return new Unreadable(new MessageId(Standing.derivedId(id)), reason);
  }
}
