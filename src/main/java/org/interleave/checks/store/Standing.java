package org.interleave.checks.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that jobs came to, in a form in which two databases can be compared: nothing that depends on
 * when or by whom it was done.
 *
 * @param jobs what each is of, and how it ended
 * @param cells with the keys of their results
 * @param results by key, with their words and defects
 * @param rules how many sites are in which state
 * @param seconds from the first job's start to the last one's end
 */
public record Standing(
    List<String> jobs,
    List<String> cells,
    Map<String, String> results,
    List<String> rules,
    int findings,
    double seconds) {
  private static final int MOST_SHOWN = 30;

  public static int underWay(DataSource source) {
    return JdbcClient.create(source)
        .sql("select count(*) from job where state in ('QUEUED', 'RUNNING')")
        .query((row, number) -> row.getInt(1))
        .single();
  }

  public static Standing of(DataSource source) {
    JdbcClient jdbc = JdbcClient.create(source);
    Map<String, String> results = new TreeMap<>();
    jdbc.sql(
            """
            select encode(key, 'hex') as key, state, words,
              (select string_agg(identity, ', ' order by identity) from defect
                where result = result.id) as defects
            from result
            """)
        .query((row, number) ->
            results.put(
                row.getString("key"),
                row.getString("state")
                    + ": "
                    + row.getString("words")
                    + " "
                    + row.getString("defects")))
        .list();
    return new Standing(
        lines(
            jdbc,
            """
            select encode(version, 'hex') || ' ' || kind || ' ' || suite || ' ' || revision || ' '
              || state as line
            from job
            """),
        lines(
            jdbc,
            """
            select encode(version, 'hex') || ' ' || suite || ' ' || revision || ' ' || scenario
              || ' ' || coalesce(encode(key, 'hex'), 'nothing') as line
            from cell left join result on result.id = result
            """),
        results,
        lines(
            jdbc,
            """
            select encode(digest, 'hex') || ' ' || rule_check_rule.rule || ' ' || revision || ' '
              || held || ' ' || unprotected || ' ' || unknown as line
            from rule_tally join rule_check on rule_check.id = check_id
              join rule_check_rule on rule_check_rule.check_id = rule_check.id
                and place = rule_tally.rule
            """),
        jdbc.sql("select count(*) from defect").query((row, number) -> row.getInt(1)).single(),
        jdbc.sql("select coalesce(extract(epoch from max(ended) - min(started)), 0) from job")
            .query((row, number) -> row.getDouble(1))
            .single());
  }

  private static List<String> lines(JdbcClient jdbc, String sql) {
    List<String> lines =
        new ArrayList<>(jdbc.sql(sql).query((row, number) -> row.getString("line")).list());
    Collections.sort(lines);
    return lines;
  }

  /** One line for each, not too many. */
  public List<String> differences(Standing other) {
    List<String> differences = new ArrayList<>();
    compare("job", jobs, other.jobs, differences);
    compare("square", cells, other.cells, differences);
    compare("result", entries(results), entries(other.results), differences);
    compare("rule", rules, other.rules, differences);
    return differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
  }

  private static List<String> entries(Map<String, String> map) {
    return map.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
  }

  private static void compare(
      String what, List<String> one, List<String> other, List<String> differences) {
    List<String> lost = new ArrayList<>(one);
    List<String> more = new ArrayList<>(other);
    one.forEach(more::remove);
    other.forEach(lost::remove);
    lost.forEach(line -> differences.add("only undisturbed: " + what + " " + line));
    more.forEach(line -> differences.add("only disturbed: " + what + " " + line));
  }
}
