package org.interleave.patchwork;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.Messages;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what clients of Patchwork see up to date with the series that assembly wrote. Triggers
 * note each series that changed in the transaction that changed it, so that nothing is missed
 * whoever imports; each step takes some of them in a transaction of its own.
 */
public final class PatchworkIndex implements FollowUp {
  private static final int SOME = 100;

  /** What a request may wait for; an import's own follow-up does the rest. */
  private static final int MOST_AT_A_REQUEST = 20;

  private static final int LOCK = 0x50574958;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final Messages messages;

  public PatchworkIndex(DataSource source) {
    this.database = new JdbcTemplate(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.messages = new Messages(source);
  }

  @Override
  public void carryOn(BooleanSupplier cancelled, Consumer<String> progress) {
    long done = 0;
    for (int some = step(true); some > 0 && !cancelled.getAsBoolean(); some = step(true)) {
      done += some;
      progress.accept("numbering series for Patchwork's clients: %,d done".formatted(done));
    }
  }

  /** What has changed since the last request; little, unless an import is under way. */
  void catchUp() {
    for (int i = 0; i < MOST_AT_A_REQUEST && isBehind(); i++) {
      if (step(false) == 0) {
        return; // another process is at it
      }
    }
  }

  private boolean isBehind() {
    return !database.queryForList("select 1 from patchwork_waiting limit 1").isEmpty();
  }

  /** Takes some series; returns how many. */
  private int step(boolean patient) {
    Integer taken =
        transaction.execute(status -> {
          if (!lock(patient)) {
            return 0;
          }
          List<String> series = take();
          if (!series.isEmpty()) {
            new Numbering(database, messages).of(series);
          }
          return series.size();
        });
    return taken == null ? 0 : taken;
  }

  private boolean lock(boolean patient) {
    if (patient) {
      database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
      return true;
    }
    return Boolean.TRUE.equals(
        database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
  }

  /** Before anything is read, so that what changes meanwhile waits again. */
  private List<String> take() {
    return database.query(
        """
        with chosen as (
          select series, min(id) as first
            from (select id, series from patchwork_waiting order by id limit 2000) as oldest
           group by series order by first limit ?),
        taken as (
          delete from patchwork_waiting
           where id in (select patchwork_waiting.id
                          from patchwork_waiting join chosen using (series)))
        select series from chosen order by first
        """,
        (row, number) -> row.getString(1),
        SOME);
  }
}
