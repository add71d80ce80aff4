package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.interleave.diff.Diff;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.locking.store.Checks.Told;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;

/**
 * Rules against the patches of a version.
 *
 * @param patches their numbers
 * @param rows rules that have a hunk
 * @param quiet rules that have none
 * @param problems of compilers and callers, by patch
 * @param unseen what was not looked at, and what rules name that the code does not have
 */
record Matrix(
    CheckStatus status,
    List<Column> patches,
    List<Row> rows,
    List<Quiet> quiet,
    List<PatchProblem> problems,
    List<PatchProblem> unseen) {

  record Column(int number, String title, String address) {}

  /**
   * @param cells one for each patch
   */
  record Row(String title, String address, String kind, List<Cell> cells) {}

  /**
   * @param address of the first hunk
   */
  record Cell(List<Marked> marks, String address, String said) {}

  record Marked(Mark mark, int count) {}

  record Quiet(String title, String address) {}

  record PatchProblem(String patch, String address, ProblemLine line) {}

  static Matrix of(
      SeriesId series,
      Version version,
      CheckStatus status,
      List<CheckedRule> rules,
      List<Told> told,
      List<Problem> problems) {
    List<Column> columns = new ArrayList<>();
    for (Version.Patch patch : version.patches()) {
      columns.add(
          new Column(
              patch.number(),
              patch.title(),
              PatchPaths.version(series, version.name()) + "/" + patch.number()));
    }
    Map<CheckedRule, Map<Integer, List<Told>>> byRule = new LinkedHashMap<>();
    for (Told it : told) {
      byRule
          .computeIfAbsent(it.rule(), any -> new TreeMap<>())
          .computeIfAbsent(it.attachment().patch(), any -> new ArrayList<>())
          .add(it);
    }
    List<Row> rows = new ArrayList<>();
    List<Quiet> quiet = new ArrayList<>();
    for (CheckedRule rule : rules) {
      String address = RulePaths.rule(rule.key(), series);
      Map<Integer, List<Told>> patches = byRule.get(rule);
      if (patches != null) {
        rows.add(new Row(rule.title(), address, rule.kind(), cells(patches, columns)));
      } else if (rule.key().set().isPresent()) {
        quiet.add(new Quiet(rule.title(), address));
      }
    }
    return new Matrix(
        status,
        columns,
        rows,
        quiet,
        problems(problems, columns, rules, series, it -> it == Kind.COMPILE || it == Kind.CALLER),
        problems(problems, columns, rules, series, it -> it == Kind.INCOMPLETE || it == Kind.RULE));
  }

  private static List<Cell> cells(Map<Integer, List<Told>> patches, List<Column> columns) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<Told> here = patches.getOrDefault(i + 1, List.of());
      Map<Role, Integer> counts = new EnumMap<>(Role.class);
      here.forEach(it -> counts.merge(it.attachment().role(), 1, Integer::sum));
      List<Marked> marks =
          counts.entrySet().stream()
              .map(entry -> new Marked(Mark.of(entry.getKey()), entry.getValue()))
              .toList();
      String said =
          marks.stream()
              .map(it -> it.mark.word() + (it.count > 1 ? " ×" + it.count : ""))
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      cells.add(new Cell(marks, columns.get(i).address(), said));
    }
    return cells;
  }

  private static List<PatchProblem> problems(
      List<Problem> problems,
      List<Column> columns,
      List<CheckedRule> rules,
      SeriesId series,
      Predicate<Kind> wanted) {
    DiffPlaces nowhere = new DiffPlaces(new Diff(List.of(), List.of()));
    return problems.stream()
        .filter(it -> wanted.test(it.kind()))
        .sorted(Comparator.comparing(Problem::kind).thenComparing(Problem::patch))
        .map(it -> {
          boolean known = it.patch() >= 1 && it.patch() <= columns.size();
          Column column = known ? columns.get(it.patch() - 1) : new Column(0, "", "");
          return new PatchProblem(
              known ? "patch " + column.number() : "",
              column.address(),
              ProblemLine.of(it, nowhere, rules, Optional.of(series)));
        })
        .toList();
  }
}
