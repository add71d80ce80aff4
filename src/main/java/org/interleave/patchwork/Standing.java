package org.interleave.patchwork;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.series.State;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was known of some series before, and what people said of them.
 *
 * @param series the numbers that their versions had, with how many patches they had
 * @param seriesOf the number of the version that a message was in
 * @param marked the states of the series, and when a person set them
 */
record Standing(
    Map<Long, Integer> series,
    Map<Long, Long> seriesOf,
    Set<Long> covers,
    Set<Long> comments,
    Map<Long, Patch> patches,
    Map<String, Setting> settings,
    Map<String, Marked> marked,
    Map<String, List<PostedRun>> posted) {

  record Patch(PatchState state, String hash) {}

  record Marked(State state, Instant set) {}

  record PostedRun(long id, String poster) {}

  static Standing of(JdbcTemplate database, List<String> ids, List<Part> parts) {
    Standing standing =
        new Standing(
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>());
    String[] series = ids.toArray(String[]::new);
    Long[] keys = parts.stream().map(Part::key).toArray(Long[]::new);
    String[] names = parts.stream().map(Part::id).toArray(String[]::new);
    standing.readNumbers(database, series, keys);
    standing.readSaid(database, series, names);
    return standing;
  }

  private void readNumbers(JdbcTemplate database, String[] ids, Long[] keys) {
    database.query(
        "select id, series, state, hash from patchwork_patch where id = any (?)",
        row -> {
          PatchState state = PatchState.find(row.getString("state")).orElse(PatchState.NEW);
          patches.put(row.getLong("id"), new Patch(state, row.getString("hash")));
          long number = row.getLong("series");
          if (!row.wasNull()) {
            seriesOf.put(row.getLong("id"), number);
          }
        },
        (Object) keys);
    database.query(
        "select id, series from patchwork_cover where id = any (?)",
        row -> {
          covers.add(row.getLong("id"));
          long number = row.getLong("series");
          if (!row.wasNull()) {
            seriesOf.put(row.getLong("id"), number);
          }
        },
        (Object) keys);
    database.query(
        "select id from patchwork_comment where id = any (?)",
        row -> {
          comments.add(row.getLong("id"));
        },
        (Object) keys);
    // a version that moved to another series brings its number along
    database.query(
        "select id, received from patchwork_series where series = any (?) or id = any (?)",
        row -> {
          series.put(row.getLong("id"), row.getInt("received"));
        },
        ids,
        seriesOf.values().toArray(Long[]::new));
  }

  private void readSaid(JdbcTemplate database, String[] ids, String[] names) {
    database.query(
        """
        select series.id, series.state, max(series_state.set_at) as set_at
          from series
          left join series_message part on part.series = series.id
          left join message on message.id = part.message
          left join series_state on series_state.message_id = message.message_id
         where series.id = any (?)
         group by series.id
        """,
        row -> {
          Timestamp set = row.getTimestamp("set_at");
          marked.put(
              row.getString("id"),
              new Marked(
                  State.of(row.getString("state")).orElse(State.NEW),
                  set == null ? Instant.MIN : set.toInstant()));
        },
        (Object) ids);
    database.query(
        "select * from patchwork_setting where message_id = any (?)",
        row -> {
          settings.put(row.getString("message_id"), Settings.row(row));
        },
        (Object) names);
    database.query(
        "select id, name, poster from run where target = 'PATCH' and name = any (?) order by id",
        row -> {
          posted
              .computeIfAbsent(row.getString("name"), key -> new ArrayList<>())
              .add(new PostedRun(row.getLong("id"), row.getString("poster")));
        },
        (Object) names);
  }

  Setting setting(String messageId) {
    return settings.getOrDefault(messageId, Setting.NONE);
  }

  /** The runs that came before the mail. */
  List<PostedRun> runs(String messageId) {
    return posted.getOrDefault(messageId, List.of());
  }

  /**
   * What was said last counts, of the patch or of its series; what nobody spoke of is superseded by
   * a newer version.
   */
  PatchState state(Part part, boolean newest) {
    Setting own = setting(part.id());
    Marked of = marked.getOrDefault(part.series(), new Marked(State.NEW, Instant.MIN));
    Optional<PatchState> said = own.state();
    if (!newest) {
      return said.orElse(PatchState.SUPERSEDED);
    }
    return said.filter(state -> !own.set().isBefore(of.set())).orElse(PatchState.of(of.state()));
  }
}
