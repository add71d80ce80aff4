package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interleave.locking.analysis.GoldenProgram.Mark;
import org.junit.jupiter.api.Test;

/**
 * Breaks the quiet golden programs in one place at a time and counts how many of the defects are
 * reported where a careful reviewer would: at one of the places that the operator names.
 */
class MutationTest {
  /** What the issue asks for. */
  private static final int PERCENT_REPORTED = 95;

  /** How the mutants of one operator fared. */
  private record Score(int reported, int all) {
    Score plus(boolean hit) {
      return new Score(reported + (hit ? 1 : 0), all + 1);
    }
  }

  static List<Mutant> mutants() throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    for (GoldenProgram program : GoldenProgram.all()) {
      if (program.quiet() && program.awaits().isEmpty()) {
        ProgramText text = new ProgramText(program);
        mutants.addAll(LockMutations.of(text));
        mutants.addAll(OtherMutations.of(text));
      }
    }
    return mutants;
  }

  @Test
  void reportsSeededDefectsWhereTheyAre() throws IOException {
    Map<Operator, Score> scores = new EnumMap<>(Operator.class);
    List<String> missed = new ArrayList<>();
    List<Mutant> mutants = mutants();
    for (Mutant mutant : mutants) {
      TreeSet<Integer> reported = reported(mutant.original().with(mutant.text()));
      boolean hit = mutant.places().stream().anyMatch(reported::contains);
      scores.merge(mutant.operator(), new Score(0, 0).plus(hit), (a, b) -> a.plus(hit));
      if (!hit) {
        missed.add(
            "%s: wanted one of %s, got %s".formatted(mutant.name(), mutant.places(), reported));
      }
    }

    scores.forEach((operator, score) -> print(operator.toString(), score));
    print("all", new Score(mutants.size() - missed.size(), mutants.size()));
    assertThat(mutants).hasSizeGreaterThanOrEqualTo(200);
    assertThat((mutants.size() - missed.size()) * 100)
        .as("missed:\n" + String.join("\n", missed))
        .isGreaterThanOrEqualTo(PERCENT_REPORTED * mutants.size());
  }

  @Test
  void reportsNothingInTheOriginals() throws IOException {
    Stream<GoldenProgram> originals =
        GoldenProgram.all().stream()
            .filter(program -> program.quiet() && program.awaits().isEmpty());

    assertThat(originals.filter(original -> !reported(original).isEmpty()).map(GoldenProgram::name))
        .isEmpty();
  }

  /** Lines with a site that is not protected; 0 stands for those in headers. */
  private static TreeSet<Integer> reported(GoldenProgram program) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (Mark mark : program.found(program.sites())) {
      if (!mark.good()) {
        lines.add(mark.line());
      }
    }
    return lines;
  }

  private static void print(String what, Score score) {
    System.out.printf("mutation %-22s %3d of %3d%n", what, score.reported(), score.all());
  }
}
