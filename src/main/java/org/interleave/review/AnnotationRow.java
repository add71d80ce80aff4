package org.interleave.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.interleave.mail.MessageId;

/** Reads rows of the table annotation. */
final class AnnotationRow {
  private AnnotationRow() {}

  static Annotation read(ResultSet row, int number) throws SQLException {
    OffsetDateTime published = row.getObject("published", OffsetDateTime.class);
    return new Annotation(
        new AnnotationId(row.getLong("id")),
        anchor(row),
        row.getString("body"),
        row.getBoolean("question"),
        Annotation.State.valueOf(row.getString("state")),
        new Reviewer(row.getString("reviewer_name"), row.getString("reviewer_address")),
        row.getInt("edit"),
        instant(row, "created"),
        instant(row, "changed"),
        Optional.ofNullable(published).map(OffsetDateTime::toInstant));
  }

  private static Anchor anchor(ResultSet row) throws SQLException {
    MessageId message = new MessageId(row.getString("message_id"));
    String region = row.getString("region");
    if (region.equals("PATCH")) {
      return new Anchor.WholePatch(message);
    }
    LineRange lines = new LineRange(row.getInt("first_line"), row.getInt("last_line"));
    String quoted = row.getString("quoted");
    if (region.equals("MESSAGE")) {
      return new Anchor.InMessage(message, lines, quoted);
    }
    return new Anchor.InDiff(
        message, lines, quoted, row.getString("path"), row.getString("hunk"), source(row));
  }

  private static Optional<Anchor.SourceLines> source(ResultSet row) throws SQLException {
    String side = row.getString("side");
    if (side == null) {
      return Optional.empty();
    }
    LineRange lines = new LineRange(row.getInt("source_first"), row.getInt("source_last"));
    return Optional.of(new Anchor.SourceLines(Anchor.Side.valueOf(side), lines));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
