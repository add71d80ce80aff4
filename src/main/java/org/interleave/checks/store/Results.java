package org.interleave.checks.store;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.interleave.series.PatchList;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What scenarios came to, and what is saved of those that are under way. */
public final class Results {
  private static final int READ_SETS = 12;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final InstantSource clock;

  public Results(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.batches = new JdbcTemplate(database);
    this.clock = clock;
  }

  /** All scenarios of a suite at one revision. */
  public record Place(PatchList version, String suite, int revision) {}

  /** A scenario as it stands in its suite. */
  public record Line(String scenario, String title) {}

  /**
   * What is saved of an exploration.
   *
   * @param checkpoint as the explorer wrote it; empty before its first
   */
  public record Saved(
      long spentMillis, long executions, int findings, Optional<String> checkpoint) {
    public static final Saved NOTHING = new Saved(0, 0, 0, Optional.empty());
  }

  /** Who is at an exploration. */
  public sealed interface Claim {
    record Mine(Saved saved) implements Claim {}

    /** Another worker has it in hand. */
    record Theirs(long job) implements Claim {}
  }

  // ---- cells

  /** Makes the squares that are to be filled; those that are there stay. */
  public void expect(Place place, List<Line> lines) {
    List<Object[]> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(
          new Object[] {
            place.version().digest(),
            place.suite(),
            place.revision(),
            rows.size(),
            line.scenario(),
            line.title()
          });
    }
    batches.batchUpdate(
        """
        insert into cell (version, suite, revision, place, scenario, title)
        values (?, ?, ?, ?, ?, ?)
        on conflict (version, suite, revision, scenario)
          do update set place = excluded.place, title = excluded.title
        """,
        rows);
  }

  /** The scenarios that have no result yet. */
  public Set<String> open(Place place) {
    return new HashSet<>(
        jdbc.sql(
                """
                select scenario from cell
                where version = :version and suite = :suite and revision = :revision
                  and result is null
                """)
            .param("version", place.version().digest())
            .param("suite", place.suite())
            .param("revision", place.revision())
            .query((row, number) -> row.getString(1))
            .list());
  }

  /** How many defects the scenarios found, one that several found counted once. */
  public int defects(Place place) {
    return jdbc.sql(
            """
            select count(distinct identity) from cell join defect on defect.result = cell.result
            where version = :version and suite = :suite and revision = :revision
            """)
        .param("version", place.version().digest())
        .param("suite", place.suite())
        .param("revision", place.revision())
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** Whether there is a result with that key, which then is the scenario's. */
  public boolean reuse(Place place, String scenario, byte[] key) {
    return jdbc.sql(
                """
                update cell set result = result.id from result
                where version = :version and suite = :suite and revision = :revision
                  and scenario = :scenario and key = :key
                """)
            .param("version", place.version().digest())
            .param("suite", place.suite())
            .param("revision", place.revision())
            .param("scenario", scenario)
            .param("key", key)
            .update()
        > 0;
  }

  // ---- what was read

  /** What computations of this kind read before, the last used first. */
  public List<ReadSet> readSets(byte[] kind) {
    return jdbc.sql(
            """
            select length, paths from read_set where class = :kind order by used desc limit :most
            """)
        .param("kind", kind)
        .param("most", READ_SETS)
        .query((row, number) ->
            ReadSet.parse(new ZstdText(row.getInt("length"), row.getBytes("paths")).text()))
        .list();
  }

  public void used(byte[] kind, ReadSet set) {
    ZstdText paths = ZstdText.of(set.lines());
    jdbc.sql(
            """
            insert into read_set (class, digest, length, paths, used)
            values (:kind, :digest, :length, :paths, :now)
            on conflict (class, digest) do update set used = greatest(read_set.used, excluded.used)
            """)
        .param("kind", kind)
        .param("digest", set.digest())
        .param("length", paths.length())
        .param("paths", paths.content())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  // ---- results

  /** Keeps a result, which ends its exploration. Of two with the same key the first stays. */
  public void keep(byte[] key, Answer answer) {
    ZstdText json = ZstdText.of(answer.json());
    Optional<Long> made =
        jdbc.sql(
                """
                insert into result (key, state, complete, words, executions, seconds, made, length,
                  content)
                values (:key, :state, :complete, :words, :executions, :seconds, :now, :length,
                  :content)
                on conflict (key) do nothing
                returning id
                """)
            .param("key", key)
            .param("state", answer.state().name())
            .param("complete", answer.complete())
            .param("words", storable(answer.words()))
            .param("executions", answer.executions())
            .param("seconds", (float) answer.seconds())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("length", json.length())
            .param("content", json.content())
            .query((row, number) -> row.getLong(1))
            .optional();
    made.ifPresent(id -> insert(id, answer.defects()));
    jdbc.sql("delete from exploration where key = :key").param("key", key).update();
  }

  private void insert(long result, List<Answer.Defect> defects) {
    List<Object[]> rows = new ArrayList<>();
    for (Answer.Defect it : defects) {
      ZstdText json = ZstdText.of(it.json());
      rows.add(
          new Object[] {
            result,
            rows.size(),
            storable(it.identity()),
            it.kind(),
            storable(it.title()),
            it.file(),
            it.line(),
            it.function(),
            json.length(),
            json.content()
          });
    }
    batches.batchUpdate(
        """
        insert into defect (result, place, identity, kind, title, file, line, function, length,
          content)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  // ---- explorations under way

  /** Takes an exploration into hand, unless a worker that is alive has it. */
  public Claim claim(byte[] key, Pick pick) {
    Optional<Saved> mine =
        jdbc.sql(
                """
                insert into exploration as it (key, job, pick) values (:key, :job, :pick)
                on conflict (key) do update set job = excluded.job, pick = excluded.pick
                  where it.job = excluded.job or not exists (select from scheduled_tasks
                    where task_name = :task and task_instance = it.job::text and picked
                      and version = it.pick)
                returning spent, executions, findings, length, checkpoint
                """)
            .param("key", key)
            .param("job", pick.job())
            .param("pick", pick.version())
            .param("task", JobQueue.TASK)
            .query((row, number) ->
                new Saved(
                    row.getLong("spent"),
                    row.getLong("executions"),
                    row.getInt("findings"),
                    row.getInt("length") == 0
                        ? Optional.empty()
                        : Optional.of(
                            new ZstdText(row.getInt("length"), row.getBytes("checkpoint")).text())))
            .optional();
    if (mine.isPresent()) {
      return new Claim.Mine(mine.get());
    }
    return new Claim.Theirs(
        jdbc.sql("select job from exploration where key = :key")
            .param("key", key)
            .query((row, number) -> row.getLong(1))
            .optional()
            .orElse(0L));
  }

  /** How many of some explorations other workers that are alive are at. */
  public int inHand(List<byte[]> keys, Pick pick) {
    return jdbc.sql(
            """
            select count(*) from exploration
            where key = any(:keys) and job <> :job and exists (select from scheduled_tasks
              where task_name = :task and task_instance = job::text and picked
                and version = pick)
            """)
        .param("keys", keys.toArray(byte[][]::new))
        .param("job", pick.job())
        .param("task", JobQueue.TASK)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** Stores how far an exploration got; whoever takes it up carries on from there. */
  public void save(byte[] key, Saved saved) {
    ZstdText text = ZstdText.of(saved.checkpoint().orElse(""));
    jdbc.sql(
            """
            update exploration set spent = :spent, executions = :executions, findings = :findings,
              length = :length, checkpoint = :checkpoint
            where key = :key
            """)
        .param("spent", saved.spentMillis())
        .param("executions", saved.executions())
        .param("findings", saved.findings())
        .param("length", text.length())
        .param("checkpoint", text.content())
        .param("key", key)
        .update();
  }
}
