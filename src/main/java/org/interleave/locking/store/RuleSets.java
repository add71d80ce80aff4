package org.interleave.locking.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.interleave.locking.rule.RuleFile;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rule sets; saving one adds a version and never changes an older one. */
public final class RuleSets {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int MOST_VERSIONS = 500;
  private static final String SELECT =
      """
      select name, number, text, author, origin, saved
      from rule_set join rule_set_version on rule_set = rule_set.id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public RuleSets(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /** What came of saving. */
  public sealed interface Saving {
    record Saved(RuleSetVersion version) implements Saving {}

    /** It says what the newest version says. */
    record Same(RuleSetVersion version) implements Saving {}

    /** Somebody else saved meanwhile. */
    record Stale(RuleSetVersion newest) implements Saving {}

    /**
     * @param problems one line each
     */
    record Refused(List<String> problems) implements Saving {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Letters, digits and dashes, so that it can stand in an address and name a file. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The newest version of each set, by name. */
  public List<RuleSetVersion> all() {
    return jdbc.sql(
            """
            select distinct on (name) name, number, text, author, origin, saved
            from rule_set join rule_set_version on rule_set = rule_set.id
            order by name, number desc
            """)
        .query(RuleSets::read)
        .list();
  }

  public Optional<RuleSetVersion> newest(String name) {
    return jdbc.sql(SELECT + " where name = :name order by number desc limit 1")
        .param("name", name)
        .query(RuleSets::read)
        .optional();
  }

  public Optional<RuleSetVersion> version(String name, int number) {
    return jdbc.sql(SELECT + " where name = :name and number = :number")
        .param("name", name)
        .param("number", number)
        .query(RuleSets::read)
        .optional();
  }

  /** The newest first. */
  public List<RuleSetVersion> history(String name) {
    return jdbc.sql(SELECT + " where name = :name order by number desc limit :most")
        .param("name", name)
        .param("most", MOST_VERSIONS)
        .query(RuleSets::read)
        .list();
  }

  /**
   * Adds a version, or makes a new set.
   *
   * @param base the version that the text was made from; 0 for a new set
   */
  public Saving save(String name, int base, String text, String author, Origin origin) {
    if (!isName(name)) {
      return new Saving.Refused(
          List.of("a rule set's name is small letters, digits and dashes, 60 at most"));
    }
    String tidy = tidy(text);
    if (RuleFile.read(name + ".yaml", tidy) instanceof RuleFile.Malformed malformed) {
      return new Saving.Refused(malformed.problems());
    }
    return Objects.requireNonNull(
        transaction.execute(status -> locked(name, base, tidy, author, origin)));
  }

  /** Offers a set that comes with the program; what people made of it stays the newest. */
  public void offer(String name, String text) {
    Optional<RuleSetVersion> newest = newest(name);
    int base = newest.map(RuleSetVersion::number).orElse(0);
    if (newest.isEmpty() || newest.get().origin() == Origin.BUNDLED) {
      save(name, base, text, "Interleave", Origin.BUNDLED);
    }
  }

  private Saving locked(String name, int base, String text, String author, Origin origin) {
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    jdbc.sql("insert into rule_set (name, created) values (:name, :now) on conflict do nothing")
        .param("name", name)
        .param("now", now)
        .update();
    int set =
        jdbc.sql("select id from rule_set where name = :name for update")
            .param("name", name)
            .query((row, number) -> row.getInt("id"))
            .single();
    Optional<RuleSetVersion> newest = newest(name);
    int number = newest.map(RuleSetVersion::number).orElse(0);
    if (newest.isPresent() && newest.get().text().equals(text)) {
      return new Saving.Same(newest.get());
    }
    if (newest.isPresent() && number != base) {
      return new Saving.Stale(newest.get());
    }
    jdbc.sql(
            """
            insert into rule_set_version (rule_set, number, text, author, origin, saved)
            values (:set, :number, :text, :author, :origin, :now)
            """)
        .param("set", set)
        .param("number", number + 1)
        .param("text", text)
        .param("author", author)
        .param("origin", origin.name())
        .param("now", now)
        .update();
    return new Saving.Saved(newest(name).orElseThrow());
  }

  /** LF line ends, and one at the end. */
  private static String tidy(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
  }

  private static RuleSetVersion read(ResultSet row, int index) throws SQLException {
    return new RuleSetVersion(
        row.getString("name"),
        row.getInt("number"),
        row.getString("text"),
        row.getString("author"),
        Origin.valueOf(row.getString("origin")),
        row.getObject("saved", OffsetDateTime.class).toInstant());
  }
}
