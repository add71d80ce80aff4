package org.interleave.patchwork;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes replies as comments on the nearest patch or cover letter above them. */
final class CommentRows {
  private final JdbcTemplate database;
  private final Map<String, Integer> people;
  private final EventRows events;

  CommentRows(JdbcTemplate database, Map<String, Integer> people, EventRows events) {
    this.database = database;
    this.people = people;
    this.events = events;
  }

  void write(List<Part> parts, Standing standing) {
    Map<String, Part> byId = new HashMap<>();
    parts.forEach(part -> byId.put(part.id(), part));
    List<Object[]> rows = new ArrayList<>();
    List<Long> none = new ArrayList<>();
    for (Part part : parts) {
      if (part.isPatch() || part.isCover()) {
        none.add(part.key());
        continue;
      }
      Optional<Part> on = target(part, byId);
      if (on.isEmpty()) {
        none.add(part.key());
        continue;
      }
      boolean cover = on.get().isCover();
      rows.add(
          new Object[] {
            part.key(),
            cover ? null : on.get().key(),
            cover ? on.get().key() : null,
            people.get(Numbering.key(part.from())),
            Timestamp.from(part.sent())
          });
      if (!standing.comments().contains(part.key())) {
        announce(on.get(), part);
      }
    }
    database.update(
        "delete from patchwork_comment where id = any (?)", (Object) none.toArray(Long[]::new));
    database.batchUpdate(
        """
        insert into patchwork_comment (id, patch, cover, submitter, sent) values (?, ?, ?, ?, ?)
        on conflict (id) do update set patch = excluded.patch, cover = excluded.cover
        """,
        rows);
  }

  private void announce(Part on, Part comment) {
    if (on.isCover()) {
      events.coverComment(on.project(), on.key(), comment.key());
    } else {
      events.patchComment(on.project(), on.key(), comment.key());
    }
  }

  /** By its references, the nearest first; where it names few, by those of what it answers. */
  private static Optional<Part> target(Part comment, Map<String, Part> byId) {
    Set<String> seen = new HashSet<>();
    Part at = comment;
    while (at != null && seen.add(at.id())) {
      Part next = null;
      for (String id : at.references().reversed()) {
        Part above = byId.get(id);
        if (above != null && (above.isPatch() || above.isCover())) {
          return Optional.of(above);
        }
        next = next == null ? above : next;
      }
      at = next;
    }
    return Optional.empty();
  }
}
