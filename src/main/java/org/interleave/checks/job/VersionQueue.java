package org.interleave.checks.job;

import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.NewVersions;
import org.interleave.checks.store.Order;
import org.interleave.checks.store.StoredJobs;
import org.interleave.ingest.NewMail;
import org.interleave.ingest.StoredMail;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has every version that an import brought checked, once its series is assembled. */
public final class VersionQueue implements NewMail {
  private final NewVersions fresh;
  private final SeriesCatalog catalog;
  private final JobQueue queue;
  private final TransactionTemplate transaction;

  public VersionQueue(DataSource database, SeriesCatalog catalog, InstantSource clock) {
    this.fresh = new NewVersions(database);
    this.catalog = catalog;
    this.queue = new JobQueue(database, clock);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public void arrived(Connection transaction, List<StoredMail> batch) {}

  @Override
  public void removed(Connection transaction, List<Long> keys) {}

  @Override
  public void settled(BooleanSupplier cancelled, Consumer<String> progress) {
    transaction.executeWithoutResult(status -> {
      NewVersions.Some some = fresh.next();
      List<Order> orders = new ArrayList<>();
      for (NewVersions.Fresh one : some.versions()) {
        catalog
            .find(one.series().value())
            .flatMap(series ->
                series.version(one.version()).map(version -> order(series.title(), version)))
            .ifPresent(orders::add);
      }
      queue.enqueue(orders);
      if (!orders.isEmpty()) {
        progress.accept("queued for checking: %,d versions".formatted(orders.size()) + some.left());
      }
    });
  }

  private static Order order(String series, Version version) {
    return StoredJobs.application(version, version.name() + " of " + series, "");
  }
}
