package org.interleave.simulation.suite;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Stage;
import org.interleave.simulation.report.FindingReport;

/**
 * A judgement as it is stored, and as {@code --json} prints it: its fields are those of the JSON,
 * in its order.
 *
 * @param scenario its name
 * @param title in words
 * @param verdict {@code verified}, {@code no-finding}, {@code finding}, {@code not-runnable}
 * @param words one line: what was proved or found, and what was not
 * @param executions complete ones
 * @param blocked begun and given up as redundant
 * @param steps visible actions executed
 * @param unmodelled what was reached and could not be executed, with its place
 * @param stages of the exploration, in their order
 * @param stopped why not everything was explored; empty when it was
 * @param coverage of the suite's subject, by file; empty where nothing could be executed
 */
public record JudgementReport(
    String scenario,
    String title,
    String verdict,
    String words,
    List<String> reservations,
    boolean complete,
    long executions,
    long blocked,
    long steps,
    double seconds,
    List<FindingReport> findings,
    List<String> unmodelled,
    List<StageReport> stages,
    String stopped,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Map<String, FileCoverage>> coverage) {
  public JudgementReport {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(stopped, "stopped");
    reservations = List.copyOf(reservations);
    findings = List.copyOf(findings);
    unmodelled = List.copyOf(unmodelled);
    stages = List.copyOf(stages);
    coverage = coverage.map(files -> Collections.unmodifiableMap(new LinkedHashMap<>(files)));
  }

  /**
   * @param stage its name
   * @param proved in words; empty where it proved nothing
   */
  public record StageReport(String stage, long executions, boolean complete, String proved) {
    public StageReport {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(proved, "proved");
    }

    public static StageReport of(Stage stage) {
      return new StageReport(stage.name(), stage.executions(), stage.complete(), stage.proved());
    }
  }

  /**
   * @param lines that have code
   * @param reached how many of them were executed
   * @param missed the others, as ranges: {@code 12}, {@code 20-31}
   * @param neverEntered functions that nothing called
   */
  public record FileCoverage(
      int lines, int reached, List<String> missed, List<String> neverEntered) {
    public FileCoverage {
      missed = List.copyOf(missed);
      neverEntered = List.copyOf(neverEntered);
    }
  }

  /**
   * @param told how a finding is told
   */
  public static JudgementReport of(
      Suite.Scenario scenario, Judgement judgement, Function<Finding, FindingReport> told) {
    Optional<Exploring.Explored> explored = judgement.explored();
    return new JudgementReport(
        scenario.name(),
        scenario.title(),
        judgement.verdict().word(),
        judgement.words(),
        judgement.reservations(),
        explored.map(Exploring.Explored::complete).orElse(false),
        explored.map(Exploring.Explored::executions).orElse(0L),
        explored.map(Exploring.Explored::blocked).orElse(0L),
        explored.map(Exploring.Explored::steps).orElse(0L),
        judgement.seconds(),
        judgement.findings().stream().map(told).toList(),
        explored.map(Exploring.Explored::unmodelled).orElse(List.of()),
        explored.stream().flatMap(one -> one.stages().stream().map(StageReport::of)).toList(),
        explored.map(Exploring.Explored::stopped).orElse(""),
        judgement.coverage().map(JudgementReport::files));
  }

  static Map<String, FileCoverage> files(Coverage coverage) {
    Map<String, FileCoverage> files = new LinkedHashMap<>();
    coverage
        .files()
        .forEach((file, lines) ->
            files.put(
                file,
                new FileCoverage(
                    lines.code().size(),
                    lines.reached().size(),
                    missed(lines),
                    List.copyOf(lines.never()))));
    return files;
  }

  /** Lines with code that no execution came by, as ranges. */
  private static List<String> missed(Coverage.Lines lines) {
    List<String> ranges = new ArrayList<>();
    int first = 0;
    int last = 0;
    for (int line : new TreeSet<>(lines.code())) {
      boolean missed = !lines.reached().contains(line);
      if (missed && first == 0) {
        first = line;
      } else if (!missed && first > 0) {
        ranges.add(range(first, last));
        first = 0;
      }
      last = line;
    }
    if (first > 0) {
      ranges.add(range(first, last));
    }
    return ranges;
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
