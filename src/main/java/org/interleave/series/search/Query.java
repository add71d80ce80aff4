package org.interleave.series.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A query, understood. */
sealed interface Query {

  /** Words in a field. */
  record Term(Field field, String text, boolean phrase, boolean prefix) implements Query {}

  /** Messages sent in a time: from the one instant on, up to but without the other. */
  record Sent(Optional<Instant> from, Optional<Instant> until) implements Query {}

  /** Messages that came through a list. */
  record OnList(String text) implements Query {}

  record All(List<Query> parts) implements Query {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<Query> parts) implements Query {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Query part) implements Query {}
}
