package org.interleave.ingest.web;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.interleave.archive.Archive;
import org.interleave.archive.Archives;
import org.interleave.ingest.AlreadyRunning;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.ImportId;
import org.interleave.ingest.Importer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The imports that this server started. Each runs on a thread of its own; when the server stops,
 * they stop after the batch they are at, and the next import of the same place carries on.
 */
@Component
final class StartedImports implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(StartedImports.class);

  /** How long a start may take before the reader is led to the list without it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Importer importer;
  private final ObjectProvider<FollowUp> followUps;
  private final AtomicBoolean stopping = new AtomicBoolean();

  StartedImports(Importer importer, ObjectProvider<FollowUp> followUps) {
    this.importer = importer;
    this.followUps = followUps;
  }

  /** What became of the wish to import something. */
  sealed interface Start {
    /** It runs. */
    record Running(ImportId id) implements Start {}

    /** It will run; the place is slow to answer. */
    record Waiting() implements Start {}

    /** It does not run; the reason is one line. */
    record Refused(String reason) implements Start {}
  }

  /**
   * @param range commits A..B of the repository at the location; empty for an archive of mail
   */
  Start start(String location, String range) throws InterruptedException {
    Archive archive;
    try {
      archive =
          range.isEmpty() ? Archives.open(location) : Archives.gitRange(Path.of(location), range);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return new Start.Refused(String.valueOf(e.getMessage()));
    }
    BlockingQueue<Start> answer = new ArrayBlockingQueue<>(2);
    Thread.ofPlatform().name("import").daemon().start(() -> run(archive, answer));
    return Optional.ofNullable(answer.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .orElseGet(Start.Waiting::new);
  }

  private void run(Archive archive, BlockingQueue<Start> answer) {
    try {
      importer.run(archive, id -> answer.add(new Start.Running(id)), progress -> {}, stopping::get);
      List<FollowUp> work = followUps.orderedStream().toList();
      work.forEach(one -> one.carryOn(stopping::get, progress -> {}));
    } catch (AlreadyRunning e) {
      answer.add(new Start.Refused(String.valueOf(e.getMessage())));
    } catch (SQLException | RuntimeException e) {
      LOG.error("the import of {} broke", archive.name(), e);
      answer.offer(new Start.Refused("the import broke; the server's output says why"));
    }
  }

  @Override
  public void destroy() {
    stopping.set(true);
  }
}
