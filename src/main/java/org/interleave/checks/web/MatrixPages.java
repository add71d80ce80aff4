package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.matrix.Change;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Matrix;
import org.interleave.checks.matrix.Matrix.Cell;
import org.interleave.checks.matrix.Matrix.Line;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The matrix of one or more versions, and all that is known of one revision. */
@Controller
class MatrixPages {
  private static final int MOST_VERSIONS = 8;

  private final Knowledge knowledge;
  private final MatrixViews views;
  private final Work work;

  MatrixPages(Knowledge knowledge, MatrixViews views, Work work) {
    this.knowledge = knowledge;
    this.views = views;
    this.work = work;
  }

  /** A version that can be shown beside the one that is looked at. */
  record Choice(String name, boolean shown, boolean current) {}

  /**
   * @param with names of further versions
   */
  @GetMapping("/series/{id}/{version:v[0-9][0-9.-]*}/checks")
  String matrix(
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(defaultValue = "") List<String> with,
      Model model) {
    Series series = knowledge.series(id);
    Version current = Knowledge.version(series, version);
    List<Version> shown =
        series.versions().stream()
            .filter(one -> one.equals(current) || with.contains(one.name()))
            .limit(MOST_VERSIONS)
            .toList();
    model.addAttribute("series", series);
    model.addAttribute("version", current);
    model.addAttribute("view", views.of(series, current, shown));
    model.addAttribute("status", work.status(series, current));
    model.addAttribute(
        "choices",
        series.versions().stream()
            .map(one -> new Choice(one.name(), shown.contains(one), one.equals(current)))
            .toList());
    return "checks/matrix-page";
  }

  /**
   * A row of a revision.
   *
   * @param signs what stands in its square
   */
  record Known(
      String anchor,
      String group,
      String name,
      String title,
      List<Sign> signs,
      String words,
      List<Shown> defects,
      List<Came> changes) {}

  record Shown(Defect defect, String what, String address) {}

  /**
   * @param patches who may have done it, with the addresses of their pages
   */
  record Came(String words, String address, List<By> patches) {}

  record By(String name, String address) {}

  @GetMapping("/series/{id}/{version:v[0-9][0-9.-]*}/checks/{revision:[0-9]{1,6}}")
  String revision(
      @PathVariable String id,
      @PathVariable String version,
      @PathVariable int revision,
      Model model) {
    Series series = knowledge.series(id);
    Version current = Knowledge.version(series, version);
    if (revision > current.patches().size()) {
      throw PageFailure.notFound(
          "This version has no revision +" + revision + ".",
          "Its last one is +" + current.patches().size() + ".");
    }
    Examined examined = knowledge.of(current);
    List<Known> known = new ArrayList<>();
    for (Line line : Matrix.of(List.of(examined)).lines()) {
      Cell cell = line.cells().getFirst().get(revision);
      if (!cell.marks().isEmpty()) {
        known.add(known(line.row(), cell, examined, series, current));
      }
    }
    model.addAttribute("series", series);
    model.addAttribute("version", current);
    model.addAttribute("revision", revision);
    model.addAttribute("label", CheckPaths.label(revision));
    model.addAttribute(
        "patch", revision == 0 ? List.of() : List.of(current.patches().get(revision - 1)));
    model.addAttribute("known", known);
    model.addAttribute("matrix", CheckPaths.matrix(series.id(), current.name()));
    model.addAttribute("previous", neighbour(series, current, revision - 1));
    model.addAttribute("next", neighbour(series, current, revision + 1));
    return "checks/revision";
  }

  private static String neighbour(Series series, Version version, int revision) {
    return revision < 0 || revision > version.patches().size()
        ? ""
        : CheckPaths.revision(series.id(), version.name(), revision);
  }

  private static Known known(
      Row row, Cell cell, Examined examined, Series series, Version version) {
    List<Shown> defects =
        cell.outcome().stream()
            .flatMap(outcome -> outcome.defects().stream())
            .sorted(DefectWords.GRAVEST)
            .map(one ->
                new Shown(
                    one,
                    DefectWords.kind(one.kind()),
                    CheckPaths.defect(one, series.id(), version.name(), cell.revision())))
            .toList();
    List<Came> changes =
        cell.changes().stream()
            .sorted(Comparator.comparing(Change::kind))
            .map(one -> came(row, one, cell.revision(), examined, series, version))
            .toList();
    return new Known(
        CheckPaths.anchor(row),
        Matrix.group(row),
        name(row),
        title(row),
        cell.marks().keySet().stream().map(Sign::unspoken).toList(),
        cell.outcome().map(CellWords::words).orElse(""),
        defects,
        changes);
  }

  private static Came came(
      Row row, Change change, int revision, Examined examined, Series series, Version version) {
    boolean gone = change.kind() == Change.Kind.FIXED || change.kind() == Change.Kind.NOT_SEEN;
    List<By> patches =
        version.patches().subList(change.since(), revision).stream()
            .map(patch ->
                new By(
                    "patch " + patch.number(),
                    PatchPaths.version(series.id(), version.name()) + "/" + patch.number()))
            .toList();
    return new Came(
        CellWords.change(row, change, revision, examined),
        CheckPaths.defect(
            change.defect(), series.id(), version.name(), gone ? change.since() : revision),
        patches);
  }

  private static String name(Row row) {
    return switch (row) {
      case Row.Scenario scenario -> scenario.name();
      case Row.Rule rule -> rule.title();
      case Row.Context context -> context.name();
    };
  }

  private static String title(Row row) {
    return switch (row) {
      case Row.Scenario scenario -> scenario.title();
      case Row.Rule rule -> rule.kind();
      case Row.Context context -> "";
    };
  }
}
