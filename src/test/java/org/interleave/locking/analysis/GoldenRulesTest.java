package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interleave.locking.Demand;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.GoldenProgram.Mark;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs with the judgement of a careful reviewer beside their lines. Whatever is unprotected or
 * unknown must be marked so and nothing else may be; held and asserted sites are looked for where
 * they are marked.
 */
class GoldenRulesTest {
  @TestFactory
  Stream<DynamicTest> judgesEverySiteAsTheReviewerDoes() throws IOException {
    return GoldenProgram.all().stream()
        .map(program -> dynamicTest(program.name(), () -> judge(program)));
  }

  @Test
  void everyKindOfRuleHasQuietProgramsAndOthers() throws IOException {
    List<GoldenProgram> programs = GoldenProgram.all();

    for (boolean quiet : new boolean[] {true, false}) {
      Set<String> kinds =
          programs.stream()
              .filter(program -> program.quiet() == quiet)
              .flatMap(program -> program.rules().stream())
              .map(rule -> rule.demand().kind())
              .collect(Collectors.toSet());
      assertThat(kinds)
          .as(quiet ? "quiet" : "not quiet")
          .contains(
              "guarded_by",
              "pt_guarded_by",
              "must_hold",
              "must_not_hold",
              "acquires",
              "releases",
              "lock_order",
              "holds_reference",
              "requires",
              "forbids",
              "poisoned_after",
              "asserts");
    }
    assertThat(Demand.class.getPermittedSubclasses()).hasSize(11);
  }

  private static void judge(GoldenProgram program) {
    assumeTrue(program.awaits().isEmpty(), program.awaits().orElse(""));
    List<Site> sites = program.sites();

    TreeSet<Mark> found = program.found(sites);
    List<String> disagreements = new ArrayList<>();
    for (Mark mark : program.marks()) {
      if (found.stream().noneMatch(mark::meets)) {
        disagreements.add("expected " + mark + "   " + program.line(mark.line()).strip());
      }
    }
    for (Site site : sites) {
      Mark mark = program.found(List.of(site)).first();
      if (!mark.good() && !program.marks().contains(mark)) {
        disagreements.add(
            "actual   %s (%s %s: %s)   %s"
                .formatted(
                    mark,
                    site.action(),
                    site.text(),
                    site.why(),
                    program.line(mark.line()).strip()));
      }
    }
    assertThat(disagreements.stream().sorted((a, b) -> a.substring(9).compareTo(b.substring(9))))
        .as(program.name())
        .isEmpty();
  }
}
