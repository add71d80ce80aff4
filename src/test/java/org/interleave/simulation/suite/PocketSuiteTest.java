package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.simulation.Verdict;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the bundled example's README, met by runs. */
class PocketSuiteTest {
  /** The first and last revision that has a defect, by version; nothing for none. */
  private record Defect(String id, Map<String, String> present) {
    boolean in(String version, int revision) {
      String range = present.getOrDefault(version, "");
      if (range.isEmpty()) {
        return false;
      }
      String[] ends = range.split("-");
      return revision >= Integer.parseInt(ends[0]) && revision <= Integer.parseInt(ends[1]);
    }
  }

  private static final List<Defect> DEFECTS =
      List.of(
          defect("D1", "0-1", "0-1", "0-1", "0-1"),
          defect("D2", "0-5", "0-1", "0-1", "0-1"),
          defect("D3", "0-0", "0-0", "0-0", "0-0"),
          defect("D4", "0-5", "0-0", "0-0", "0-0"),
          defect("D5", "0-2", "0-2", "0-2", "0-2"),
          defect("D6", "0-2", "0-2", "0-2", "0-2"),
          defect("D7", "0-5", "0-2", "0-2", "0-2"),
          defect("D8", "0-3", "0-3", "0-3", "0-3"),
          defect("D9", "0-3", "0-3", "0-3", "0-3"),
          defect("D10", "0-5", "0-4", "0-4", "0-4"),
          defect("D11", "0-5", "0-5", "0-5", "0-5"),
          defect("D12", "0-5", "0-5", "0-5", "0-5"),
          defect("D13", "0-5", "0-5", "0-5", "0-3"),
          defect("N1", "4-5", "", "", ""),
          defect("N2", "", "4-5", "", ""));

  /** Which defects a scenario can show. N2 needs reclaim: map_lock keeps unmap and refill apart. */
  private record Shows(String scenario, Set<String> defects) {}

  private static final List<Shows> SHOWS =
      List.of(
          new Shows("two-opens", Set.of("D1")),
          new Shows("open-close", Set.of("D2", "D3")),
          new Shows("unmap-map", Set.of("N1")),
          new Shows("unmap-close", Set.of("D3", "D4", "N1")),
          new Shows("reclaim-close", Set.of("D3", "D4", "N1")),
          new Shows("put-close", Set.of("D3", "D4", "D6", "D11")),
          new Shows("put-close-free", Set.of("D3", "D4", "D6", "D11", "D12")),
          new Shows("refill-close", Set.of("D5")),
          new Shows("refill-put", Set.of("D7")),
          new Shows("refill-leave", Set.of("D5", "D6", "D7")),
          new Shows("refill-unmap", Set.of("D8", "N1")),
          new Shows("refill-reclaim", Set.of("D8", "D9", "D13", "N1", "N2")),
          new Shows("refill-reclaim-grow", Set.of("D8", "D9", "D10", "N1", "N2")),
          new Shows("reclaim-open", Set.of("D13", "N1")));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v2r", "v3"})
  void showsEachDefectWhereItIsAndNothingWhereNoneIs(String version) throws Exception {
    Suite suite = Runs.bundled("pocket");
    try (ExampleVersions example = new ExampleVersions(folder)) {
      List<NamedRevision> revisions = example.revisions(version);

      SuiteResult result = Runs.run(suite, revisions);

      Map<String, String> wrong = new TreeMap<>();
      List<String> clean = new ArrayList<>();
      for (int i = 0; i < revisions.size(); i++) {
        for (Shows shows : SHOWS) {
          int revision = i;
          boolean expected =
              DEFECTS.stream()
                  .filter(defect -> shows.defects().contains(defect.id()))
                  .anyMatch(defect -> defect.in(version, revision));
          Judgement judgement =
              result.judgement(revisions.get(i), suite.scenario(shows.scenario()).orElseThrow());
          Verdict wanted = expected ? Verdict.FINDING : Verdict.VERIFIED;
          if (judgement.verdict() != wanted) {
            wrong.put(version + " +" + i + " " + shows.scenario(), judgement.words());
          }
          if (judgement.isGreen()) {
            clean.add("+" + i + " " + shows.scenario());
          }
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(clean).isNotEmpty();
    }
  }

  private static Defect defect(String id, String v1, String v2, String v2r, String v3) {
    return new Defect(id, Map.of("v1", v1, "v2", v2, "v2r", v2r, "v3", v3));
  }
}
