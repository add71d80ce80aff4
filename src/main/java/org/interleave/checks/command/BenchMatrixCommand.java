package org.interleave.checks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.interleave.checks.Outcome;
import org.interleave.checks.store.StoredOutcomes;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.interleave.series.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave bench matrix}. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description = {
      "Fill the matrix of one version among many, half of its rows scenarios and half rules, and say"
          + " how long it takes to read, in a database that is thrown away."
    })
public final class BenchMatrixCommand implements Callable<Integer> {
  private static final int OTHERS = 20;
  private static final int TIMES = 200;

  private final InstantSource clock;
  @Spec private CommandSpec spec;

  @Option(
      names = "--patches",
      paramLabel = "N",
      defaultValue = "30",
      description = "Of the version (default: ${DEFAULT-VALUE}).")
  private int patches;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "40",
      description = "Scenarios and rules (default: ${DEFAULT-VALUE}).")
  private int rows;

  public BenchMatrixCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    try (TemporaryData folder = TemporaryData.create();
        Database database = Database.open(new DataDirectory(folder.folder()), Map.of())) {
      DataSource source = database.dataSource();
      List<Version> versions = IntStream.rangeClosed(0, OTHERS).mapToObj(this::version).toList();
      versions.forEach(version -> fill(source, version));
      JdbcClient.create(source).sql("analyze").update();
      measure(new StoredOutcomes(source), versions.get(OTHERS / 2));
    }
    return 0;
  }

  private void measure(StoredOutcomes stored, Version version) {
    double[] millis = new double[TIMES];
    List<Outcome> squares = List.of();
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      squares = stored.of(version);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d patches, %d rows, %,d squares, %,d defects: median %.1f ms, 99 of 100 within %.1f ms%n",
        patches,
        rows,
        squares.size(),
        squares.stream().mapToInt(square -> square.defects().size()).sum(),
        millis[TIMES / 2],
        millis[TIMES * 99 / 100]);
    out.flush();
  }

  private Version version(int number) {
    List<Version.Patch> all = new ArrayList<>();
    Mailbox author = new Mailbox("Ada", "ada@example.org");
    Instant now = clock.instant();
    for (int k = 1; k <= patches; k++) {
      MessageId id = new MessageId("bench-" + number + "-" + k + "@example.org");
      all.add(new Version.Patch(k, "patch " + k, author, now, id, ""));
    }
    return new Version(
        "v1",
        1,
        "PATCH",
        now,
        patches,
        Optional.empty(),
        all,
        List.of(),
        all.stream().map(Version.Patch::message).toList());
  }

  /** A tenth of the squares have three defects; a rule has forty sites. */
  private void fill(DataSource source, Version version) {
    PatchList list = PatchList.of(version);
    JdbcClient jdbc = JdbcClient.create(source);
    jdbc.sql("insert into checked_version (digest, patches) values (:digest, :patches)")
        .param("digest", list.digest())
        .param("patches", list.lines())
        .update();
    jdbc.sql(
            """
            with made as (
              insert into result (key, state, complete, words, executions, seconds, made, length,
                content)
              select sha256(:digest || convert_to(place::text, 'UTF8')),
                case when place % 10 = 0 then 'FINDING' else 'VERIFIED' end, true,
                'verified: all 3,328 interleavings', 3328, 1, now(), 0, ''
              from generate_series(0, :squares - 1) as place
              returning id),
            squares as (select id, row_number() over (order by id) - 1 as place from made),
            cells as (
              insert into cell (version, suite, revision, place, scenario, title, result)
              select :digest, 'bench', place / :scenarios, place % :scenarios,
                'scenario ' || place % :scenarios, 'What a scenario is about', id
              from squares returning result)
            insert into defect (result, place, identity, kind, title, file, line, function, length,
              content)
            select id, number, 'data-race f(a->b) g(a->b) ' || number, 'data-race',
              'plain read of `a->b` by thread 2 races with plain write of `a->b` by thread 1',
              'mm/bench.c', 100 + number, 'f', 0, ''
            from squares, generate_series(0, 2) as number where place % 10 = 0
            """)
        .param("digest", list.digest())
        .param("squares", (patches + 1) * (rows / 2))
        .param("scenarios", rows / 2)
        .update();
    rules(jdbc, list);
  }

  private void rules(JdbcClient jdbc, PatchList list) {
    long check =
        jdbc.sql(
                """
                insert into rule_check (patches, digest, first_patch, tree, base, started,
                  took_millis, revisions)
                values (:patches, :digest, 'bench', '', '', now(), 0, '') returning id
                """)
            .param("patches", list.lines())
            .param("digest", list.digest())
            .query((row, number) -> row.getLong(1))
            .single();
    jdbc.sql(
            """
            with rules as (
              insert into rule_check_rule (check_id, place, rule, title, kind)
              select :check, place, 'rule-' || place, 'a->b under a->lock', 'guarded_by'
              from generate_series(1, :rules) as place returning place),
            tallies as (
              insert into rule_tally (check_id, rule, revision, held, unprotected, unknown)
              select :check, place, revision, 36, 4, 0
              from rules, generate_series(0, :patches) as revision returning rule)
            insert into rule_site (check_id, rule, place, revision, function, file, line, col,
              action, text, state, why, cites)
            select :check, rules.place,
              (rules.place * (:patches + 1) + revision) * 40 + site, revision, 'f' || site,
              'mm/bench.c', site, 1, 'READ', 'a->b',
              case when site < 4 then 'UNPROTECTED' else 'HELD' end, 'a->lock is not held', ''
            from rules, generate_series(0, :patches) as revision, generate_series(0, 39) as site
            """)
        .param("check", check)
        .param("rules", rows - rows / 2)
        .param("patches", patches)
        .update();
  }
}
