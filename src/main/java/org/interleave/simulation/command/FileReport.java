package org.interleave.simulation.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Site;
import org.interleave.simulation.Verdict;
import org.interleave.simulation.explore.Result;
import org.interleave.simulation.explore.Stage;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.Wording;
import org.interleave.simulation.suite.JudgementReport;
import org.interleave.simulation.suite.Simulator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What came of simulating files, for people and for programs. */
final class FileReport {
  private static final int MOST_SHOWN = 20;
  private static final int WIDTH = 100;

  /** The longest execution whose steps are worth printing. */
  private static final int MOST_STEPS = 200;

  private final Subject subject;
  private final SimulateCommand.PlanWord plan;
  private final List<Path> paths;
  private final Map<String, String> macros;

  FileReport(
      Subject subject,
      SimulateCommand.PlanWord plan,
      List<Path> paths,
      Map<String, String> macros) {
    this.subject = subject;
    this.plan = plan;
    this.paths = List.copyOf(paths);
    this.macros = macros;
  }

  // ---- for programs

  static String json(Object value) {
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(value)
        + "\n";
  }

  String notRunnableJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", Verdict.NOT_RUNNABLE.word());
    json.put("plan", word());
    json.put("complete", false);
    json.put("executions", 0);
    json.put("blocked", 0);
    json.put("steps", 0);
    json.put("seconds", 0.0);
    json.put("findings", List.of());
    json.put("unmodelled", List.of());
    json.put("problems", subject.problems());
    return json(json);
  }

  String json(Simulator.Outcome outcome) {
    Result result = outcome.result();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", outcome.verdict().word());
    json.put("words", words(outcome));
    json.put("model", subject.world().word());
    json.put("plan", word());
    json.put("equivalence", result.equivalence());
    json.put("complete", result.complete());
    json.put("executions", result.executions());
    json.put("blocked", result.blocked());
    json.put("steps", result.steps());
    json.put("seconds", outcome.seconds());
    json.put(
        "findings",
        result.findings().stream()
            .map(finding ->
                FindingReport.of(
                    finding, schedule(finding, outcome), Optional.empty(), subject.files()::shown))
            .toList());
    json.put("unmodelled", outcome.unmodelled());
    json.put("stages", result.stages().stream().map(JudgementReport.StageReport::of).toList());
    if (!result.stopped().isEmpty()) {
      json.put("stopped", result.stopped());
    }
    if (!result.doubts().isEmpty()) {
      json.put("doubts", result.doubts());
    }
    return json(json);
  }

  private String schedule(Finding finding, Simulator.Outcome outcome) {
    return ScheduleFile.of(subject, paths, macros, finding.schedule(), outcome.births());
  }

  private String word() {
    return plan.name().toLowerCase(Locale.ROOT);
  }

  // ---- for people

  String notRunnable() {
    return "not runnable:\n  " + String.join("\n  ", subject.problems()) + "\n";
  }

  String text(Simulator.Outcome outcome, Simulator simulator) {
    StringBuilder text = new StringBuilder();
    List<Finding> findings = outcome.result().findings();
    for (int i = 0; i < Math.min(MOST_SHOWN, findings.size()); i++) {
      text.append(finding(i + 1, findings.get(i), outcome, simulator)).append('\n');
    }
    if (findings.size() > MOST_SHOWN) {
      text.append("and ").append(findings.size() - MOST_SHOWN).append(" more (--json has all)\n\n");
    }
    text.append(words(outcome)).append('\n');
    for (Stage stage : outcome.result().stages()) {
      text.append(
          "  %-14s %,9d executions%s\n"
              .formatted(
                  stage.name(),
                  stage.executions(),
                  stage.proved().isEmpty() ? "" : ": " + stage.proved()));
    }
    for (String reached : outcome.unmodelled()) {
      text.append("  not covered: ").append(reached).append('\n');
    }
    for (String doubt : outcome.result().doubts()) {
      text.append("  a defect of Interleave: ").append(doubt).append('\n');
    }
    return text.toString();
  }

  /** One line: what was proved or found, and why not more. */
  String words(Simulator.Outcome outcome) {
    Result result = outcome.result();
    String stopped = result.stopped().isEmpty() ? "" : "; " + result.stopped();
    String partly =
        outcome.unmodelled().isEmpty()
            ? ""
            : "; %d thing%s not covered"
                .formatted(
                    outcome.unmodelled().size(), outcome.unmodelled().size() == 1 ? "" : "s");
    return switch (outcome.verdict()) {
      case VERIFIED ->
          result.executions() == 1
              ? "verified: the only interleaving"
              : "verified: all %,d interleavings".formatted(result.executions());
      case NO_FINDING ->
          "no finding in %,d executions%s%s".formatted(result.total(), partly, stopped);
      case FINDING ->
          "%d finding%s in %,d executions%s%s"
              .formatted(
                  result.findings().size(),
                  result.findings().size() == 1 ? "" : "s",
                  result.total(),
                  partly,
                  stopped);
      case NOT_RUNNABLE ->
          "not runnable: "
              + (outcome.unmodelled().isEmpty()
                  ? "no execution came to its end" + stopped
                  : outcome.unmodelled().getFirst());
    };
  }

  private String finding(
      int number, Finding finding, Simulator.Outcome outcome, Simulator simulator) {
    Fault fault = finding.fault();
    StringBuilder text = new StringBuilder();
    text.append("%d. %s: %s\n".formatted(number, fault.kind().id(), fault.message()));
    text.append(place("   at ", fault.site()));
    Site other = fault.other();
    if (other != null) {
      text.append(place("   and ", other));
    }
    for (String detail : finding.details()) {
      text.append("   ").append(detail).append('\n');
    }
    if (finding.schedule().steps().size() <= MOST_STEPS) {
      Simulator.Replayed replayed =
          simulator.replay(
              subject.program(), subject.entry(), finding.schedule(), outcome.births());
      for (String row : new Columns(WIDTH, new Wording(subject.files())).rows(replayed)) {
        text.append("   ").append(row).append('\n');
      }
    }
    text.append("   interleave replay ").append(schedule(finding, outcome)).append('\n');
    return text.toString();
  }

  private String place(String word, Site site) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s:%d:%d in %s"
            .formatted(
                word,
                subject.files().shown(site.place().file()),
                site.place().line(),
                site.place().column(),
                site.function()));
    for (Site.Frame frame : site.stack()) {
      lines.add(
          "      called by %s at %s:%d"
              .formatted(
                  frame.function(),
                  subject.files().shown(frame.place().file()),
                  frame.place().line()));
    }
    return String.join("\n", lines) + "\n";
  }
}
