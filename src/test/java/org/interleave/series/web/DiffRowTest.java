package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.diff.Diff;
import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;
import org.interleave.series.web.DiffRow.Cell;
import org.interleave.series.web.DiffRow.Code;
import org.interleave.series.web.DiffRow.Empty;
import org.junit.jupiter.api.Test;

class DiffRowTest {
  @Test
  void aRemovedLineStandsBesideTheOneItBecame() {
    Hunk hunk =
        hunk(
            """
            @@ -1,4 +1,5 @@
             start();
            -old_first(a);
            -alpha(beta, gamma);
            +something_else_entirely;
            +alpha(beta, delta);
            +another one;
             end();
            """);

    assertThat(DiffRow.split(hunk).stream().map(DiffRowTest::shown))
        .containsExactly(
            "start(); |  start();",
            "-old_first(a); | +something_else_entirely;",
            "-alpha(beta, gamma); | +alpha(beta, delta);",
            " | +another one;",
            "end(); |  end();");
  }

  @Test
  void lineNumbersAreThoseOfTheirFiles() {
    Hunk hunk =
        hunk(
            """
            @@ -10,3 +20,3 @@
             a
            -b
            +c
             d
            """);

    List<Integer> before = numbers(DiffRow.unified(hunk).stream().map(DiffRow::before).toList());
    List<Integer> after = numbers(DiffRow.unified(hunk).stream().map(DiffRow::after).toList());
    assertThat(before).containsExactly(10, 11, 12);
    assertThat(after).containsExactly(20, 21, 22);
  }

  @Property
  void bothLayoutsShowEveryLineOnceAndInOrder(@ForAll("hunks") Hunk hunk) {
    for (List<DiffRow> rows : List.of(DiffRow.split(hunk), DiffRow.unified(hunk))) {
      assertThat(texts(rows.stream().map(DiffRow::before).toList()))
          .isEqualTo(
              hunk.lines().stream()
                  .filter(line -> line.kind() != Kind.ADDED)
                  .map(Hunk.Line::text)
                  .toList());
      assertThat(texts(rows.stream().map(DiffRow::after).toList()))
          .isEqualTo(
              hunk.lines().stream()
                  .filter(line -> line.kind() != Kind.REMOVED)
                  .map(Hunk.Line::text)
                  .toList());
    }
  }

  @Provide
  Arbitrary<Hunk> hunks() {
    Arbitrary<Hunk.Line> line =
        Arbitraries.of(Kind.class)
            .flatMap(kind ->
                Arbitraries.of("a b c", "a b d", "x", "", "a b c d e", "foo(bar)")
                    .map(text -> new Hunk.Line(kind, text, true)));
    return line.list().ofMaxSize(30).map(lines -> new Hunk(1, 1, 1, 1, "", lines));
  }

  private static Hunk hunk(String text) {
    return Diff.parse("--- a/x.c\n+++ b/x.c\n" + text).files().getFirst().hunks().getFirst();
  }

  private static String shown(DiffRow row) {
    return (shown(row.before()) + " | " + shown(row.after())).strip().replaceFirst("^\\|", " |");
  }

  private static String shown(Cell cell) {
    return switch (cell) {
      case Empty empty -> "";
      case Code code ->
          switch (code.kind()) {
                case CONTEXT -> " ";
                case ADDED -> "+";
                case REMOVED -> "-";
              }
              + code.line().text();
    };
  }

  private static List<Integer> numbers(List<Cell> cells) {
    List<Integer> numbers = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell instanceof Code code) {
        numbers.add(code.number());
      }
    }
    return numbers;
  }

  private static List<String> texts(List<Cell> cells) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell instanceof Code code) {
        texts.add(code.line().text());
      }
    }
    return texts;
  }
}
