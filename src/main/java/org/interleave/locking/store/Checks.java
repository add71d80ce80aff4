package org.interleave.locking.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What checks of versions found: the newest answer of each rule set. */
public final class Checks {
  private final JdbcClient jdbc;
  private final DataSource database;
  private final TransactionTemplate transaction;

  public Checks(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /** One version of a set, by which a check was made. */
  public record SetVersion(String set, int number) {}

  /**
   * How a check was made.
   *
   * @param base the commit's full id; empty where there is none
   */
  public record Circumstances(
      String tree, String base, Instant started, Duration took, List<SetVersion> sets) {
    public Circumstances {
      sets = List.copyOf(sets);
    }
  }

  /**
   * One check that has answers still.
   *
   * @param revisions their names
   */
  public record Account(Circumstances circumstances, List<String> revisions) {
    public Account {
      revisions = List.copyOf(revisions);
    }
  }

  /** A rule that was checked. */
  public record CheckedRule(RuleKey key, String title, String kind) {
    /** Where its page is, from the root of the site. */
    public String path() {
      return key.set()
          .map(set -> "/rules/" + set + "/" + key.id())
          .orElse("/rules/-/annotated/" + key.id());
    }
  }

  /** A rule of one check at one revision. */
  public record Square(long check, int rule, int revision) {}

  /** How many sites of a rule are in which state. */
  public record Tally(Square square, CheckedRule rule, int held, int unprotected, int unknown) {}

  /** A site where a rule is not kept. */
  public record Unprotected(
      Square square,
      String function,
      String file,
      int line,
      String action,
      String text,
      String why) {}

  /** A rule at a hunk. */
  public record Told(CheckedRule rule, Attachment attachment) {}

  /**
   * Where a rule has hunks: one version.
   *
   * @param first its first patch
   */
  public record Use(String rule, MessageId first, Map<Role, Integer> roles) {
    public Use {
      roles = Map.copyOf(roles);
    }
  }

  /**
   * Keeps the answer and forgets those that it replaces.
   *
   * @param checked with rule ids as {@link RuleKey#whole} has them
   */
  public void keep(PatchList patches, Circumstances how, Checked checked) {
    transaction.executeWithoutResult(status -> {
      forget(patches, how.sets());
      long id =
          jdbc.sql(
                  """
                  insert into rule_check (patches, digest, first_patch, tree, base, started,
                    took_millis, revisions)
                  values (:patches, :digest, :first, :tree, :base, :started, :took, :revisions)
                  returning id
                  """)
              .param("patches", patches.lines())
              .param("digest", patches.digest())
              .param("first", patches.patches().getFirst().value())
              .param("tree", how.tree())
              .param("base", how.base())
              .param(
                  "started", how.started().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
              .param("took", how.took().toMillis())
              .param("revisions", String.join("\n", checked.revisions()))
              .query((row, number) -> row.getLong("id"))
              .single();
      for (SetVersion set : how.sets()) {
        jdbc.sql(
                """
                insert into rule_check_set (check_id, rule_set, version)
                select :check, id, :version from rule_set where name = :name
                """)
            .param("check", id)
            .param("version", set.number())
            .param("name", set.set())
            .update();
      }
      new CheckRows(database, id).insert(checked);
    });
  }

  /** Older answers of the same sets, of annotations and compilers; then checks with none left. */
  private void forget(PatchList patches, List<SetVersion> sets) {
    String[] names = sets.stream().map(SetVersion::set).toArray(String[]::new);
    jdbc.sql(
            """
            delete from rule_check_rule using rule_check
            where rule_check.id = check_id and digest = :digest
              and (rule_set is null
                   or rule_set in (select id from rule_set where name = any(:names)))
            """)
        .param("digest", patches.digest())
        .param("names", names)
        .update();
    jdbc.sql(
            """
            delete from rule_check_set using rule_check
            where rule_check.id = check_id and digest = :digest
              and rule_set in (select id from rule_set where name = any(:names))
            """)
        .param("digest", patches.digest())
        .param("names", names)
        .update();
    jdbc.sql(
            """
            delete from rule_check_problem using rule_check
            where rule_check.id = check_id and digest = :digest
            """)
        .param("digest", patches.digest())
        .update();
    jdbc.sql(
            """
            delete from rule_check
            where digest = :digest
              and not exists (select from rule_check_set where check_id = rule_check.id)
            """)
        .param("digest", patches.digest())
        .update();
  }

  /** The newest first. */
  public List<Account> accounts(PatchList patches) {
    Map<Long, Account> accounts = new LinkedHashMap<>();
    jdbc.sql(
            """
            select rule_check.id, tree, base, started, took_millis, revisions, name, version
            from rule_check
              left join rule_check_set on check_id = rule_check.id
              left join rule_set on rule_set.id = rule_set
            where digest = :digest
            order by rule_check.id desc, name
            """)
        .param("digest", patches.digest())
        .query((row, number) -> accounts.merge(row.getLong("id"), account(row), Checks::merged))
        .list();
    return List.copyOf(accounts.values());
  }

  private static Account account(ResultSet row) throws SQLException {
    String name = row.getString("name");
    Circumstances how =
        new Circumstances(
            row.getString("tree"),
            row.getString("base"),
            row.getObject("started", OffsetDateTime.class).toInstant(),
            Duration.ofMillis(row.getLong("took_millis")),
            name == null ? List.of() : List.of(new SetVersion(name, row.getInt("version"))));
    return new Account(how, row.getString("revisions").lines().toList());
  }

  private static Account merged(Account one, Account more) {
    List<SetVersion> sets = new ArrayList<>(one.circumstances.sets);
    sets.addAll(more.circumstances.sets);
    Circumstances how = one.circumstances;
    return new Account(
        new Circumstances(how.tree, how.base, how.started, how.took, sets), one.revisions);
  }

  /** The rules that were checked, those of sets first. */
  public List<CheckedRule> rules(PatchList patches) {
    return jdbc.sql(
            """
            select name, rule_check_rule.rule, title, kind
            from rule_check join rule_check_rule on check_id = rule_check.id
              left join rule_set on rule_set.id = rule_set
            where digest = :digest
            order by name nulls last, place
            """)
        .param("digest", patches.digest())
        .query((row, number) -> CheckRows.rule(row))
        .list();
  }

  /** All attachments of a version, in the order of patches and hunks. */
  public List<Told> attachments(PatchList patches) {
    return jdbc.sql(CheckRows.ATTACHMENTS + " where digest = :digest " + CheckRows.IN_ORDER)
        .param("digest", patches.digest())
        .query((row, number) -> CheckRows.told(row))
        .list();
  }

  /** The attachments of one rule. */
  public List<Told> attachments(PatchList patches, RuleKey key) {
    return jdbc.sql(
            CheckRows.ATTACHMENTS
                + " where digest = :digest and name is not distinct from :set"
                + " and rule_check_rule.rule = :rule "
                + CheckRows.IN_ORDER)
        .param("digest", patches.digest())
        .param("set", key.set().orElse(null))
        .param("rule", key.id())
        .query((row, number) -> CheckRows.told(row))
        .list();
  }

  /** The sites of one rule, by revision. */
  public List<RevisionSite> sites(PatchList patches, RuleKey key) {
    return jdbc.sql(
            """
            select name, rule_check_rule.rule, revision, function, file, line, col, action,
              rule_site.text, state, why, cites
            from rule_check
              join rule_check_rule on rule_check_rule.check_id = rule_check.id
              join rule_site
                on rule_site.check_id = rule_check.id and rule_site.rule = rule_check_rule.place
              left join rule_set on rule_set.id = rule_set
            where digest = :digest and name is not distinct from :set
              and rule_check_rule.rule = :rule
            order by revision, rule_site.place
            """)
        .param("digest", patches.digest())
        .param("set", key.set().orElse(null))
        .param("rule", key.id())
        .query((row, number) -> CheckRows.site(row))
        .list();
  }

  /** The rules of sets first, each revision by revision. */
  public List<Tally> tallies(PatchList patches) {
    return jdbc.sql(
            """
            select rule_tally.check_id, place, revision, held, unprotected, unknown, name,
              rule_check_rule.rule, title, kind
            from rule_check
              join rule_check_rule on check_id = rule_check.id
              join rule_tally
                on rule_tally.check_id = rule_check.id and rule_tally.rule = place
              left join rule_set on rule_set.id = rule_set
            where digest = :digest
            order by name nulls last, rule_check.id desc, place, revision
            """)
        .param("digest", patches.digest())
        .query((row, number) ->
            new Tally(
                new Square(row.getLong("check_id"), row.getInt("place"), row.getInt("revision")),
                CheckRows.rule(row),
                row.getInt("held"),
                row.getInt("unprotected"),
                row.getInt("unknown")))
        .list();
  }

  /** The sites where rules are not kept, in the order of the files. */
  public List<Unprotected> unprotected(PatchList patches) {
    return jdbc.sql(
            """
            select check_id, rule, revision, function, file, line, action, rule_site.text, why
            from rule_check join rule_site on check_id = rule_check.id
            where digest = :digest and state = 'UNPROTECTED'
            order by check_id, rule, revision, place
            """)
        .param("digest", patches.digest())
        .query((row, number) ->
            new Unprotected(
                new Square(row.getLong("check_id"), row.getInt("rule"), row.getInt("revision")),
                row.getString("function"),
                row.getString("file"),
                row.getInt("line"),
                row.getString("action"),
                row.getString("text"),
                row.getString("why")))
        .list();
  }

  /** What compilers, callers and the check itself have to say of a version. */
  public List<Checked.Problem> problems(PatchList patches) {
    return jdbc.sql(
            """
            select kind, patch, file, hunk, line, message
            from rule_check join rule_check_problem on check_id = rule_check.id
            where digest = :digest
            order by rule_check.id desc, place
            """)
        .param("digest", patches.digest())
        .query((row, number) -> CheckRows.problem(row))
        .list();
  }

  /** Where the rules of a set have hunks, the version that was checked last first. */
  public List<Use> uses(String set) {
    Map<String, Use> uses = new LinkedHashMap<>();
    jdbc.sql(
            """
            select rule_check_rule.rule, first_patch, role, count(*) as hunks
            from rule_set
              join rule_check_rule on rule_set = rule_set.id
              join rule_check on rule_check.id = check_id
              join rule_attachment
                on rule_attachment.check_id = rule_check.id
                and rule_attachment.rule = rule_check_rule.place
            where name = :name
            group by rule_check.id, rule_check_rule.rule, first_patch, role
            order by rule_check.id desc, rule_check_rule.rule, role
            """)
        .param("name", set)
        .query((row, number) -> add(uses, row))
        .list();
    return List.copyOf(uses.values());
  }

  private static boolean add(Map<String, Use> uses, ResultSet row) throws SQLException {
    String rule = row.getString("rule");
    MessageId first = new MessageId(row.getString("first_patch"));
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    Optional.ofNullable(uses.get(rule + " " + first)).ifPresent(use -> roles.putAll(use.roles()));
    roles.put(Role.valueOf(row.getString("role")), row.getInt("hunks"));
    return uses.put(rule + " " + first, new Use(rule, first, roles)) == null;
  }
}
