package org.interleave.checks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
  private static String sentence(String... lines) {
    return Summary.of(Squares.version(lines)).sentence();
  }

  @Test
  void namesWhatPatchesFixAndIntroduceTheGravestFirst() {
    assertThat(sentence("one ACD CD CD CD CD", "two = = = = B"))
        .isEqualTo(
            "3 defects at base; patch 1 fixes the use-after-free in in_a; patch 4 introduces a"
                + " sleep in atomic context in in_b; 3 defects at +4.");
  }

  @Test
  void saysOneDefectAndNoneLeft() {
    assertThat(sentence("one A ="))
        .isEqualTo(
            "1 defect at base; patch 1 fixes the use-after-free in in_a; none is left at +1.");
  }

  @Test
  void saysNoDefectOnlyWhereEverythingWasExecuted() {
    assertThat(sentence("one = =", "two = =")).isEqualTo("No defect in any revision.");
    assertThat(sentence("one = =", "two = .")).isEqualTo("No defect found.");
    assertThat(sentence("one = =", "two = -")).isEqualTo("No defect found.");
  }

  @Test
  void aDefectThatAnIncompleteSearchDoesNotShowIsNotFixed() {
    assertThat(sentence("one A ."))
        .isEqualTo(
            "1 defect at base; the use-after-free in in_a is not seen any more at +1, where the"
                + " search was not complete.");
    assertThat(sentence("one . A"))
        .isEqualTo(
            "No defect found at base; a use-after-free in in_a is first seen at +1, which the"
                + " searches before could have missed; 1 defect at +1.");
  }

  @Test
  void aDefectThatIsSeenAgainWasNeverAway() {
    assertThat(sentence("one A . A")).isEqualTo("1 defect at base; 1 defect at +2.");
  }

  @Test
  void aCrashMayHideWhatComesBehindIt() {
    assertThat(sentence("one A B")).doesNotContain("fixes").contains("not seen any more");
    assertThat(sentence("one AB B")).contains("patch 1 fixes the use-after-free in in_a");
  }

  @Test
  void aDefectThatOneScenarioStillShowsIsNotFixed() {
    assertThat(sentence("one A =", "two A A")).isEqualTo("1 defect at base; 1 defect at +1.");
  }

  @Test
  void namesAllPatchesThatMayHaveDoneItWhereRevisionsCouldNotBeRun() {
    assertThat(sentence("one A x =")).contains("patch 1 or 2 fixes");
    assertThat(sentence("one = x x A")).contains("one of patches 1 to 3 introduces");
  }

  @Test
  void putsSeveralDefectsOfOnePatchTogether() {
    assertThat(sentence("one ABCD =", "two = ="))
        .isEqualTo(
            "4 defects at base; patch 1 fixes the use-after-free in in_a and 3 other defects;"
                + " none is left at +1.");
  }

  @Test
  void countsWhatIsUncertainWhereThereIsMuchOfIt() {
    assertThat(sentence("one AB . .", "two . C ."))
        .isEqualTo(
            "2 defects at base; 1 defect first seen and 3 not seen any more beside searches that"
                + " were not complete.");
  }

  @Test
  void putsThePatchesThatRepairRulesTogether() {
    assertThat(sentence("rule:r A = = =", "rule:s B B = =", "rule:t C C C ="))
        .isEqualTo("3 rules are broken at base; patches 1, 2 and 3 repair 3 rules.");
  }

  @Test
  void tellsWhatIsStillBeingChecked() {
    assertThat(sentence("one A r w"))
        .isEqualTo("1 defect at base; 2 of 3 squares are still being checked.");
    assertThat(sentence("one w w")).isEqualTo("Everything is still being checked.");
    assertThat(sentence("one = = r", "two = = ="))
        .isEqualTo("No defect found; 1 of 6 squares is still being checked.");
  }

  @Test
  void tellsWhatCouldNotBeRun() {
    assertThat(sentence("one x x")).isEqualTo("The base could not be run; nothing could be run.");
    assertThat(sentence("one x A =")).startsWith("The base could not be run; ");
  }

  @Test
  void tellsOfRulesAndOfContexts() {
    assertThat(sentence("one = =", "rule:r A =", "rule:s = B", "ci:build p f"))
        .isEqualTo(
            "No defect in any revision; 1 rule is broken at base; patch 1 breaks the rule “s”;"
                + " patch 1 repairs the rule “r”; build failed at +1.");
  }

  @Test
  void saysThatNothingWasChecked() {
    assertThat(sentence()).isEqualTo("Nothing was checked yet.");
    assertThat(sentence("ci:build p p")).isEqualTo("Nothing is known to be wrong.");
  }

  @Test
  void namesPatchesByTheirNumbers() {
    Examined known = Squares.version("one A =");
    Examined second = new Examined("v1", java.util.List.of(7), known.outcomes());

    assertThat(Summary.of(second).sentence()).contains("patch 7 fixes");
  }
}
