package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Verdict;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.suite.SuiteRun.Cell;

/**
 * The judgements of all scenarios at all revisions.
 *
 * @param judgements in the order of the revisions, then of the scenarios
 */
public record SuiteResult(
    Suite suite, List<NamedRevision> revisions, Map<Cell, Judgement> judgements) {
  private static final String COVERED = "lines %";

  public SuiteResult {
    revisions = List.copyOf(revisions);
    judgements = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(judgements));
  }

  public Judgement judgement(NamedRevision revision, Suite.Scenario scenario) {
    Judgement judgement = judgements.get(new Cell(revision, scenario));
    if (judgement == null) {
      throw new IllegalArgumentException("not run: " + scenario.name() + " at " + revision.name());
    }
    return judgement;
  }

  /** The worst of all; what could not be run is worse than what has no finding. */
  public Verdict verdict() {
    List<Verdict> all = judgements.values().stream().map(Judgement::verdict).toList();
    for (Verdict verdict : List.of(Verdict.FINDING, Verdict.NOT_RUNNABLE, Verdict.NO_FINDING)) {
      if (all.contains(verdict)) {
        return verdict;
      }
    }
    return all.isEmpty() ? Verdict.NOT_RUNNABLE : Verdict.VERIFIED;
  }

  /** Of the subject, over all scenarios that ran. */
  public Coverage coverage(NamedRevision revision) {
    return Coverage.all(
        suite.scenarios().stream()
            .flatMap(scenario -> judgement(revision, scenario).coverage().stream())
            .toList());
  }

  /** One line for each scenario, one column for each revision, and what the signs stand for. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    int width = suite.scenarios().stream().mapToInt(one -> one.name().length()).max().orElse(0);
    width = Math.max(width, COVERED.length()) + 2;
    StringBuilder head = new StringBuilder(" ".repeat(width));
    for (int i = 0; i < revisions.size(); i++) {
      head.append("%4s".formatted("+" + i));
    }
    lines.add(head.toString());
    for (Suite.Scenario scenario : suite.scenarios()) {
      StringBuilder line = new StringBuilder(scenario.name());
      line.append(" ".repeat(width - scenario.name().length()));
      for (NamedRevision revision : revisions) {
        line.append("%4s".formatted(sign(judgement(revision, scenario))));
      }
      lines.add(line.toString());
    }
    StringBuilder covered = new StringBuilder(COVERED + " ".repeat(width - COVERED.length()));
    for (NamedRevision revision : revisions) {
      Coverage coverage = coverage(revision);
      covered.append("%4d".formatted(100 * coverage.reached() / Math.max(1, coverage.code())));
    }
    lines.add(covered.toString());
    lines.add("");
    lines.add(
        "=  all interleavings verified   .  no finding, not all or not everything executed   "
            + "number  findings   x  not runnable");
    for (int i = 0; i < revisions.size(); i++) {
      NamedRevision revision = revisions.get(i);
      String title = revision.title().isEmpty() ? "base" : revision.title();
      lines.add("+%-3d %s %s".formatted(i, revision.name(), title));
    }
    return lines;
  }

  private static String sign(Judgement judgement) {
    return switch (judgement.verdict()) {
      case VERIFIED -> "=";
      case NO_FINDING -> ".";
      case FINDING -> Integer.toString(judgement.findings().size());
      case NOT_RUNNABLE -> "x";
    };
  }

  /** How a finding is told, which may say what it is a finding of. */
  @FunctionalInterface
  public interface Telling {
    FindingReport of(Cell cell, Finding finding);
  }

  /** For programs, in a fixed order. */
  public Map<String, Object> json(Telling telling) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", verdict().word());
    json.put("suite", suite.name());
    List<Map<String, Object>> all = new ArrayList<>();
    for (NamedRevision revision : revisions) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("revision", revision.name());
      one.put("title", revision.title());
      one.put("coverage", JudgementReport.files(coverage(revision)));
      List<JudgementReport> scenarios = new ArrayList<>();
      for (Suite.Scenario scenario : suite.scenarios()) {
        Cell cell = new Cell(revision, scenario);
        scenarios.add(
            JudgementReport.of(
                scenario, judgement(revision, scenario), finding -> telling.of(cell, finding)));
      }
      one.put("scenarios", scenarios);
      all.add(one);
    }
    json.put("revisions", all);
    return json;
  }
}
