package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Matrix;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class MatrixTableTest {
  private static final Mailbox ANN = new Mailbox("Ann", "ann@example.org");

  private static Version version(String name) {
    return new Version(
        name,
        1,
        "PATCH",
        Instant.EPOCH,
        1,
        Optional.empty(),
        List.of(
            new Version.Patch(
                1, "a \"title\" <b>", ANN, Instant.EPOCH, new MessageId(name + "@x"), "")),
        List.of(),
        List.of());
  }

  private static Document table(Row row, State state, String words) {
    List<Version> versions = List.of(version("v1"), version("v2"));
    Series series =
        new Series(
            new SeriesId("0123456789ab"), "title", ANN, org.interleave.series.State.NEW, versions);
    List<Examined> examined =
        versions.stream()
            .map(one ->
                Examined.of(one, List.of(new Outcome(row, 1, state, false, words, List.of()))))
            .toList();
    return Jsoup.parse(MatrixTable.of(series, Matrix.of(examined)).markup());
  }

  @Test
  void foreignTextIsNeverMarkup() {
    Document table =
        table(
            new Row.Scenario("<script>", "\"><b>", "it's <i>\u202e"),
            State.NOT_RUNNABLE,
            "\"><img src=x> is unknown");

    assertThat(table.select("script, b, img, th i")).isEmpty();
    assertThat(table.select(".group th").text()).isEqualTo("Suite <script>");
    assertThat(table.select("th[scope=row] .about .odd").text()).isEqualTo("U+202E");
    assertThat(table.select("td a").first().attr("aria-label"))
        .isEqualTo("+1: not runnable: \"><img src=x> is unknown");
    assertThat(table.select("thead tr:last-child th a").eachAttr("title"))
        .contains("behind patch 1: a \"title\" <b>");
  }

  @Test
  void theSameRowsOfTwoVersionsStandSideBySideUnderTheirNames() {
    Document table = table(new Row.Context("build"), State.FAILED, "");

    assertThat(table.select("tr.versions-of th").eachText()).containsExactly("v1", "v2");
    assertThat(table.select("tr.versions-of th").eachAttr("colspan")).containsExactly("2", "2");
    assertThat(table.select("thead tr:last-child th").eachText())
        .containsExactly("Check", "base", "+1", "base", "+1");
    assertThat(table.select("tbody tr:last-child td")).hasSize(4);
    assertThat(table.select("td a").eachAttr("href"))
        .allMatch(address -> address.matches("/series/0123456789ab/v[12]/checks/1#r[0-9a-f]{8}"));
    assertThat(table.select("td .word").eachText()).containsExactly("failed", "failed");
  }

  @Test
  void aRuleLeadsToItsPage() {
    Document table =
        table(new Row.Rule("pocket/hub-lock", "hub under lock", "guarded_by"), State.VERIFIED, "");

    assertThat(table.select("th[scope=row] a").attr("href"))
        .isEqualTo("/rules/pocket/hub-lock?series=0123456789ab");
  }
}
