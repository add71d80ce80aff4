package org.interleave.locking.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.interleave.c.Place;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a check's rules, attachments, sites and problems. */
final class CheckRows {
  static final String ATTACHMENTS =
      """
      select name, rule_check_rule.rule, title, kind, patch, file, hunk, line, side, role, reason,
        evidence
      from rule_check
        join rule_check_rule on rule_check_rule.check_id = rule_check.id
        join rule_attachment
          on rule_attachment.check_id = rule_check.id
          and rule_attachment.rule = rule_check_rule.place
        left join rule_set on rule_set.id = rule_set
      """;
  static final String IN_ORDER = "order by patch, rule_check.id, file, hunk, rule_attachment.place";

  private final JdbcTemplate jdbc;
  private final long check;
  private final Map<String, Integer> places = new HashMap<>();

  CheckRows(DataSource database, long check) {
    this.jdbc = new JdbcTemplate(database);
    this.check = check;
  }

  /** Answers to rules that the check does not list are left out: there is nothing to show. */
  void insert(Checked checked) {
    rules(checked.rules());
    attachments(checked.attachments());
    sites(checked.sites());
    tally();
    problems(checked.problems());
  }

  private void rules(List<Rule> rules) {
    List<Object[]> rows = new ArrayList<>();
    for (Rule rule : rules) {
      int place = places.size();
      if (places.putIfAbsent(rule.id(), place) == null) {
        RuleKey key = RuleKey.of(rule.id());
        rows.add(
            new Object[] {
              check, place, key.set().orElse(null), key.id(), rule.title(), rule.demand().kind()
            });
      }
    }
    jdbc.batchUpdate(
        """
        insert into rule_check_rule (check_id, place, rule_set, rule, title, kind)
        values (?, ?, (select id from rule_set where name = ?), ?, ?, ?)
        """,
        rows);
  }

  private void attachments(List<Attachment> attachments) {
    List<Object[]> rows = new ArrayList<>();
    for (Attachment it : attachments) {
      Integer rule = places.get(it.rule());
      if (rule != null) {
        rows.add(
            new Object[] {
              check,
              rule,
              rows.size(),
              it.patch(),
              it.file(),
              it.hunk(),
              it.line(),
              it.side().name(),
              it.role().name(),
              storable(it.reason()),
              it.evidence().name()
            });
      }
    }
    jdbc.batchUpdate(
        """
        insert into rule_attachment (check_id, rule, place, patch, file, hunk, line, side, role,
          reason, evidence)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private void sites(List<RevisionSite> sites) {
    List<Object[]> rows = new ArrayList<>();
    for (RevisionSite one : sites) {
      Site site = one.site();
      Integer rule = places.get(site.rule());
      if (rule != null) {
        rows.add(
            new Object[] {
              check,
              rule,
              rows.size(),
              one.revision(),
              site.function(),
              site.place().file(),
              site.place().line(),
              site.place().column(),
              site.action().name(),
              storable(site.text()),
              site.state().name(),
              storable(site.why()),
              cites(site.cites())
            });
      }
    }
    jdbc.batchUpdate(
        """
        insert into rule_site (check_id, rule, place, revision, function, file, line, col, action,
          text, state, why, cites)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private void tally() {
    jdbc.update(
        """
        insert into rule_tally (check_id, rule, revision, held, unprotected, unknown)
        select check_id, rule, revision, count(*) filter (where state in ('HELD', 'ASSERTED')),
          count(*) filter (where state = 'UNPROTECTED'), count(*) filter (where state = 'UNKNOWN')
        from rule_site where check_id = ? group by check_id, rule, revision
        """,
        check);
  }

  private void problems(List<Checked.Problem> problems) {
    List<Object[]> rows = new ArrayList<>();
    for (Checked.Problem it : problems) {
      rows.add(
          new Object[] {
            check,
            rows.size(),
            it.kind().name(),
            it.patch(),
            it.file().orElse(null),
            it.hunk(),
            it.line(),
            storable(it.message())
          });
    }
    jdbc.batchUpdate(
        """
        insert into rule_check_problem (check_id, place, kind, patch, file, hunk, line, message)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** PostgreSQL's texts hold everything but the zero character. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static String cites(List<Site.Cite> cites) {
    return cites.stream()
        .map(cite -> cite.reason().name() + " " + cite.place())
        .collect(Collectors.joining("\n"));
  }

  static Checks.CheckedRule rule(ResultSet row) throws SQLException {
    RuleKey key = new RuleKey(Optional.ofNullable(row.getString("name")), row.getString("rule"));
    return new Checks.CheckedRule(key, row.getString("title"), row.getString("kind"));
  }

  static Checks.Told told(ResultSet row) throws SQLException {
    Checks.CheckedRule rule = rule(row);
    return new Checks.Told(
        rule,
        new Attachment(
            rule.key().whole(),
            row.getInt("patch"),
            row.getString("file"),
            row.getInt("hunk"),
            row.getInt("line"),
            Attachment.Side.valueOf(row.getString("side")),
            Attachment.Role.valueOf(row.getString("role")),
            row.getString("reason"),
            Attachment.Evidence.valueOf(row.getString("evidence"))));
  }

  static RevisionSite site(ResultSet row) throws SQLException {
    RuleKey key = new RuleKey(Optional.ofNullable(row.getString("name")), row.getString("rule"));
    return new RevisionSite(
        row.getInt("revision"),
        new Site(
            key.whole(),
            row.getString("function"),
            new Place(row.getString("file"), row.getInt("line"), row.getInt("col")),
            Site.Action.valueOf(row.getString("action")),
            row.getString("text"),
            Site.State.valueOf(row.getString("state")),
            row.getString("why"),
            row.getString("cites").lines().map(CheckRows::cite).toList()));
  }

  private static Site.Cite cite(String line) {
    int blank = line.indexOf(' ');
    int column = line.lastIndexOf(':');
    int number = line.lastIndexOf(':', column - 1);
    return new Site.Cite(
        Site.Reason.valueOf(line.substring(0, blank)),
        new Place(
            line.substring(blank + 1, number),
            Integer.parseInt(line.substring(number + 1, column)),
            Integer.parseInt(line.substring(column + 1))));
  }

  static Checked.Problem problem(ResultSet row) throws SQLException {
    return new Checked.Problem(
        Checked.Kind.valueOf(row.getString("kind")),
        row.getInt("patch"),
        Optional.ofNullable(row.getString("file")),
        row.getInt("hunk"),
        row.getInt("line"),
        row.getString("message"));
  }
}
