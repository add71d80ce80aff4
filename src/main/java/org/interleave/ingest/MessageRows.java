package org.interleave.ingest;

import com.github.luben.zstd.ZstdCompressCtx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.jspecify.annotations.Nullable;

/** The rows of messages and of the blocks that hold their bytes. */
final class MessageRows {
  private static final String COPY_MESSAGE =
      """
      copy message (id, message_id, parent, sent, from_name, from_address, author_name,
                    author_address, subject, reply, has_diff, unreadable, block, block_offset,
                    length, received, text_length, digest)
      from stdin (format binary)
      """;
  private static final int COLUMNS = 18;
  private static final Mailbox NOBODY = new Mailbox("", "");

  private final Connection connection;

  MessageRows(Connection connection) {
    this.connection = connection;
  }

  /** A message that is stored, and the archives that hold it. */
  record Known(long key, Standing standing, List<Integer> archives) {}

  private record Placed(long key, Step.Arrival arrival, long block, int offset) {}

  Map<String, Known> known(Collection<String> ids) throws SQLException {
    Map<String, Known> known = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select id, message_id, unreadable is null as readable, has_diff, received, text_length,
                   digest,
                   array(select archive from message_home where message = message.id) as archives
              from message where message_id = any (?)
            """)) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          known.put(
              row.getString("message_id"),
              new Known(
                  row.getLong("id"),
                  standing(row),
                  List.of((Integer[]) row.getArray("archives").getArray())));
        }
      }
    }
    return known;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getBoolean("readable"),
        row.getBoolean("has_diff"),
        Optional.ofNullable(row.getTimestamp("received")).map(Timestamp::toInstant),
        row.getInt("text_length"),
        row.getObject("digest", UUID.class));
  }

  List<StoredMail> insert(List<Step.Arrival> arrivals) throws SQLException {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    List<Long> keys =
        numbers("select nextval('message_key') from generate_series(1, ?)", arrivals.size());
    List<Placed> placed = place(arrivals, keys);
    CopyRows messages = new CopyRows(COLUMNS);
    for (Placed one : placed) {
      add(messages, one);
    }
    messages.into(connection, COPY_MESSAGE);
    return placed.stream().map(one -> new StoredMail(one.key(), one.arrival().mail())).toList();
  }

  /** Puts better copies where others stood, under the same keys. */
  List<StoredMail> replace(Map<Known, Step.Arrival> replacing) throws SQLException {
    List<Long> keys = replacing.keySet().stream().map(Known::key).toList();
    erase(keys);
    List<Placed> placed = place(List.copyOf(replacing.values()), keys);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update message
               set parent = ?, sent = ?, from_name = ?, from_address = ?, author_name = ?,
                   author_address = ?, subject = ?, reply = ?, has_diff = ?, unreadable = ?,
                   block = ?, block_offset = ?, length = ?, received = ?, text_length = ?,
                   digest = ?
             where id = ?
            """)) {
      for (Placed one : placed) {
        Head head = Head.of(one.arrival());
        Standing standing = one.arrival().standing();
        statement.setString(1, head.parent());
        statement.setTimestamp(2, Timestamp.from(CopyRows.storable(head.sent())));
        statement.setString(3, CopyRows.storable(head.from().name()));
        statement.setString(4, CopyRows.storable(head.from().address()));
        statement.setString(5, CopyRows.storable(head.author().name()));
        statement.setString(6, CopyRows.storable(head.author().address()));
        statement.setString(7, CopyRows.storable(head.subject()));
        statement.setBoolean(8, head.reply());
        statement.setBoolean(9, standing.hasDiff());
        statement.setString(10, head.unreadable());
        statement.setLong(11, one.block());
        statement.setInt(12, one.offset());
        statement.setInt(13, one.arrival().raw().length);
        statement.setTimestamp(14, standing.received().map(Timestamp::from).orElse(null));
        statement.setInt(15, standing.textLength());
        statement.setObject(16, standing.digest());
        statement.setLong(17, one.key());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return placed.stream().map(one -> new StoredMail(one.key(), one.arrival().mail())).toList();
  }

  void delete(List<Long> keys) throws SQLException {
    erase(keys);
    List<Long> blocks = numbers("delete from message where id = any (?) returning block", keys);
    numbers(
        """
        delete from mail_block
         where id = any (?) and not exists (select from message where block = mail_block.id)
        returning id
        """,
        blocks);
  }

  private static void add(CopyRows messages, Placed placed) {
    Head head = Head.of(placed.arrival());
    Standing standing = placed.arrival().standing();
    messages
        .row()
        .number(placed.key())
        .text(placed.arrival().id().value())
        .text(head.parent())
        .time(head.sent())
        .text(head.from().name())
        .text(head.from().address())
        .text(head.author().name())
        .text(head.author().address())
        .text(head.subject())
        .truth(head.reply())
        .truth(standing.hasDiff())
        .text(head.unreadable())
        .number(placed.block())
        .number(placed.offset())
        .number(placed.arrival().raw().length)
        .time(standing.received().orElse(null))
        .number(standing.textLength())
        .uuid(standing.digest());
  }

  private List<Placed> place(List<Step.Arrival> arrivals, List<Long> keys) throws SQLException {
    List<MailBlock> blocks = new ArrayList<>();
    int[] blockOf = new int[arrivals.size()];
    int[] offset = new int[arrivals.size()];
    for (int i = 0; i < arrivals.size(); i++) {
      byte[] raw = arrivals.get(i).raw();
      if (blocks.isEmpty() || !blocks.getLast().takes(raw)) {
        blocks.add(new MailBlock());
      }
      offset[i] = blocks.getLast().add(raw);
      blockOf[i] = blocks.size() - 1;
    }
    List<Long> names =
        numbers(
            """
            select nextval(pg_get_serial_sequence('mail_block', 'id'))
              from generate_series(1, ?)
            """,
            blocks.size());
    CopyRows rows = new CopyRows(3);
    try (ZstdCompressCtx context = MailBlock.context()) {
      for (int i = 0; i < blocks.size(); i++) {
        MailBlock block = blocks.get(i);
        rows.row().number(names.get(i)).number(block.size()).blob(block.compressed(context));
      }
    }
    rows.into(connection, "copy mail_block (id, size, content) from stdin (format binary)");
    List<Placed> placed = new ArrayList<>(arrivals.size());
    for (int i = 0; i < arrivals.size(); i++) {
      placed.add(new Placed(keys.get(i), arrivals.get(i), names.get(blockOf[i]), offset[i]));
    }
    return placed;
  }

  private record Hole(int offset, int length) {}

  /** Writes zeros over mails: what was taken back must be gone, its neighbours must stay. */
  private void erase(List<Long> keys) throws SQLException {
    Map<Long, List<Hole>> holes = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select block, block_offset, length from message where id = any (?) order by block")) {
      statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          holes
              .computeIfAbsent(row.getLong("block"), block -> new ArrayList<>())
              .add(new Hole(row.getInt("block_offset"), row.getInt("length")));
        }
      }
    }
    for (Map.Entry<Long, List<Hole>> block : holes.entrySet()) {
      erase(block.getKey(), block.getValue());
    }
  }

  private void erase(long block, List<Hole> holes) throws SQLException {
    byte[] bytes;
    try (PreparedStatement statement =
        connection.prepareStatement("select size, content from mail_block where id = ?")) {
      statement.setLong(1, block);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        bytes = MailBlock.expand(row.getBytes("content"), row.getInt("size"));
      }
    }
    for (Hole hole : holes) {
      Arrays.fill(bytes, hole.offset(), hole.offset() + hole.length(), (byte) 0);
    }
    try (PreparedStatement statement =
        connection.prepareStatement("update mail_block set content = ? where id = ?")) {
      statement.setBytes(1, MailBlock.compress(bytes));
      statement.setLong(2, block);
      statement.executeUpdate();
    }
  }

  private List<Long> numbers(String sql, int count) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, count);
      return numbers(statement);
    }
  }

  private List<Long> numbers(String sql, List<Long> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
      return numbers(statement);
    }
  }

  private static List<Long> numbers(PreparedStatement statement) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }

  /** The columns that come from the header. */
  private record Head(
      @Nullable String parent,
      Instant sent,
      Mailbox from,
      Mailbox author,
      String subject,
      boolean reply,
      @Nullable String unreadable) {

    static Head of(Step.Arrival arrival) {
      return switch (arrival.mail()) {
        case Message message ->
            new Head(
                message.parent().map(MessageId::value).map(CopyRows::storable).orElse(null),
                message.date().toInstant(),
                message.from(),
                message.author(),
                message.subject().line(),
                message.subject().reply(),
                null);
        case Unreadable unreadable ->
            new Head(null, Instant.EPOCH, NOBODY, NOBODY, "", false, oneLine(unreadable.reason()));
      };
    }

    private static String oneLine(String reason) {
      return CopyRows.storable(reason).strip();
    }
  }
}
