package org.interleave.series.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.Posting;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the messages of a version as threads. */
final class ThreadReader {
  private final JdbcClient database;

  ThreadReader(JdbcClient database) {
    this.database = database;
  }

  private record Line(
      MessageId id,
      List<MessageId> references,
      Mailbox from,
      Instant sent,
      String subject,
      Role role,
      int number) {}

  List<Entry> thread(SeriesId series, String version) {
    Map<MessageId, Line> lines = new LinkedHashMap<>();
    database
        .sql(
            """
            select message_id, refs, from_name, from_address, sent, subject, role,
                   series_message.number
              from series_version
              join series_message on series_message.series = series_version.series
                                 and series_message.version = series_version.place
              join message on message.id = series_message.message
              join posting on posting.message = message.id
             where series_version.series = ? and series_version.name = ?
             order by series_message.place
            """)
        .params(series.value(), version)
        .query(ThreadReader::line)
        .list()
        .forEach(line -> lines.put(line.id(), line));
    return depthFirst(lines);
  }

  private static Line line(ResultSet row, int index) throws SQLException {
    return new Line(
        new MessageId(row.getString("message_id")),
        PostingRows.ids(row.getString("refs")),
        new Mailbox(row.getString("from_name"), row.getString("from_address")),
        row.getTimestamp("sent").toInstant(),
        row.getString("subject"),
        Role.valueOf(row.getString("role")),
        row.getInt("number"));
  }

  private record Step(Line line, Optional<MessageId> parent, int depth) {}

  /** Iterative, since a thread may be deeper than the stack. */
  private static List<Entry> depthFirst(Map<MessageId, Line> lines) {
    Map<MessageId, List<Line>> children = new HashMap<>();
    List<Line> roots = new ArrayList<>();
    for (Line line : lines.values()) {
      Optional<MessageId> parent = parent(line, lines);
      if (parent.isPresent()) {
        children.computeIfAbsent(parent.get(), key -> new ArrayList<>()).add(line);
      } else {
        roots.add(line);
      }
    }
    List<Entry> entries = new ArrayList<>(lines.size());
    Set<MessageId> seen = new HashSet<>();
    walk(roots, children, seen, entries);
    // references in a circle have no top: the oldest of each is shown as one
    for (Line line : lines.values()) {
      if (!seen.contains(line.id())) {
        walk(List.of(line), children, seen, entries);
      }
    }
    return entries;
  }

  private static void walk(
      List<Line> roots,
      Map<MessageId, List<Line>> children,
      Set<MessageId> seen,
      List<Entry> entries) {
    Deque<Step> open = new ArrayDeque<>();
    for (Line root : roots.reversed()) {
      open.push(new Step(root, Optional.empty(), 0));
    }
    while (!open.isEmpty()) {
      Step step = open.pop();
      Line line = step.line();
      if (seen.add(line.id())) {
        entries.add(entry(line, step.parent(), step.depth()));
        for (Line child : children.getOrDefault(line.id(), List.of()).reversed()) {
          open.push(new Step(child, Optional.of(line.id()), step.depth() + 1));
        }
      }
    }
  }

  private static Optional<MessageId> parent(Line line, Map<MessageId, Line> lines) {
    return line.references().reversed().stream()
        .filter(id -> lines.containsKey(id) && !id.equals(line.id()))
        .findFirst();
  }

  private static Entry entry(Line line, Optional<MessageId> parent, int depth) {
    return new Entry(
        line.id(),
        parent,
        depth,
        line.from(),
        line.sent(),
        line.subject(),
        line.role(),
        line.number() < 0 ? OptionalInt.empty() : OptionalInt.of(line.number()));
  }

  /** In the order of arrival, the newest first. */
  List<Entry> discussions(int page, int size) {
    return database
        .sql(
            """
            select message_id, parent, from_name, from_address, sent, subject
              from message
             where not exists (select from series_message where message = message.id)
             order by id desc
             limit ? offset ?
            """)
        .params(size, (long) (page - 1) * size)
        .query((row, i) ->
            new Entry(
                new MessageId(row.getString("message_id")),
                Optional.ofNullable(row.getString("parent")).map(MessageId::new),
                0,
                new Mailbox(row.getString("from_name"), row.getString("from_address")),
                row.getTimestamp("sent").toInstant(),
                row.getString("subject"),
                Role.REPLY,
                OptionalInt.empty()))
        .list();
  }

  Map<MessageId, Posting> postings(Collection<List<MessageId>> ids) {
    Map<MessageId, Posting> postings = new HashMap<>();
    database
        .sql(PostingRows.SELECT + " where message_id = any (?)")
        .param(ids.stream().flatMap(List::stream).map(MessageId::value).toArray(String[]::new))
        .query((row, i) -> PostingRows.posting(row))
        .list()
        .forEach(posting -> postings.put(posting.id(), posting));
    return postings;
  }
}
