package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Matrix;
import org.interleave.checks.matrix.Matrix.Line;
import org.interleave.checks.matrix.Summary;
import org.interleave.checks.matrix.Summary.Clause;
import org.interleave.page.Html;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.springframework.stereotype.Component;

/** Puts the matrix of versions together for a page. */
@Component
final class MatrixViews {
  private final Knowledge knowledge;

  MatrixViews(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * @param address of the matrix's own page
   * @param told a sentence for each version, the newest first
   * @param table empty if nothing is known
   * @param quiet how many rows never differ
   */
  record View(
      String address,
      List<Told> told,
      Html table,
      List<Sign> legend,
      int quiet,
      int rows,
      int columns) {
    /** With so few columns a table needs no frame to scroll in on a desk. */
    private static final int FEW = 16;

    View {
      told = List.copyOf(told);
      legend = List.copyOf(legend);
    }

    public boolean isNarrow() {
      return columns <= FEW;
    }

    public boolean isEmpty() {
      return rows == 0;
    }
  }

  /** What is known of a version, in a sentence with links. */
  record Told(String version, List<Piece> pieces) {}

  /**
   * @param address empty for words without a link
   */
  record Piece(String words, String address, String separator) {}

  View of(Series series, Version current, List<Version> shown) {
    List<Examined> examined = shown.stream().map(knowledge::of).toList();
    Matrix matrix = Matrix.of(examined);
    List<Told> told = examined.reversed().stream().map(one -> told(series, one)).toList();
    return new View(
        CheckPaths.matrix(series.id(), current.name()),
        told,
        MatrixTable.of(series, matrix),
        Sign.legend(
            matrix.lines().stream()
                .flatMap(line -> line.cells().stream())
                .flatMap(List::stream)
                .flatMap(cell -> cell.face().keySet().stream())),
        (int) matrix.lines().stream().filter(Line::quiet).count(),
        matrix.lines().size(),
        examined.stream().mapToInt(Examined::revisions).sum());
  }

  /** A version in a sentence. */
  Told told(Series series, Version version) {
    return told(series, knowledge.of(version));
  }

  private static Told told(Series series, Examined version) {
    List<Clause> clauses = Summary.of(version).clauses();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      String words = clauses.get(i).words();
      pieces.add(
          new Piece(
              i == 0 ? capital(words) : words,
              address(series, version, clauses.get(i)),
              i + 1 < clauses.size() ? "; " : "."));
    }
    return new Told(version.version(), pieces);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String address(Series series, Examined version, Clause clause) {
    return clause
        .about()
        .map(seen ->
            CheckPaths.defect(seen.defect(), series.id(), version.version(), seen.revision()))
        .orElse("");
  }
}
