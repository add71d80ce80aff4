package org.interleave.checks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Outcomes;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.StoredFinding;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.Tally;
import org.interleave.series.PatchList;
import org.interleave.series.Version;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What jobs found of a version: its scenarios, then its rules. */
public final class StoredOutcomes implements Outcomes {
  private final JdbcClient jdbc;
  private final Checks checks;

  public StoredOutcomes(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.checks = new Checks(database);
  }

  @Override
  public List<Outcome> of(Version version) {
    PatchList patches = PatchList.of(version);
    List<Outcome> outcomes = new ArrayList<>(scenarios(patches));
    outcomes.addAll(rules(patches));
    return outcomes;
  }

  // ---- scenarios

  private record Square(String suite, int revision) {}

  private List<Outcome> scenarios(PatchList patches) {
    byte[] digest = patches.digest();
    Map<Long, List<Defect>> defects = new HashMap<>();
    jdbc.sql(
            """
            select * from (
              select distinct on (result, identity)
                result, identity, place, id, kind, title, file, line, function
              from defect
              where result in (select result from cell where version = :version)
              order by result, identity, place
            ) as one_of_each
            order by result, place
            """)
        .param("version", digest)
        .query((row, number) ->
            defects
                .computeIfAbsent(row.getLong("result"), any -> new ArrayList<>())
                .add(defect(row)))
        .list();
    Map<Square, Job.State> jobs = new HashMap<>();
    Map<Square, String> said = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (suite, revision) suite, revision, state, said from job
            where version = :version and kind = 'SIMULATE'
            order by suite, revision, id desc
            """)
        .param("version", digest)
        .query((row, number) -> {
          Square square = new Square(row.getString("suite"), row.getInt("revision"));
          said.put(square, row.getString("said"));
          return jobs.put(square, Job.State.valueOf(row.getString("state"))) == null;
        })
        .list();
    return jdbc.sql(
            """
            select suite, revision, scenario, title, result, state, complete, words
            from cell left join result on result.id = result
            where version = :version
            order by suite, place, revision
            """)
        .param("version", digest)
        .query((row, number) -> {
          Square square = new Square(row.getString("suite"), row.getInt("revision"));
          return outcome(
              row, defects, Optional.ofNullable(jobs.get(square)), said.getOrDefault(square, ""));
        })
        .list();
  }

  private static Outcome outcome(
      ResultSet row, Map<Long, List<Defect>> defects, Optional<Job.State> job, String said)
      throws SQLException {
    Row line =
        new Row.Scenario(row.getString("suite"), row.getString("scenario"), row.getString("title"));
    int revision = row.getInt("revision");
    long result = row.getLong("result");
    if (!row.wasNull()) {
      State state = State.valueOf(row.getString("state"));
      List<Defect> found = defects.getOrDefault(result, List.of());
      return new Outcome(
          line,
          revision,
          state,
          row.getBoolean("complete"),
          // the simulator counts one that shows in several ways several times
          state == State.FINDING
              ? DefectWords.count(found.size(), "defect")
              : row.getString("words"),
          found);
    }
    if (job.isEmpty()) {
      return new Outcome(line, revision, State.WAITING, false, "not queued yet", List.of());
    }
    return switch (job.get()) {
      case QUEUED ->
          new Outcome(
              line, revision, State.WAITING, false, said.isEmpty() ? "waits" : said, List.of());
      case RUNNING -> new Outcome(line, revision, State.RUNNING, false, "is being run", List.of());
      case FAILED, CANCELLED, DONE ->
          new Outcome(line, revision, State.NOT_RUNNABLE, false, "not run: " + said, List.of());
    };
  }

  static Defect defect(ResultSet row) throws SQLException {
    return new Defect(
        StoredFinding.path(row.getLong("id")),
        row.getString("identity"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("file"),
        row.getInt("line"),
        row.getString("function"));
  }

  // ---- rules

  private List<Outcome> rules(PatchList patches) {
    List<Outcome> outcomes = new ArrayList<>();
    Map<Checks.Square, List<Checks.Unprotected>> bare = new HashMap<>();
    for (Checks.Unprotected site : checks.unprotected(patches)) {
      bare.computeIfAbsent(site.square(), any -> new ArrayList<>()).add(site);
    }
    for (Tally tally : checks.tallies(patches)) {
      outcomes.add(outcome(tally, bare.getOrDefault(tally.square(), List.of())));
    }
    return outcomes;
  }

  private static Outcome outcome(Tally tally, List<Checks.Unprotected> bare) {
    Row row = new Row.Rule(tally.rule().key().whole(), tally.rule().title(), tally.rule().kind());
    State state =
        tally.unprotected() > 0
            ? State.FINDING
            : tally.unknown() > 0 ? State.NO_FINDING : State.VERIFIED;
    return new Outcome(
        row,
        tally.square().revision(),
        state,
        tally.unknown() == 0,
        words(tally),
        bare.stream().map(site -> defect(tally, site)).distinct().toList());
  }

  private static String words(Tally tally) {
    List<String> parts = new ArrayList<>();
    if (tally.unprotected() > 0) {
      parts.add(places(tally.unprotected()) + " not kept");
    }
    if (tally.held() > 0) {
      parts.add(places(tally.held()) + " kept");
    }
    if (tally.unknown() > 0) {
      parts.add(places(tally.unknown()) + " unknown");
    }
    return String.join(", ", parts);
  }

  private static String places(int count) {
    return count == 1 ? "at 1 place" : "at " + count + " places";
  }

  private static Defect defect(Tally tally, Checks.Unprotected site) {
    String key = tally.rule().key().whole();
    return new Defect(
        tally.rule().path(),
        "rule " + key + " " + site.function() + " " + site.action() + " " + site.text(),
        tally.rule().kind(),
        site.text() + " in " + site.function() + ": " + site.why(),
        site.file(),
        site.line(),
        site.function());
  }
}
