package org.interleave.checks.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Passes on which jobs changed, whichever process changed them: PostgreSQL's NOTIFY. One thread and
 * one connection, as long as somebody listens. A connection that is lost is made again; what was
 * told meanwhile is told as one change of everything.
 */
public final class JobNews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobNews.class);
  private static final String CHANNEL = "interleave_job";
  private static final int IDS_OF_ONE_NOTE = 300;
  private static final int WAIT_MILLIS = 500;
  private static final int PAUSE_MILLIS = 2_000;

  private final DataSource database;
  private final List<Consumer<Set<Long>>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Thread thread;

  public JobNews(DataSource database) {
    this.database = database;
  }

  /** Told when the transaction commits. */
  static void tell(JdbcClient jdbc, Collection<Long> ids) {
    List<Long> all = new ArrayList<>(new LinkedHashSet<>(ids));
    for (int i = 0; i < all.size(); i += IDS_OF_ONE_NOTE) {
      String some =
          all.subList(i, Math.min(all.size(), i + IDS_OF_ONE_NOTE)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(" "));
      jdbc.sql("select pg_notify(:channel, :ids)")
          .param("channel", CHANNEL)
          .param("ids", some)
          .query((row, number) -> 1)
          .list();
    }
  }

  /**
   * @param listener hears the ids of jobs that changed, from another thread; none where changes may
   *     have been missed
   * @return ends it
   */
  public synchronized AutoCloseable listen(Consumer<Set<Long>> listener) {
    listeners.add(listener);
    if (thread == null) {
      thread = Thread.ofPlatform().name("job-news").daemon().start(this::run);
    }
    return () -> listeners.remove(listener);
  }

  private void run() {
    boolean missed = false;
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(true);
        statement.execute("listen " + CHANNEL);
        if (missed) {
          pass(Set.of());
        }
        missed = true;
        listenOn(connection.unwrap(PGConnection.class));
        statement.execute("unlisten *");
      } catch (SQLException | RuntimeException e) {
        if (!pause(e)) {
          return;
        }
      }
    }
  }

  private boolean pause(Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    LOG.warn("the news of jobs broke off, and is asked for again: {}", failure.toString());
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void listenOn(PGConnection connection) throws SQLException {
    while (!Thread.currentThread().isInterrupted()) {
      PGNotification[] notes = connection.getNotifications(WAIT_MILLIS);
      Set<Long> ids =
          Arrays.stream(notes == null ? new PGNotification[0] : notes)
              .flatMap(note -> Arrays.stream(note.getParameter().split(" ")))
              .filter(word -> word.matches("[0-9]{1,18}"))
              .map(Long::valueOf)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (!ids.isEmpty()) {
        pass(ids);
      }
    }
  }

  private void pass(Set<Long> ids) {
    for (Consumer<Set<Long>> listener : listeners) {
      try {
        listener.accept(ids);
      } catch (RuntimeException e) {
        LOG.warn("who listens to jobs did not take the news of {}", ids, e);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }
}
