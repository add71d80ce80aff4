package org.interleave.checks.store;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where jobs wait. A job is a row of {@code job}; as long as it is to be done it has a row among
 * db-scheduler's tasks too.
 */
public final class JobQueue {
  /** What db-scheduler calls all of our jobs. */
  public static final String TASK = "job";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public JobQueue(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /** Queues what is not queued or under way; a person's wish hurries what is. */
  public void enqueue(List<Order> orders) {
    if (orders.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      List<Long> made = new ArrayList<>();
      for (Order order : orders) {
        Optional<Long> id = insert(order);
        id.ifPresent(made::add);
        if (id.isEmpty() && !order.askedBy().isEmpty()) {
          hurry(order);
        }
      }
      JobNews.tell(jdbc, made);
    });
  }

  private Optional<Long> insert(Order order) {
    ErrandColumns stored = ErrandColumns.of(order.errand());
    byte[] digest = order.version().digest();
    jdbc.sql(
            """
            insert into checked_version (digest, patches) values (:digest, :patches)
            on conflict do nothing
            """)
        .param("digest", digest)
        .param("patches", order.version().lines())
        .update();
    return jdbc.sql(
            """
            with made as (
              insert into job (kind, version, title, base, sets, suite, revision, state, asked_by,
                asked)
              values (:kind, :version, :title, :base, :sets, :suite, :revision, 'QUEUED', :by, :now)
              on conflict (version, kind, suite, revision) where state in ('QUEUED', 'RUNNING')
                do nothing
              returning id),
            task as (
              insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, version, priority)
              select :task, id::text, :due, false, 1, :priority from made)
            select id from made
            """)
        .param("kind", order.errand().kind().name())
        .param("version", digest)
        .param("title", order.title().replace('\0', '\uFFFD'))
        .param("base", stored.base())
        .param("sets", stored.sets())
        .param("suite", stored.suite())
        .param("revision", stored.revision())
        .param("by", order.askedBy())
        .param("now", now())
        .param("task", TASK)
        .param("due", order.urgency().due().atOffset(ZoneOffset.UTC))
        .param("priority", order.urgency().priority())
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  private void hurry(Order order) {
    ErrandColumns stored = ErrandColumns.of(order.errand());
    jdbc.sql(
            """
            update scheduled_tasks set priority = greatest(priority, :priority),
              version = scheduled_tasks.version + 1
            from job
            where task_name = :task and task_instance = job.id::text and not picked
              and job.version = :version and kind = :kind and suite = :suite
              and revision = :revision and state = 'QUEUED'
            """)
        .param("priority", order.urgency().priority())
        .param("task", TASK)
        .param("version", order.version().digest())
        .param("kind", order.errand().kind().name())
        .param("suite", stored.suite())
        .param("revision", stored.revision())
        .update();
  }

  /** How many jobs workers take before this one. */
  public int ahead(long id) {
    return jdbc.sql(
            """
            select count(*) from scheduled_tasks as own join scheduled_tasks as other
              on (other.priority, own.execution_time) > (own.priority, other.execution_time)
            where own.task_name = :task and own.task_instance = :id and not other.picked
              and other.execution_time <= now()
            """)
        .param("task", TASK)
        .param("id", String.valueOf(id))
        .query((row, number) -> row.getInt(1))
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
