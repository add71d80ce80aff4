package org.interleave.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which archives hold which messages, as far as one archive is concerned. */
final class HomeRows {
  private static final int LONGEST_LIST = 255;

  private final Connection connection;
  private final int archive;
  private final Map<String, Integer> lists = new HashMap<>();

  HomeRows(Connection connection, int archive) {
    this.connection = connection;
    this.archive = archive;
  }

  /** Gives every arrival a home in the archive, the known ones that lack it included. */
  void add(
      Map<String, Step.Arrival> arrivals,
      Map<String, MessageRows.Known> known,
      List<StoredMail> stored)
      throws SQLException {
    CopyRows rows = new CopyRows(3);
    for (StoredMail mail : stored) {
      Step.Arrival arrival = arrivals.get(mail.mail().id().value());
      if (arrival != null) {
        add(rows, mail.key(), arrival);
      }
    }
    for (Map.Entry<String, MessageRows.Known> there : known.entrySet()) {
      Step.Arrival arrival = arrivals.get(there.getKey());
      if (arrival != null && !there.getValue().archives().contains(archive)) {
        add(rows, there.getValue().key(), arrival);
      }
    }
    rows.into(connection, "copy message_home (message, archive, list) from stdin (format binary)");
  }

  private void add(CopyRows rows, long key, Step.Arrival arrival) throws SQLException {
    rows.row().number(key).number(archive);
    Optional<Integer> list = list(arrival);
    if (list.isPresent()) {
      rows.number(list.get().intValue());
    } else {
      rows.nothing();
    }
  }

  private Optional<Integer> list(Step.Arrival arrival) throws SQLException {
    Optional<String> name =
        BatchWriter.list(arrival)
            .map(CopyRows::storable)
            .filter(list -> !list.isBlank() && list.length() <= LONGEST_LIST);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Integer there = lists.get(name.get());
    if (there == null) {
      there = record(name.get());
      lists.put(name.get(), there);
    }
    return Optional.of(there);
  }

  private int record(String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into mailing_list (name) values (?)
            on conflict (name) do update set name = excluded.name
            returning id
            """)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Takes the archive from the homes of messages; returns of how many. */
  int leave(List<String> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from message_home using message
             where message.id = message_home.message and message_home.archive = ?
               and message.message_id = any (?)
            """)) {
      statement.setInt(1, archive);
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      return statement.executeUpdate();
    }
  }

  /** The keys of those messages that no archive holds any more. */
  List<Long> homeless(List<String> ids) throws SQLException {
    List<Long> keys = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select id from message
             where message_id = any (?)
               and not exists (select from message_home where message = message.id)
            """)) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(row.getLong(1));
        }
      }
    }
    return keys;
  }
}
