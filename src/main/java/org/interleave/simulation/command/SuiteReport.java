package org.interleave.simulation.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.suite.Exploring;
import org.interleave.simulation.suite.Judgement;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.StoredSchedule;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.SuiteResult;
import org.interleave.simulation.suite.SuiteRun.Cell;

/** What came of a suite on revisions, for people and for programs. */
final class SuiteReport {
  private final Path repository;
  private final Suite suite;
  private final SimulateCommand.PlanWord plan;

  SuiteReport(Path repository, Suite suite, SimulateCommand.PlanWord plan) {
    this.repository = repository;
    this.suite = suite;
    this.plan = plan;
  }

  String json(SuiteResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plan", plan.name().toLowerCase(java.util.Locale.ROOT));
    json.putAll(
        result.json((cell, finding) ->
            FindingReport.of(
                finding, schedule(result, cell, finding), Optional.empty(), path -> path)));
    return FileReport.json(json);
  }

  private String schedule(SuiteResult result, Cell cell, Finding finding) {
    List<Birth> births =
        result
            .judgement(cell.revision(), cell.scenario())
            .explored()
            .map(Exploring.Explored::births)
            .orElse(List.of());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tree", repository.toString());
    json.put("revision", cell.revision().name());
    String word = StoredSchedule.of(suite, cell.scenario(), finding.schedule(), births);
    return StoredSchedule.with(word, json).orElseThrow();
  }

  String text(SuiteResult result) {
    StringBuilder text = new StringBuilder();
    result.table().forEach(line -> text.append(line).append('\n'));
    for (NamedRevision revision : result.revisions()) {
      text.append('\n').append(revision.name()).append(' ').append(revision.title()).append('\n');
      for (Suite.Scenario scenario : suite.scenarios()) {
        Cell cell = new Cell(revision, scenario);
        Judgement judgement = result.judgement(revision, scenario);
        text.append("  %s: %s\n".formatted(scenario.name(), judgement.words()));
        for (Finding finding : judgement.findings()) {
          Fault fault = finding.fault();
          text.append(
              "    %s: %s\n      at %s in %s\n"
                  .formatted(
                      fault.kind().id(),
                      fault.message(),
                      fault.site().place(),
                      fault.site().function()));
          if (fault.other() != null) {
            text.append(
                "      and %s in %s\n".formatted(fault.other().place(), fault.other().function()));
          }
          text.append("      interleave replay ")
              .append(schedule(result, cell, finding))
              .append('\n');
        }
      }
    }
    return text.toString();
  }
}
