package org.interleave.checks.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.checks.Findings;
import org.interleave.checks.StoredFinding;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.page.Html;
import org.interleave.page.PageFailure;
import org.interleave.page.Shown;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Narrative.Side;
import org.interleave.simulation.report.Spot;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** One finding: who did what in which order, and the code. */
@Controller
class FindingPages {
  private static final String FINDING = "/findings/{id:[0-9]{1,18}}";

  private final ObjectProvider<Findings> findings;
  private final FindingPlaces places;
  private final RevisionText text;
  private final ReplayFile replay;

  FindingPages(
      ObjectProvider<Findings> findings,
      FindingPlaces places,
      RevisionText text,
      ReplayFile replay) {
    this.findings = findings;
    this.places = places;
    this.text = text;
    this.replay = replay;
  }

  /** From which square one comes. */
  record Asked(Optional<String> series, Optional<String> version, Optional<Integer> revision) {}

  /**
   * A side of the defect.
   *
   * @param who empty where no thread is known
   * @param step of the schedule; 0 where none does it
   */
  record SideView(String role, String who, String access, int step, List<Frame> frames) {}

  record Frame(String function, String place, String anchor) {}

  record Elsewhere(String label, String address) {}

  @GetMapping(FINDING)
  String finding(@PathVariable long id, Asked asked, Model model) {
    StoredFinding finding = find(id);
    FindingReport report = finding.report();
    Optional<FindingPlaces.Where> where = places.where(finding, asked);
    Optional<Narrative> narrative = report.narrative();
    CodeBeside code =
        narrative
            .map(told -> CodeBeside.of(told, text.of(where, finding.scenario().suite())))
            .orElse(CodeBeside.NONE);
    String heading = DefectWords.some(finding.defect());
    model.addAttribute("finding", finding);
    model.addAttribute("report", report);
    model.addAttribute("heading", capital(heading));
    model.addAttribute("message", code(report.message()));
    model.addAttribute("where", where.stream().toList());
    model.addAttribute("history", where.map(it -> places.history(finding, it)).orElse(List.of()));
    model.addAttribute("elsewhere", elsewhere(finding, where));
    model.addAttribute(
        "sides", narrative.map(told -> sides(told, code)).orElseGet(() -> sides(report)));
    model.addAttribute(
        "table", narrative.map(told -> ScheduleTable.of(told, code)).orElse(Html.EMPTY));
    model.addAttribute("short", narrative.map(FindingPages::inShort).orElse(""));
    model.addAttribute("output", narrative.map(Narrative::output).orElse(""));
    model.addAttribute("code", code.files());
    model.addAttribute("replay", where.isEmpty() ? "" : ReplayFile.command(finding));
    model.addAttribute("replayFile", ReplayFile.name(finding));
    model.addAttribute("replayAddress", StoredFinding.path(id) + ".il1" + query(where));
    model.addAttribute("textAddress", StoredFinding.path(id) + ".txt" + query(where));
    return "checks/finding";
  }

  @GetMapping(path = FINDING + ".txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @ResponseBody
  String text(@PathVariable long id, Asked asked) {
    StoredFinding finding = find(id);
    Optional<FindingPlaces.Where> where = places.where(finding, asked);
    List<String> history =
        where.stream()
            .flatMap(it -> places.history(finding, it).stream())
            .map(FindingPlaces.Came::words)
            .toList();
    return FindingText.of(finding, where, history);
  }

  @GetMapping(FINDING + ".il1")
  ResponseEntity<String> replay(@PathVariable long id, Asked asked) {
    StoredFinding finding = find(id);
    String file =
        places
            .where(finding, asked)
            .flatMap(where -> replay.of(finding, where))
            .orElseThrow(() ->
                PageFailure.notFound(
                    "Finding " + id + " cannot be replayed.",
                    "Its steps were not kept, or the base of its version is not known here; add the"
                        + " tree with: interleave tree add REPO"));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(ReplayFile.name(finding)).build().toString())
        .body(file + "\n");
  }

  private StoredFinding find(long id) {
    return findings
        .orderedStream()
        .flatMap(one -> one.find(id).stream())
        .findFirst()
        .orElseThrow(() ->
            PageFailure.notFound(
                "There is no finding " + id + ".",
                "The matrix of a version leads to those that there are."));
  }

  private static String query(Optional<FindingPlaces.Where> where) {
    return where
        .map(it ->
            "?series="
                + it.series().id().value()
                + "&version="
                + it.version().name()
                + "&revision="
                + it.revision())
        .orElse("");
  }

  private List<Elsewhere> elsewhere(StoredFinding finding, Optional<FindingPlaces.Where> where) {
    return places.all(finding).stream()
        .filter(one -> !Optional.of(one).equals(where))
        .map(one ->
            new Elsewhere(one.label(), StoredFinding.path(finding.id()) + query(Optional.of(one))))
        .toList();
  }

  private static List<SideView> sides(Narrative narrative, CodeBeside code) {
    List<SideView> views = new ArrayList<>();
    for (Side side : narrative.sides()) {
      List<Frame> frames = new ArrayList<>();
      frames.add(frame(side.spot(), code));
      side.stack().forEach(spot -> frames.add(frame(spot, code)));
      views.add(
          new SideView(
              capital(side.role()),
              narrative.threads().stream()
                  .filter(actor -> actor.thread() == side.thread())
                  .findFirst()
                  .map(ScheduleTable::name)
                  .orElse(""),
              side.access(),
              side.step(),
              frames));
    }
    return views;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Code stands between backticks in a message. */
  static Html code(String message) {
    String[] parts = message.split("`", -1);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i + 1 < parts.length;
      out.append(code ? "<code>" : i % 2 == 1 ? "`" : "");
      Shown.append(out, parts[i]);
      out.append(code ? "</code>" : "");
    }
    return new Html(out.toString());
  }

  /** Without the steps: what the finding itself says of places. */
  private static List<SideView> sides(FindingReport report) {
    List<SideView> views = new ArrayList<>();
    views.add(
        side(
            "Where it shows",
            report.access(),
            new Frame(report.function(), report.file() + ":" + report.line(), ""),
            report.stack()));
    report
        .other()
        .ifPresent(other ->
            views.add(
                side(
                    "The other side",
                    other.access(),
                    new Frame(other.function(), other.file() + ":" + other.line(), ""),
                    other.stack())));
    return views;
  }

  private static SideView side(String role, String access, Frame first, List<String> stack) {
    List<Frame> frames = new ArrayList<>();
    frames.add(first);
    stack.forEach(one -> frames.add(new Frame(one, "", "")));
    return new SideView(role, "", access, 0, frames);
  }

  private static Frame frame(Spot spot, CodeBeside code) {
    return new Frame(spot.function(), spot.words(), code.anchor(spot));
  }

  /** {@code 14 steps, 2 context switches; 3 switches and 40 steps were taken away}. */
  private static String inShort(Narrative narrative) {
    int steps =
        narrative.omitted() + (int) narrative.rows().stream().filter(row -> row.step() > 0).count();
    int switches = (int) narrative.rows().stream().filter(Narrative.Row::switched).count();
    String shown = DefectWords.count(steps, "step") + ", " + switches(switches);
    int fewer = Math.max(0, narrative.removed().switches());
    int shorter = Math.max(0, narrative.removed().steps());
    if (fewer == 0 && shorter == 0) {
      return shown + ".";
    }
    String removed =
        fewer == 0
            ? DefectWords.count(shorter, "step")
            : shorter == 0
                ? switches(fewer)
                : switches(fewer) + " and " + DefectWords.count(shorter, "step");
    return shown + "; making it short took away " + removed + ".";
  }

  private static String switches(int count) {
    return count + (count == 1 ? " context switch" : " context switches");
  }
}
