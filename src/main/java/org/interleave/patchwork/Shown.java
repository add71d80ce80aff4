package org.interleave.patchwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Rows as answers show them, whole or inside others. */
final class Shown {
  private Shown() {}

  record Project(int id, String link, String name, String listId, String email) {
    static final String COLUMNS =
        """
        project.id as project_id, project.link_name as project_link, project.name as project_name,
        project.list_id as project_list_id, project.list_email as project_email
        """;

    static Project row(ResultSet row) throws SQLException {
      return new Project(
          row.getInt("project_id"),
          row.getString("project_link"),
          row.getString("project_name"),
          row.getString("project_list_id"),
          row.getString("project_email"));
    }
  }

  record Person(int id, String name, String email) {
    static final String COLUMNS =
        "person.id as person_id, person.name as person_name, person.email as person_email";

    static Person row(ResultSet row) throws SQLException {
      return new Person(
          row.getInt("person_id"), row.getString("person_name"), row.getString("person_email"));
    }
  }

  record User(int id, String name) {
    /**
     * @param prefix of its two columns
     */
    static Optional<User> row(ResultSet row, String prefix) throws SQLException {
      int id = row.getInt(prefix + "_id");
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(new User(id, row.getString(prefix + "_name")));
    }
  }

  /** A patch, cover letter or comment inside another answer. */
  record Mail(long id, String messageId, Instant sent, String name) {
    /**
     * @param prefix of its columns
     */
    static Optional<Mail> row(ResultSet row, String prefix) throws SQLException {
      long id = row.getLong(prefix + "_id");
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(
              new Mail(
                  id,
                  row.getString(prefix + "_message"),
                  row.getTimestamp(prefix + "_sent").toInstant(),
                  row.getString(prefix + "_name")));
    }
  }

  /** A version of a series inside another answer. */
  record Series(long id, Instant posted, String name, int number, String series, String version) {
    static final String COLUMNS =
        """
        series.id as series_id, series.posted as series_posted, series.name as series_name,
        series.number as series_number, series.series as series_series,
        series.version as series_version
        """;

    static Optional<Series> row(ResultSet row) throws SQLException {
      long id = row.getLong("series_id");
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(
              new Series(
                  id,
                  row.getTimestamp("series_posted").toInstant(),
                  row.getString("series_name"),
                  row.getInt("series_number"),
                  row.getString("series_series"),
                  row.getString("series_version")));
    }
  }
}
