package org.interleave.series.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.ingest.Messages;
import org.interleave.ingest.PageRequest;
import org.interleave.mail.Mail;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds messages with the queries that public-inbox and so lore understand. */
public final class Search {
  private static final String FOUND =
      """
      with found as materialized (
        select message, sent from search_index where %s
        union all
        select message, sent from search_pending where %s)
      """;

  private final JdbcClient database;
  private final Messages messages;
  private final InstantSource clock;

  public Search(DataSource source, InstantSource clock) {
    this.database = JdbcClient.create(source);
    this.messages = new Messages(source);
    this.clock = clock;
  }

  private record Row(
      MessageId id,
      String subject,
      Mailbox from,
      Instant sent,
      Optional<SeriesId> series,
      long total) {}

  /** The messages that a query finds, the newest first. */
  public Hits messages(String query, PageRequest page) throws QueryException {
    Query understood = QueryParser.parse(query, clock);
    List<Object> parameters = new ArrayList<>();
    String found = found(Condition.of(understood), parameters);
    parameters.add(page.size());
    parameters.add(page.offset());
    List<Row> rows =
        database
            .sql(
                found
                    + """
                    select message.message_id, message.subject, message.from_name,
                           message.from_address, message.sent, page.total,
                           series_message.series
                      from (select message, sent, count(*) over () as total
                              from found order by sent desc, message desc limit ? offset ?) page
                      join message on message.id = page.message
                      left join series_message on series_message.message = page.message
                     order by page.sent desc, page.message desc
                    """)
            .params(parameters)
            .query(Search::row)
            .list();
    long total =
        rows.isEmpty() ? (page.number() == 0 ? 0 : count(understood)) : rows.getFirst().total();
    return new Hits(hits(rows, new Snippets(understood)), total, waiting());
  }

  /** The series that have a message which a query finds, the last spoken of first. */
  public SeriesHits series(String query, PageRequest page) throws QueryException {
    List<Object> parameters = new ArrayList<>();
    String found = found(Condition.of(QueryParser.parse(query, clock)), parameters);
    parameters.add(page.size());
    parameters.add(page.offset());
    long[] total = {0};
    List<SeriesId> ids =
        database
            .sql(
                found
                    + """
                    select series, max(sent) as last, count(*) over () as total
                      from found join series_message using (message)
                     group by series
                     order by last desc, series limit ? offset ?
                    """)
            .params(parameters)
            .query((row, number) -> {
              total[0] = row.getLong("total");
              return new SeriesId(row.getString("series"));
            })
            .list();
    return new SeriesHits(ids, total[0]);
  }

  /** How many messages a query finds. */
  public long count(String query) throws QueryException {
    return count(QueryParser.parse(query, clock));
  }

  private long count(Query query) throws QueryException {
    List<Object> parameters = new ArrayList<>();
    String found = found(Condition.of(query), parameters);
    return database
        .sql(found + "select count(*) from found")
        .params(parameters)
        .query(Long.class)
        .single();
  }

  private static String found(Condition condition, List<Object> parameters) {
    return FOUND.formatted(condition.sql(parameters), condition.sql(parameters));
  }

  private long waiting() {
    return database.sql("select count(*) from search_pending").query(Long.class).single();
  }

  private List<Hit> hits(List<Row> rows, Snippets snippets) {
    Map<MessageId, Mail> mails = messages.read(rows.stream().map(Row::id).toList());
    List<Hit> hits = new ArrayList<>();
    for (Row row : rows) {
      Mail mail = mails.get(row.id());
      hits.add(
          new Hit(
              row.id(),
              row.series(),
              row.subject(),
              row.from(),
              row.sent(),
              mail == null ? "" : snippets.of(mail)));
    }
    return hits;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new MessageId(row.getString("message_id")),
        row.getString("subject"),
        new Mailbox(row.getString("from_name"), row.getString("from_address")),
        row.getTimestamp("sent").toInstant(),
        Optional.ofNullable(row.getString("series")).map(SeriesId::new),
        row.getLong("total"));
  }
}
