package org.interleave.patchwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Reads rows of what clients said. */
final class Settings {
  private Settings() {}

  static Setting row(ResultSet row) throws SQLException {
    Timestamp set = row.getTimestamp("state_set");
    int delegate = row.getInt("delegate");
    Optional<Integer> who = row.wasNull() ? Optional.empty() : Optional.of(delegate);
    return new Setting(
        Optional.ofNullable(row.getString("state")).flatMap(PatchState::find),
        set == null ? Instant.MIN : set.toInstant(),
        row.getBoolean("archived"),
        who,
        Optional.ofNullable(row.getString("commit_ref")));
  }
}
