package org.interleave.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.ingest.CopyRows;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.interleave.series.Version;

/** Writes the rows of series. */
final class SeriesRows {
  private final Connection connection;

  SeriesRows(Connection connection) {
    this.connection = connection;
  }

  /** A series, its cluster, and the stored messages of that cluster by Message-ID. */
  record Assembled(long cluster, Series series, Map<String, PostingRows.Stored> messages) {
    PostingRows.Stored stored(MessageId id) {
      PostingRows.Stored stored = messages.get(id.value());
      if (stored == null) {
        throw new IllegalStateException("not of this cluster: " + id);
      }
      return stored;
    }

    List<MessageId> all() {
      return series.versions().stream().flatMap(v -> v.messages().stream()).toList();
    }
  }

  void delete(Collection<Long> clusters) throws SQLException {
    for (String sql :
        List.of(
            """
            delete from series_message
             where series in (select id from series where cluster = any (?))
            """,
            "delete from series where cluster = any (?)")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("bigint", clusters.toArray()));
        statement.executeUpdate();
      }
    }
  }

  void insert(List<Assembled> assembled) throws SQLException {
    Map<String, State> states = states();
    CopyRows series = new CopyRows(15);
    CopyRows versions = new CopyRows(7);
    CopyRows messages = new CopyRows(8);
    for (Assembled one : assembled) {
      add(series, one, states);
      int place = 0;
      for (Version version : one.series().versions()) {
        versions
            .row()
            .text(one.series().id().value())
            .number(place)
            .text(version.name())
            .number(version.number())
            .text(version.kind())
            .time(version.posted())
            .number(version.total());
        add(messages, one, version, place);
        place++;
      }
    }
    series.into(
        connection,
        """
        copy series (id, cluster, title, author_name, author_address, state, versions, newest_name,
                     newest_kind, newest_patches, newest_total, newest_posted, messages, posted,
                     active)
        from stdin (format binary)
        """);
    versions.into(
        connection,
        """
        copy series_version (series, place, name, number, kind, posted, total)
        from stdin (format binary)
        """);
    messages.into(
        connection,
        """
        copy series_message (message, series, version, place, role, number, note, digits)
        from stdin (format binary)
        """);
  }

  private static void add(CopyRows rows, Assembled one, Map<String, State> states) {
    Series series = one.series();
    Version newest = series.newest();
    List<MessageId> all = one.all();
    Instant active =
        all.stream()
            .map(id -> one.stored(id).posting().sent())
            .max(Instant::compareTo)
            .orElse(newest.posted());
    rows.row()
        .text(series.id().value())
        .number(one.cluster())
        .text(series.title())
        .text(series.author().name())
        .text(series.author().address())
        .text(state(series, states).word())
        .number(series.versions().size())
        .text(newest.name())
        .text(newest.kind())
        .number(newest.patches().size())
        .number(newest.total())
        .time(newest.posted())
        .number(all.size())
        .time(series.versions().getFirst().posted())
        .time(active);
  }

  /** The state that was set last on a posting of the series. */
  private static State state(Series series, Map<String, State> states) {
    State state = State.NEW;
    if (!states.isEmpty()) {
      for (Version version : series.versions()) {
        for (MessageId id : version.messages()) {
          state = states.getOrDefault(id.value(), state);
        }
      }
    }
    return state;
  }

  private Map<String, State> states() throws SQLException {
    Map<String, State> states = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select message_id, state from series_state");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        states.put(row.getString(1), State.of(row.getString(2)).orElse(State.NEW));
      }
    }
    return states;
  }

  private static void add(CopyRows rows, Assembled one, Version version, int place) {
    Map<MessageId, Placed> placed = placed(version);
    int at = 0;
    for (MessageId id : version.messages()) {
      Placed here = placed.getOrDefault(id, Placed.REPLY);
      rows.row()
          .number(one.stored(id).key())
          .text(one.series().id().value())
          .number(place)
          .number(at++)
          .text(here.role().name())
          .number(here.number())
          .text(here.note());
      if (here.role() == Role.REPLY) {
        rows.nothing();
      } else {
        rows.number(Long.parseLong(SeriesId.of(id).value(), 16));
      }
    }
  }

  private record Placed(Role role, int number, String note) {
    static final Placed REPLY = new Placed(Role.REPLY, -1, "");
  }

  private static Map<MessageId, Placed> placed(Version version) {
    Map<MessageId, Placed> placed = new HashMap<>();
    for (Version.Patch stray : version.strays()) {
      placed.put(stray.message(), new Placed(Role.STRAY, stray.number(), stray.note()));
    }
    for (Version.Patch patch : version.patches()) {
      placed.put(patch.message(), new Placed(Role.PATCH, patch.number(), patch.note()));
    }
    version.cover().ifPresent(cover -> placed.put(cover, new Placed(Role.COVER, 0, "")));
    return placed;
  }
}
