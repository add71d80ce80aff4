package org.interleave.series.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.interleave.series.Version;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one series. */
final class SeriesReader {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,12}");

  private final JdbcClient database;

  SeriesReader(JdbcClient database) {
    this.database = database;
  }

  Optional<Series> find(String name) {
    String plain = name.strip();
    if (plain.startsWith("<") && plain.endsWith(">")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    if (plain.isEmpty() || plain.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return id(plain).map(this::read);
  }

  private Optional<String> id(String name) {
    if (DIGITS.matcher(name).matches()) {
      List<String> ids =
          strings("select id from series where id like ? order by id limit 2", name + "%");
      if (ids.size() == 1) {
        return Optional.of(ids.getFirst());
      }
      if (ids.isEmpty() && name.length() == 12) {
        // a series that had this name before an older posting of it turned up
        List<String> now =
            database
                .sql("select series from series_message where digits = ?")
                .param(Long.parseLong(name, 16))
                .query((row, i) -> row.getString(1))
                .list();
        if (!now.isEmpty()) {
          return Optional.of(now.getFirst());
        }
      }
    }
    return strings(
            """
            select series
              from series_message join message on message.id = series_message.message
             where message_id = ?
            """,
            name)
        .stream()
        .findFirst();
  }

  private List<String> strings(String sql, String parameter) {
    return database.sql(sql).param(parameter).query((row, i) -> row.getString(1)).list();
  }

  private Series read(String id) {
    List<Version> versions = versions(id);
    return database
        .sql("select * from series where id = ?")
        .param(id)
        .query((row, i) -> series(row, versions))
        .single();
  }

  private static Series series(ResultSet row, List<Version> versions) throws SQLException {
    return new Series(
        new SeriesId(row.getString("id")),
        row.getString("title"),
        new Mailbox(row.getString("author_name"), row.getString("author_address")),
        State.of(row.getString("state")).orElse(State.NEW),
        versions);
  }

  private record Part(int version, Role role, Version.Patch patch) {}

  private List<Version> versions(String id) {
    Map<Integer, List<Part>> parts = new TreeMap<>();
    database
        .sql(
            """
            select series_message.version, role, series_message.number, note, message_id, author_name,
                   author_address, sent, title
              from series_message
              join message on message.id = series_message.message
              join posting on posting.message = series_message.message
             where series = ?
             order by series_message.version, series_message.place
            """)
        .param(id)
        .query(SeriesReader::part)
        .list()
        .forEach(part -> parts.computeIfAbsent(part.version(), key -> new ArrayList<>()).add(part));
    return database
        .sql("select * from series_version where series = ? order by place")
        .param(id)
        .query((row, i) -> version(row, parts.getOrDefault(row.getInt("place"), List.of())))
        .list();
  }

  private static Part part(ResultSet row, int index) throws SQLException {
    return new Part(
        row.getInt("version"),
        Role.valueOf(row.getString("role")),
        new Version.Patch(
            row.getInt("number"),
            row.getString("title"),
            new Mailbox(row.getString("author_name"), row.getString("author_address")),
            row.getTimestamp("sent").toInstant(),
            new MessageId(row.getString("message_id")),
            row.getString("note")));
  }

  private static Version version(ResultSet row, List<Part> parts) throws SQLException {
    Instant posted = row.getTimestamp("posted").toInstant();
    return new Version(
        row.getString("name"),
        row.getInt("number"),
        row.getString("kind"),
        posted,
        row.getInt("total"),
        patches(parts, Role.COVER).stream().map(Version.Patch::message).findFirst(),
        patches(parts, Role.PATCH).stream()
            .sorted(java.util.Comparator.comparingInt(Version.Patch::number))
            .toList(),
        patches(parts, Role.STRAY),
        parts.stream().map(part -> part.patch().message()).toList());
  }

  private static List<Version.Patch> patches(List<Part> parts, Role role) {
    return parts.stream().filter(part -> part.role() == role).map(Part::patch).toList();
  }
}
