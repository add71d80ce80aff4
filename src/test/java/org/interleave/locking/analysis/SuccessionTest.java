package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.locking.Site;
import org.junit.jupiter.api.Test;

/** What is taken over from the revision before is what an analysis of the revision alone finds. */
class SuccessionTest {
  /** Of so many mutants one: parsing them all is not needed a second time. */
  private static final int EACH = 10;

  @Test
  void followsDefectsThatComeAndGoAsIfEachRevisionWereTheFirst() throws IOException {
    Map<String, List<GoldenProgram>> revisions = new LinkedHashMap<>();
    List<Mutant> mutants = MutationTest.mutants();
    for (int i = 0; i < mutants.size(); i += EACH) {
      GoldenProgram original = mutants.get(i).original();
      List<GoldenProgram> all =
          revisions.computeIfAbsent(original.name(), name -> new ArrayList<>(List.of(original)));
      all.add(original.with(mutants.get(i).text()));
      if (all.size() % 3 == 0) {
        all.add(original);
      }
    }
    List<String> different = new ArrayList<>();
    int repeated = 0;
    for (List<GoldenProgram> one : revisions.values()) {
      Succession succession = new Succession();
      for (GoldenProgram program : one) {
        Analysis analysis = succession.next(List.of(program.unit()), program.rules(), all -> true);
        repeated += succession.repeated();
        if (!program.sites().equals(analysis.sites())) {
          different.add(program.name() + "\n  " + analysis.sites() + "\n  " + program.sites());
        }
      }
    }

    assertThat(different).isEmpty();
    assertThat(repeated).isGreaterThan(mutants.size() / EACH);
  }

  @Test
  void saysOfAFunctionThatHasMovedWhereItStandsNow() throws IOException {
    for (GoldenProgram program : GoldenProgram.all()) {
      Succession succession = new Succession();
      succession.next(List.of(program.unit()), program.rules(), all -> true);
      GoldenProgram moved = program.with("/* more\n * lines */\n\n" + program.text());

      List<Site> sites = succession.next(List.of(moved.unit()), moved.rules(), all -> true).sites();

      assertThat(sites).as(program.name()).isEqualTo(moved.sites());
      assertThat(succession.repeated()).as(program.name()).isPositive();
    }
  }
}
