package org.interleave.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.mail.MessageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people say of patches and versions. A person has one stance on each (reviewed, acked, NACK
 * or changes requested): the newest; having tested it stands beside. Withdrawn ones stay on record.
 */
public final class Verdicts {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public Verdicts(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /** Takes the place of the person's earlier stance; saying the same again changes nothing. */
  public void give(Verdict.Scope scope, MessageId message, Verdict.Kind kind, Reviewer reviewer) {
    transaction.executeWithoutResult(status -> {
      boolean said =
          on(List.of(message)).stream()
              .anyMatch(one ->
                  one.scope() == scope && one.kind() == kind && one.reviewer().equals(reviewer));
      if (!said) {
        withdraw(scope, message, kind, reviewer);
        insert(scope, message, kind, reviewer);
      }
    });
  }

  private void insert(
      Verdict.Scope scope, MessageId message, Verdict.Kind kind, Reviewer reviewer) {
    jdbc.sql(
            """
            insert into verdict (scope, message_id, kind, reviewer_name, reviewer_address, given)
            values (:scope, :message, :kind, :name, :address, :now)
            on conflict do nothing
            """)
        .param("scope", scope.name())
        .param("message", message.value())
        .param("kind", kind.name())
        .param("name", reviewer.name())
        .param("address", reviewer.address())
        .param("now", now())
        .update();
  }

  /** Takes back the stance that this kind would replace; nothing where there is none. */
  public void withdraw(
      Verdict.Scope scope, MessageId message, Verdict.Kind kind, Reviewer reviewer) {
    jdbc.sql(
            """
            update verdict set withdrawn = greatest(:now, given)
            where scope = :scope and message_id = :message
              and lower(reviewer_address) = lower(:address)
              and (kind = 'TESTED') = (:kind = 'TESTED') and withdrawn is null
            """)
        .param("scope", scope.name())
        .param("message", message.value())
        .param("kind", kind.name())
        .param("address", reviewer.address())
        .param("now", now())
        .update();
  }

  /** What stands on those messages, of either scope, the oldest first. */
  public List<Verdict> on(Collection<MessageId> messages) {
    if (messages.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select scope, message_id, kind, reviewer_name, reviewer_address, given from verdict
            where message_id = any(:messages) and withdrawn is null
            order by given, id
            """)
        .param("messages", messages.stream().map(MessageId::value).toArray(String[]::new))
        .query(Verdicts::read)
        .list();
  }

  private static Verdict read(ResultSet row, int number) throws SQLException {
    return new Verdict(
        Verdict.Scope.valueOf(row.getString("scope")),
        new MessageId(row.getString("message_id")),
        Verdict.Kind.valueOf(row.getString("kind")),
        new Reviewer(row.getString("reviewer_name"), row.getString("reviewer_address")),
        row.getObject("given", OffsetDateTime.class).toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
