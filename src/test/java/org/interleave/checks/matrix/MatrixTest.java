package org.interleave.checks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.matrix.Matrix.Cell;
import org.interleave.checks.matrix.Matrix.Line;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static List<Map<Mark, Integer>> marks(String line) {
    return Matrix.of(List.of(Squares.version(line))).lines().getFirst().cells().getFirst().stream()
        .map(Cell::marks)
        .toList();
  }

  @Test
  void marksWhereADefectComesAndGoes() {
    assertThat(marks("one = A AB B ="))
        .containsExactly(
            Map.of(Mark.VERIFIED, 1),
            Map.of(Mark.INTRODUCED, 1),
            Map.of(Mark.INTRODUCED, 1, Mark.FINDING, 1),
            Map.of(Mark.FINDING, 1, Mark.FIXED, 1),
            Map.of(Mark.FIXED, 1));
  }

  @Test
  void isHonestAboutSearchesThatWereNotComplete() {
    assertThat(marks("one . A . ="))
        .containsExactly(
            Map.of(Mark.NO_FINDING, 1),
            Map.of(Mark.FIRST_SEEN, 1),
            Map.of(Mark.NOT_SEEN, 1),
            Map.of(Mark.FIXED, 1));
    assertThat(marks("one A x w"))
        .containsExactly(
            Map.of(Mark.FINDING, 1), Map.of(Mark.NOT_RUNNABLE, 1), Map.of(Mark.WAITING, 1));
  }

  @Test
  void aSquareHasRoomForTheGravestAndForWhatIsFixed() {
    List<Cell> cells =
        Matrix.of(List.of(Squares.version("one A? AB A BE"))).lines().getFirst().cells().getFirst();

    assertThat(cells.get(1).marks()).containsOnlyKeys(Mark.FIRST_SEEN, Mark.FINDING);
    assertThat(cells.get(1).face()).isEqualTo(Map.of(Mark.FINDING, 2));
    assertThat(cells.get(2).face()).isEqualTo(Map.of(Mark.FINDING, 1, Mark.FIXED, 1));
    assertThat(cells.get(3).face()).containsOnlyKeys(Mark.INTRODUCED);
  }

  @Test
  void putsScenariosBeforeRulesBeforeContextsAndSuitesTogether() {
    Row other = new Row.Scenario("other", "x", "x");
    List<Outcome> outcomes =
        new ArrayList<>(Squares.version("ci:a p", "rule:r =", "one =").outcomes());
    outcomes.add(Squares.outcome(other, 0, "="));
    outcomes.addAll(Squares.version("two =").outcomes());

    List<String> keys =
        Matrix.of(List.of(new Examined("v1", List.of(), outcomes))).lines().stream()
            .map(line -> Matrix.key(line.row()))
            .toList();

    assertThat(keys)
        .containsExactly(
            "scenario/suite/one",
            "scenario/suite/two",
            "scenario/other/x",
            "rule/rule:r",
            "context/a");
  }

  @Test
  void putsVersionsBesideEachOtherThoughTheirRowsDiffer() {
    Matrix matrix = Matrix.of(List.of(Squares.version("one A ="), Squares.version("two = = =")));

    assertThat(matrix.lines()).hasSize(2);
    assertThat(matrix.lines().getFirst().cells().get(0)).hasSize(2);
    assertThat(matrix.lines().getFirst().cells().get(1))
        .hasSize(3)
        .allMatch(cell -> cell.outcome().isEmpty());
  }

  @Test
  void aRowIsQuietIfNothingChangesAndNothingIsWrong() {
    Matrix matrix = Matrix.of(List.of(Squares.version("a = = -", "b = . =", "c A A A", "d x x x")));

    assertThat(matrix.lines().stream().map(Line::quiet)).containsExactly(true, false, false, true);
  }

  // ---- for all outcomes

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> word =
        Arbitraries.of("=", "=", ".", "x", "r", "w", "-", "A", "AB", "B", "ABC", "C?", "A?", "D");
    return word.list().ofSize(5).list().ofMinSize(1).ofMaxSize(4);
  }

  private static Examined version(List<List<String>> rows) {
    String[] lines = new String[rows.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "row" + i + " " + String.join(" ", rows.get(i));
    }
    return Squares.version(lines);
  }

  private static List<Cell> cells(Examined version) {
    return Matrix.of(List.of(version)).lines().stream()
        .flatMap(line -> line.cells().getFirst().stream())
        .toList();
  }

  @Property
  void certainChangesRestOnCompleteSearches(@ForAll("rows") List<List<String>> rows) {
    for (Line line : Matrix.of(List.of(version(rows))).lines()) {
      List<Cell> cells = line.cells().getFirst();
      for (Cell cell : cells) {
        for (Change change : cell.changes()) {
          Cell before = cells.get(change.since());
          switch (change.kind()) {
            case INTRODUCED -> {
              assertThat(before.outcome().orElseThrow().complete()).isTrue();
              assertThat(shows(before, change.defect())).isFalse();
              assertThat(shows(cell, change.defect())).isTrue();
            }
            case FIXED -> {
              assertThat(cell.outcome().orElseThrow().complete()).isTrue();
              assertThat(shows(before, change.defect())).isTrue();
              assertThat(shows(cell, change.defect())).isFalse();
            }
            case FIRST_SEEN -> assertThat(shows(cell, change.defect())).isTrue();
            case NOT_SEEN -> assertThat(shows(cell, change.defect())).isFalse();
          }
        }
      }
    }
  }

  private static boolean shows(Cell cell, Defect defect) {
    return cell.outcome().stream()
        .anyMatch(known -> History.identities(known).contains(defect.identity()));
  }

  @Property
  void withoutCompleteSearchesNothingIsSaidToBeIntroducedFixedOrProved(
      @ForAll("rows") List<List<String>> rows) {
    List<List<String>> vague =
        rows.stream()
            .map(row ->
                row.stream()
                    .map(
                        word -> word.equals("=") ? "." : word.matches("[A-Z]+") ? word + "?" : word)
                    .toList())
            .toList();

    String sentence = Summary.of(version(vague)).sentence();

    assertThat(sentence)
        .doesNotContain("fixes")
        .doesNotContain("introduces")
        .doesNotContain("none is left")
        .doesNotContain("No defect in")
        .doesNotContain("No defect at");
  }

  @Property
  void theOrderOfTheOutcomesDoesNotMatter(
      @ForAll("rows") List<List<String>> rows, @ForAll long seed) {
    Examined version = version(rows);
    List<Outcome> shuffled = new ArrayList<>(version.outcomes());
    Collections.shuffle(shuffled, new Random(seed));
    Examined other = new Examined("v1", version.numbers(), shuffled);

    assertThat(Summary.of(other).sentence()).isEqualTo(Summary.of(version).sentence());
    assertThat(new HashSet<>(cells(other))).isEqualTo(new HashSet<>(cells(version)));
  }

  @Property
  void theSentenceCountsEachDefectAtBaseOnceAndAllOpenSquares(
      @ForAll("rows") List<List<String>> rows) {
    Examined version = version(rows);
    Set<String> base =
        version.outcomes().stream()
            .filter(one -> one.revision() == 0)
            .flatMap(one -> History.identities(one).stream())
            .collect(Collectors.toSet());
    long open =
        version.outcomes().stream()
            .filter(one -> one.state() == State.RUNNING || one.state() == State.WAITING)
            .count();

    String sentence = Summary.of(version).sentence();

    if (!base.isEmpty()) {
      assertThat(sentence)
          .startsWith(base.size() + (base.size() == 1 ? " defect at base" : " defects at base"));
    }
    assertThat(sentence.contains("still being checked")).isEqualTo(open > 0);
    assertThat(sentence).endsWith(".").doesNotContain(";.").doesNotContain("; ;");
  }

  @Property
  void marksOfASquareAddUpToItsDefects(@ForAll("rows") List<List<String>> rows) {
    for (Cell cell : cells(version(rows))) {
      Map<Mark, Integer> marks = cell.marks();
      int shown =
          marks.getOrDefault(Mark.INTRODUCED, 0)
              + marks.getOrDefault(Mark.FIRST_SEEN, 0)
              + marks.getOrDefault(Mark.FINDING, 0);
      assertThat(shown).isEqualTo(cell.outcome().map(one -> one.defects().size()).orElse(0));
      assertThat(marks.isEmpty()).isEqualTo(cell.outcome().isEmpty());
    }
  }
}
