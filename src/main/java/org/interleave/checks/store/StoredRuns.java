package org.interleave.checks.store;

import com.github.luben.zstd.Zstd;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.interleave.checks.Run;
import org.interleave.checks.Run.AtHunk;
import org.interleave.checks.Run.Found;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.interleave.mail.MessageId;
import org.interleave.series.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs in PostgreSQL. */
public final class StoredRuns implements Runs {
  private static final int LOG_LEVEL = 3;

  private static final String SELECT =
      """
      select id, target, name, context, status, description, url, poster, posted, has_log
      from run
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public StoredRuns(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  private record Key(String target, String name) {
    static Key of(Target target) {
      return switch (target) {
        case Target.Patch patch -> new Key("PATCH", patch.message().value());
        case Target.Posting posting -> new Key("VERSION", posting.first().value());
        case Target.Commit commit -> new Key("COMMIT", commit.id());
      };
    }

    Target decoded() {
      return switch (target) {
        case "PATCH" -> new Target.Patch(new MessageId(name));
        case "VERSION" -> new Target.Posting(new MessageId(name));
        case "COMMIT" -> new Target.Commit(name);
        default -> throw new IllegalStateException("no such target: " + target);
      };
    }
  }

  @Override
  public Run post(Run.Posting posting) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Key key = Key.of(posting.target());
    long id =
        transaction.execute(status -> {
          long run =
              jdbc.sql(
                      """
                      insert into run (target, name, context, status, description, url, poster,
                        posted, has_log)
                      values (:target, :name, :context, :status, :description, :url, :poster,
                        :posted, :log)
                      returning id
                      """)
                  .param("target", key.target)
                  .param("name", key.name)
                  .param("context", posting.context())
                  .param("status", posting.status().name())
                  .param("description", storable(posting.description()))
                  .param("url", posting.url().map(URI::toString).orElse(""))
                  .param("poster", storable(posting.poster()))
                  .param("posted", now.atOffset(ZoneOffset.UTC))
                  .param("log", posting.log().isPresent())
                  .query((row, number) -> row.getLong(1))
                  .single();
          posting.log().ifPresent(log -> insert(run, log));
          insert(run, posting.findings());
          return run;
        });
    return stored(id, posting, now);
  }

  /** As it would be read again. */
  private static Run stored(long id, Run.Posting posting, Instant posted) {
    return new Run(
        id,
        posting.target(),
        posting.context(),
        posting.status(),
        storable(posting.description()),
        posting.url(),
        storable(posting.poster()),
        posted,
        posting.log().isPresent(),
        posting.findings().stream().map(StoredRuns::storable).toList());
  }

  private static Found storable(Found found) {
    return new Found(
        storable(found.kind()),
        found.level(),
        storable(found.title()),
        storable(found.details()),
        found.file().map(StoredRuns::storable),
        found.line(),
        storable(found.function()),
        found.at());
  }

  private void insert(long run, String log) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    jdbc.sql("insert into run_log (run, length, content) values (:run, :length, :content)")
        .param("run", run)
        .param("length", bytes.length)
        .param("content", Zstd.compress(bytes, LOG_LEVEL))
        .update();
  }

  private void insert(long run, List<Found> findings) {
    if (findings.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into run_finding (run, place, kind, level, title, details, file, line, function,
              patch, hunk)
            select :run, place, kind, level, title, details, nullif(file, ''), line, function,
              nullif(patch, ''), hunk
            from unnest(:kinds::text[], :levels::text[], :titles::text[], :details::text[],
                :files::text[], :lines::integer[], :functions::text[], :patches::text[],
                :hunks::integer[])
              with ordinality
              as found (kind, level, title, details, file, line, function, patch, hunk, place)
            """)
        .param("run", run)
        .param("kinds", texts(findings, Found::kind))
        .param("levels", texts(findings, found -> found.level().name()))
        .param("titles", texts(findings, Found::title))
        .param("details", texts(findings, Found::details))
        .param("files", texts(findings, found -> found.file().orElse("")))
        .param("lines", findings.stream().map(Found::line).toArray(Integer[]::new))
        .param("functions", texts(findings, Found::function))
        .param(
            "patches",
            texts(findings, found -> found.at().map(at -> at.patch().value()).orElse("")))
        .param(
            "hunks",
            findings.stream()
                .map(found -> found.at().map(AtHunk::hunk).orElse(0))
                .toArray(Integer[]::new))
        .update();
  }

  private static String[] texts(List<Found> findings, Function<Found, String> text) {
    return findings.stream().map(found -> storable(text.apply(found))).toArray(String[]::new);
  }

  /** PostgreSQL's text has no NUL. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  @Override
  public Optional<Run> find(long id) {
    return runs(jdbc.sql(SELECT + "where id = :id").param("id", id).query(StoredRuns::row).list())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<String> log(long id) {
    return jdbc.sql("select length, content from run_log where run = :id")
        .param("id", id)
        .query((row, number) ->
            new String(
                Zstd.decompress(row.getBytes("content"), row.getInt("length")),
                StandardCharsets.UTF_8))
        .optional();
  }

  @Override
  public List<Run> of(Target target) {
    Key key = Key.of(target);
    return runs(
        jdbc.sql(SELECT + "where target = :target and name = :name order by id desc")
            .param("target", key.target)
            .param("name", key.name)
            .query(StoredRuns::row)
            .list());
  }

  @Override
  public List<Run> of(Version version) {
    if (version.patches().isEmpty() && version.cover().isEmpty()) {
      return List.of();
    }
    return runs(
        jdbc.sql(
                SELECT
                    + """
                    where target = 'PATCH' and name = any(:patches)
                      or target = 'VERSION' and name = :first
                    order by id desc
                    """)
            .param(
                "patches",
                version.patches().stream()
                    .map(patch -> patch.message().value())
                    .toArray(String[]::new))
            .param("first", Target.Posting.of(version).first().value())
            .query(StoredRuns::row)
            .list());
  }

  @Override
  public List<Run> after(long after, int most) {
    return runs(
        jdbc.sql(SELECT + "where id > :after order by id limit :most")
            .param("after", after)
            .param("most", most)
            .query(StoredRuns::row)
            .list());
  }

  private List<Run> runs(List<Run> bare) {
    Map<Long, List<Found>> findings = new HashMap<>();
    if (!bare.isEmpty()) {
      jdbc.sql(
              """
              select run, kind, level, title, details, file, line, function, patch, hunk
              from run_finding where run = any(:runs) order by run, place
              """)
          .param("runs", bare.stream().map(Run::id).toArray(Long[]::new))
          .query((row, number) ->
              findings
                  .computeIfAbsent(row.getLong("run"), any -> new ArrayList<>())
                  .add(found(row)))
          .list();
    }
    return bare.stream()
        .map(run ->
            new Run(
                run.id(),
                run.target(),
                run.context(),
                run.status(),
                run.description(),
                run.url(),
                run.poster(),
                run.posted(),
                run.hasLog(),
                findings.getOrDefault(run.id(), List.of())))
        .toList();
  }

  private static Run row(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getLong("id"),
        new Key(row.getString("target"), row.getString("name")).decoded(),
        row.getString("context"),
        RunStatus.valueOf(row.getString("status")),
        row.getString("description"),
        Optional.of(row.getString("url")).filter(url -> !url.isEmpty()).map(URI::create),
        row.getString("poster"),
        row.getObject("posted", OffsetDateTime.class).toInstant(),
        row.getBoolean("has_log"),
        List.of());
  }

  private static Found found(ResultSet row) throws SQLException {
    int hunk = row.getInt("hunk");
    return new Found(
        row.getString("kind"),
        Run.Level.valueOf(row.getString("level")),
        row.getString("title"),
        row.getString("details"),
        Optional.ofNullable(row.getString("file")),
        row.getInt("line"),
        row.getString("function"),
        Optional.ofNullable(row.getString("patch"))
            .map(patch -> new AtHunk(new MessageId(patch), hunk)));
  }
}
