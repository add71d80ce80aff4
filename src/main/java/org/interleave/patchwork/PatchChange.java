package org.interleave.patchwork;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.account.Caller;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what a client says of a patch, and tells the series once all its patches agree. */
@Component
final class PatchChange {
  private static final int LONGEST_COMMIT = 255;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final LookUps look;
  private final SeriesCatalog catalog;
  private final InstantSource clock;

  PatchChange(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      LookUps look,
      SeriesCatalog catalog,
      InstantSource clock) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.look = look;
    this.catalog = catalog;
    this.clock = clock;
  }

  private record Before(
      int project, PatchState state, boolean archived, Optional<Integer> delegate) {}

  /** What is to be kept; what a client does not speak of stays. */
  private record Wanted(
      Optional<PatchState> state,
      Optional<Boolean> archived,
      Optional<Optional<Integer>> delegate,
      Optional<Optional<String>> commit) {}

  void apply(long id, String messageId, Fields fields, Caller caller) {
    Wanted wanted = read(fields);
    transaction.executeWithoutResult(status -> write(id, messageId, wanted, caller));
    wanted
        .state()
        .flatMap(PatchState::ofSeries)
        .ifPresent(state -> tellSeries(id, state, caller.name()));
  }

  private Wanted read(Fields fields) {
    Map<String, List<String>> complaints = new HashMap<>();
    Optional<PatchState> state = Optional.empty();
    if (fields.has("state")) {
      String word = fields.text("state").orElse("");
      state = PatchState.find(word);
      if (state.isEmpty()) {
        complaints.put(
            "state",
            List.of(
                "Invalid state "
                    + word
                    + ". Expected one of: "
                    + String.join(", ", PatchState.slugs())
                    + "."));
      }
    }
    Optional<Boolean> archived = Optional.empty();
    if (fields.has("archived")) {
      archived = fields.text("archived").flatMap(LookUps::truth);
      if (archived.isEmpty()) {
        complaints.put("archived", List.of("Must be a valid boolean."));
      }
    }
    Optional<Optional<Integer>> delegate = Optional.empty();
    if (fields.has("delegate")) {
      delegate = Optional.of(delegate(fields.text("delegate").orElse(""), complaints));
    }
    Optional<Optional<String>> commit = Optional.empty();
    if (fields.has("commit_ref")) {
      commit = Optional.of(fields.text("commit_ref").filter(text -> !text.isEmpty()));
      if (commit.get().filter(text -> text.length() > LONGEST_COMMIT).isPresent()) {
        complaints.put("commit_ref", List.of("Ensure this field has no more than 255 characters."));
      }
    }
    if (!complaints.isEmpty()) {
      throw Refused.fields(complaints);
    }
    return new Wanted(state, archived, delegate, commit);
  }

  private Optional<Integer> delegate(String written, Map<String, List<String>> complaints) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    List<Long> found = look.user(written);
    if (found.isEmpty()) {
      complaints.put(
          "delegate", List.of("Invalid pk \"" + written + "\" - object does not exist."));
      return Optional.empty();
    }
    return Optional.of(found.getFirst().intValue());
  }

  private void write(long id, String messageId, Wanted wanted, Caller caller) {
    Before before =
        database
            .query(
                """
                select project, state, archived, delegate
                  from patchwork_patch where id = ? for update
                """,
                (row, number) -> {
                  int delegate = row.getInt("delegate");
                  Optional<Integer> who = row.wasNull() ? Optional.empty() : Optional.of(delegate);
                  return new Before(
                      row.getInt("project"),
                      PatchState.find(row.getString("state")).orElse(PatchState.NEW),
                      row.getBoolean("archived"),
                      who);
                },
                id)
            .stream()
            .findFirst()
            .orElseThrow(Refused::notFound);
    keep(messageId, wanted);
    database.update(
        """
        update patchwork_patch patch
           set state = coalesce(?, patch.state), archived = setting.archived,
               delegate = setting.delegate, commit_ref = setting.commit_ref
          from patchwork_setting setting
         where patch.id = ? and setting.message_id = ?
        """,
        wanted.state().map(PatchState::slug).orElse(null),
        id,
        messageId);
    EventRows events = new EventRows(database);
    wanted
        .state()
        .filter(state -> state != before.state())
        .ifPresent(state ->
            events.stateChanged(
                before.project(), Optional.of(caller.name()), id, before.state(), state));
    wanted
        .delegate()
        .filter(who -> !who.equals(before.delegate()))
        .ifPresent(
            who -> events.delegated(before.project(), caller.name(), id, before.delegate(), who));
    events.write();
  }

  private void keep(String messageId, Wanted wanted) {
    database.update(
        "insert into patchwork_setting (message_id) values (?) on conflict do nothing", messageId);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    wanted
        .state()
        .ifPresent(state ->
            database.update(
                "update patchwork_setting set state = ?, state_set = ? where message_id = ?",
                state.slug(),
                Timestamp.from(now),
                messageId));
    wanted
        .archived()
        .ifPresent(archived ->
            database.update(
                "update patchwork_setting set archived = ? where message_id = ?",
                archived,
                messageId));
    wanted
        .delegate()
        .ifPresent(who ->
            database.update(
                "update patchwork_setting set delegate = ? where message_id = ?",
                who.orElse(null),
                messageId));
    wanted
        .commit()
        .ifPresent(commit ->
            database.update(
                "update patchwork_setting set commit_ref = ? where message_id = ?",
                commit.orElse(null),
                messageId));
  }

  /** The state of a series is that of the newest version's patches, once they all have it. */
  private void tellSeries(long id, State state, String by) {
    List<String> agreed =
        database.query(
            """
            select version.series
              from patchwork_patch patch
              join patchwork_series version on version.id = patch.series
              join series on series.id = version.series
             where patch.id = ? and series.newest_name = version.version and series.state <> ?
               and not exists (
                 select from patchwork_patch other
                  where other.series = version.id and other.state <> patch.state)
            """,
            (row, number) -> row.getString(1),
            id,
            state.word());
    agreed.forEach(series -> catalog.mark(new SeriesId(series), state, by));
  }
}
