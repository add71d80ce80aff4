package org.interleave.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.mail.Mail;
import org.interleave.mail.MailReader;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored mail. Reads only; what changes it is the {@link Importer}. */
public final class Messages {
  private final JdbcClient database;
  private final RawMail raw;

  public Messages(DataSource source) {
    this.database = JdbcClient.create(source);
    this.raw = new RawMail(database);
  }

  /** The mail's bytes, as its archive has them. */
  public Optional<byte[]> raw(MessageId id) {
    Map<String, byte[]> found = new HashMap<>();
    raw.named(List.of(id.value()), mail -> found.put(mail.id(), mail.raw()));
    return Optional.ofNullable(found.get(id.value()));
  }

  public Optional<Mail> read(MessageId id) {
    return Optional.ofNullable(read(List.of(id)).get(id));
  }

  /** The mails that are there, in the order of the collection. */
  public Map<MessageId, Mail> read(Collection<MessageId> ids) {
    Map<String, Mail> found = new HashMap<>();
    raw.named(
        ids.stream().map(MessageId::value).distinct().toList(),
        stored -> found.put(stored.id(), parsed(stored)));
    Map<MessageId, Mail> ordered = new LinkedHashMap<>();
    for (MessageId id : ids) {
      Mail mail = found.get(id.value());
      if (mail != null) {
        ordered.put(id, mail);
      }
    }
    return ordered;
  }

  /** Reads mails by key, in no particular order and holding only a few at a time. */
  public void readEach(Collection<Long> keys, Consumer<StoredMail> reader) {
    raw.keyed(keys, stored -> reader.accept(new StoredMail(stored.key(), parsed(stored))));
  }

  /** The summaries that are there, in the order of the collection. */
  public List<MessageSummary> summaries(Collection<MessageId> ids) {
    Map<MessageId, MessageSummary> found = new HashMap<>();
    database
        .sql(
            """
            select message_id, parent, sent, from_name, from_address, author_name, author_address,
                   subject, reply, has_diff, unreadable
              from message
             where message_id = any (?)
            """)
        .param(ids.stream().map(MessageId::value).distinct().toArray(String[]::new))
        .query(Messages::summary)
        .list()
        .forEach(summary -> found.put(summary.id(), summary));
    return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
  }

  public Optional<MessageSummary> summary(MessageId id) {
    return summaries(List.of(id)).stream().findFirst();
  }

  public boolean has(MessageId id) {
    return summary(id).isPresent();
  }

  public long count() {
    return database.sql("select count(*) from message").query(Long.class).single();
  }

  /** The archives that hold a message, by name. */
  public List<Home> homes(MessageId id) {
    return database
        .sql(
            """
            select archive.key, archive.name, coalesce(mailing_list.name, '') as list
              from message
              join message_home on message_home.message = message.id
              join archive on archive.id = message_home.archive
              left join mailing_list on mailing_list.id = message_home.list
             where message.message_id = ?
             order by archive.name, archive.key
            """)
        .param(id.value())
        .query((row, number) ->
            new Home(row.getString("key"), row.getString("name"), row.getString("list")))
        .list();
  }

  /** Mails that could not be read, the newest import's first. */
  public List<UnreadableMail> unreadable(PageRequest page) {
    return database
        .sql(
            """
            select message.message_id, message.unreadable, message.length,
                   array(select archive.name
                           from message_home join archive on archive.id = message_home.archive
                          where message_home.message = message.id
                          order by archive.name) as archives
              from message
             where message.unreadable is not null
             order by message.id desc
             limit ? offset ?
            """)
        .params(page.size(), page.offset())
        .query((row, number) ->
            new UnreadableMail(
                new MessageId(row.getString("message_id")),
                row.getString("unreadable"),
                row.getInt("length"),
                List.of((String[]) row.getArray("archives").getArray())))
        .list();
  }

  public long unreadableCount() {
    return database
        .sql("select count(*) from message where unreadable is not null")
        .query(Long.class)
        .single();
  }

  /** What archives held that is no mail, the newest first. */
  public List<SkippedEntry> skipped(PageRequest page) {
    return database
        .sql(
            """
            select archive.name, skipped_entry.reason, skipped_entry.first_seen
              from skipped_entry join archive on archive.id = skipped_entry.archive
             order by skipped_entry.first_seen desc, archive.name, skipped_entry.cursor
             limit ? offset ?
            """)
        .params(page.size(), page.offset())
        .query((row, number) ->
            new SkippedEntry(
                row.getString("name"),
                row.getString("reason"),
                row.getTimestamp("first_seen").toInstant()))
        .list();
  }

  /** The stored name and reason of a mail stand, whatever its bytes claim to be. */
  private static Mail parsed(RawMail.Stored stored) {
    if (stored.unreadable().isPresent()) {
      return new Unreadable(new MessageId(stored.id()), stored.unreadable().get());
    }
    return MailReader.read(stored.raw());
  }

  private static MessageSummary summary(ResultSet row, int number) throws SQLException {
    return new MessageSummary(
        new MessageId(row.getString("message_id")),
        Optional.ofNullable(row.getString("parent")).map(MessageId::new),
        row.getTimestamp("sent").toInstant(),
        new Mailbox(row.getString("from_name"), row.getString("from_address")),
        new Mailbox(row.getString("author_name"), row.getString("author_address")),
        row.getString("subject"),
        row.getBoolean("reply"),
        row.getBoolean("has_diff"),
        Optional.ofNullable(row.getString("unreadable")));
  }
}
