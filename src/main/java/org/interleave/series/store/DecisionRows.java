package org.interleave.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;

/** What people decided, in the order in which they did. */
final class DecisionRows {
  private final Connection connection;

  DecisionRows(Connection connection) {
    this.connection = connection;
  }

  List<Decision> all() throws SQLException {
    List<Decision> decisions = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select kind, message_id, other_id from series_decision order by id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        decisions.add(decision(row));
      }
    }
    return decisions;
  }

  private static Decision decision(ResultSet row) throws SQLException {
    MessageId message = new MessageId(row.getString("message_id"));
    String kind = row.getString("kind");
    if (kind.equals("split")) {
      return new Decision.Split(message);
    }
    MessageId other = new MessageId(row.getString("other_id"));
    return kind.equals("join")
        ? new Decision.Join(message, other)
        : new Decision.Move(message, other);
  }

  void add(Decision decision, String by) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into series_decision (kind, message_id, other_id, made_by, made_at)
            values (?, ?, ?, ?, now())
            """)) {
      switch (decision) {
        case Decision.Join join -> bind(statement, "join", join.one(), join.other().value());
        case Decision.Split split -> bind(statement, "split", split.member(), null);
        case Decision.Move move -> bind(statement, "move", move.message(), move.target().value());
      }
      statement.setString(4, by);
      statement.executeUpdate();
    }
  }

  private static void bind(
      PreparedStatement statement,
      String kind,
      MessageId message,
      @org.jspecify.annotations.Nullable String other)
      throws SQLException {
    statement.setString(1, kind);
    statement.setString(2, message.value());
    statement.setString(3, other);
  }
}
