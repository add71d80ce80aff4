package org.interleave.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.interleave.ingest.CopyRows;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Subject;
import org.interleave.mail.Trailer;
import org.interleave.series.Posting;

/** The rows of postings; the message beside them holds the rest. */
final class PostingRows {
  private static final int REPLY = 1;
  private static final int PATCH = 2;
  private static final int RFC = 4;
  private static final int RESEND = 8;
  private static final int PULL = 16;
  private static final int DIFF = 32;

  static final String SELECT =
      """
      select message.id, message_id, sent, from_name, from_address, author_name, author_address,
             subject, posting.*
        from posting join message on message.id = posting.message
      """;

  private final Connection connection;

  PostingRows(Connection connection) {
    this.connection = connection;
  }

  /** A posting and the key of its message. */
  record Stored(long key, Posting posting) {}

  void insert(List<Stored> postings) throws SQLException {
    CopyRows rows = new CopyRows(14);
    CopyRows waiting = new CopyRows(1);
    for (Stored stored : postings) {
      add(rows.row().number(stored.key()), stored.posting());
      waiting.row().number(stored.key());
    }
    rows.into(
        connection,
        """
        copy posting (message, refs, title, marks, tags, version, revision, number, total,
                      patch_id, change_id, listed, files, trailers)
        from stdin (format binary)
        """);
    waiting.into(connection, "copy posting_waiting (message) from stdin (format binary)");
  }

  private static void add(CopyRows row, Posting posting) {
    Subject subject = posting.subject();
    row.text(lines(posting.references().stream().map(MessageId::value).toList()))
        .text(subject.title())
        .smallNumber(marks(posting))
        .text(lines(subject.tags()));
    optional(row, subject.version());
    optional(row, subject.revision());
    optional(row, subject.number());
    optional(row, subject.total());
    row.text(posting.patchId().orElse(null))
        .text(posting.changeId().orElse(null))
        .text(lines(posting.listed()))
        .text(lines(posting.files()))
        .text(lines(posting.trailers().stream().map(t -> t.key() + ": " + t.value()).toList()));
  }

  private static void optional(CopyRows row, OptionalInt value) {
    if (value.isPresent()) {
      row.number(value.getAsInt());
    } else {
      row.nothing();
    }
  }

  private static int marks(Posting posting) {
    Subject subject = posting.subject();
    return (subject.reply() ? REPLY : 0)
        | (subject.patch() ? PATCH : 0)
        | (subject.rfc() ? RFC : 0)
        | (subject.resend() ? RESEND : 0)
        | (subject.pull() ? PULL : 0)
        | (posting.hasDiff() ? DIFF : 0);
  }

  private static String lines(List<String> values) {
    return values.stream()
        .map(value -> value.replace('\n', ' ').replace('\r', ' '))
        .collect(Collectors.joining("\n"));
  }

  /** The oldest of those that no assembly has seen. */
  List<Stored> waiting(int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + """
                 where posting.message in (select message from posting_waiting order by message limit ?)
                """)) {
      statement.setInt(1, most);
      return read(statement);
    }
  }

  List<Stored> ofClusters(Collection<Long> clusters) throws SQLException {
    if (clusters.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + """
                 where posting.message in (select message from cluster_member where cluster = any (?))
                """)) {
      statement.setArray(1, connection.createArrayOf("bigint", clusters.toArray()));
      return read(statement);
    }
  }

  private static List<Stored> read(PreparedStatement statement) throws SQLException {
    statement.setFetchSize(5000);
    List<Stored> postings = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        postings.add(new Stored(row.getLong("id"), posting(row)));
      }
    }
    return postings;
  }

  static Posting posting(ResultSet row) throws SQLException {
    int marks = row.getInt("marks");
    Subject subject =
        new Subject(
            row.getString("subject"),
            row.getString("title"),
            (marks & REPLY) != 0,
            (marks & PATCH) != 0,
            (marks & RFC) != 0,
            (marks & RESEND) != 0,
            (marks & PULL) != 0,
            split(row.getString("tags")),
            number(row, "version"),
            number(row, "revision"),
            number(row, "number"),
            number(row, "total"));
    return new Posting(
        new MessageId(row.getString("message_id")),
        ids(row.getString("refs")),
        new Mailbox(row.getString("from_name"), row.getString("from_address")),
        new Mailbox(row.getString("author_name"), row.getString("author_address")),
        row.getTimestamp("sent").toInstant(),
        subject,
        (marks & DIFF) != 0,
        Optional.ofNullable(row.getString("patch_id")),
        Optional.ofNullable(row.getString("change_id")),
        split(row.getString("listed")),
        split(row.getString("files")),
        split(row.getString("trailers")).stream().map(PostingRows::trailer).toList());
  }

  static List<MessageId> ids(String lines) {
    return split(lines).stream().map(MessageId::new).toList();
  }

  private static Trailer trailer(String line) {
    int colon = line.indexOf(": ");
    return colon < 0
        ? new Trailer(line, "")
        : new Trailer(line.substring(0, colon), line.substring(colon + 2));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static List<String> split(String lines) {
    return lines.isEmpty() ? List.of() : lines.lines().filter(line -> !line.isEmpty()).toList();
  }
}
