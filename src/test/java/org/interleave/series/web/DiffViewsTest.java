package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.interleave.diff.Diff;
import org.interleave.series.web.DiffView.FileView;
import org.interleave.series.web.DiffView.HunkView;
import org.interleave.series.web.DiffView.Segment;
import org.interleave.series.web.DiffViews.Context;
import org.interleave.series.web.Place.DiffLine;
import org.interleave.series.web.Place.FileHead;
import org.interleave.series.web.Place.HunkHead;
import org.interleave.series.web.Place.Side;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffViewsTest {
  private static final String SMALL =
      """
      diff --git a/mm/tea.c b/mm/tea.c
      index 1111111..2222222 100644
      --- a/mm/tea.c
      +++ b/mm/tea.c
      @@ -10,3 +10,4 @@ int pour(void)
       	kettle();
      -	cup(old);
      +	cup(fresh);
      +	sugar("<b>");
       }
      """;

  @Test
  void everyRowSaysWhereItIs() {
    List<Element> rows = rows(view(SMALL, DiffLayout.UNIFIED, margin()));

    assertThat(rows.stream().filter(row -> row.hasAttr("data-line")).map(DiffViewsTest::place))
        .containsExactly(
            "f0n10 0 0 new 10",
            "f0o11 0 0 old 11",
            "f0n11 0 0 new 11",
            "f0n12 0 0 new 12",
            "f0n13 0 0 new 13");
    assertThat(rows.getFirst().id()).isEqualTo("f0h0");
  }

  @ParameterizedTest
  @EnumSource
  void noAnchorStandsTwiceAndEachIsAPlace(DiffLayout layout) {
    List<String> ids =
        rows(view(SMALL, layout, margin())).stream()
            .flatMap(row -> row.select("[id]").eachAttr("id").stream())
            .toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(6);
    assertThat(ids).allSatisfy(id -> assertThat(Place.of(id)).isPresent());
  }

  @Test
  void theTextOfACellIsTheLineOfTheDiff() {
    List<String> code =
        rows(view(SMALL, DiffLayout.UNIFIED, margin())).stream()
            .flatMap(row -> row.select("td.c").stream())
            .map(Element::wholeText)
            .toList();

    assertThat(code)
        .containsExactly(
            " \tkettle();", "-\tcup(old);", "+\tcup(fresh);", "+\tsugar(\"<b>\");", " }");
  }

  @Test
  void changedWordsAreMarked() {
    String html = markup(view(SMALL, DiffLayout.UNIFIED, margin()));

    assertThat(html).contains("<del>old</del>", "<ins>fresh</ins>");
  }

  @ParameterizedTest
  @EnumSource
  void notesStandUnderTheirLines(DiffLayout layout) {
    MarginNote onAdded = new MarginNote(new DiffLine(0, Side.NEW, 11), "t", "added");
    MarginNote onRemoved = new MarginNote(new DiffLine(0, Side.OLD, 11), "t", "removed");
    MarginNote onHunk = new MarginNote(new HunkHead(0, 0), "t", "hunk");
    MarginNote onFile = new MarginNote(new FileHead(0), "t", "file");
    MarginNote lost = new MarginNote(new DiffLine(0, Side.NEW, 999), "t", "lost");
    Margin margin =
        new Margin(
            List.of(onAdded, onRemoved, onHunk, onFile, lost), Optional.empty(), Optional.empty());

    DiffView view = view(SMALL, layout, margin);

    List<Segment> segments = view.files().getFirst().hunks().getFirst().segments();
    assertThat(view.files().getFirst().notes()).containsExactly(onFile);
    assertThat(segments.stream().flatMap(segment -> segment.notes().stream()))
        .containsExactly(onHunk, onRemoved, onAdded);
    assertThat(segments.getFirst().rows().markup()).doesNotContain("kettle");
    assertThat(margin.rest()).containsExactly(lost);
  }

  @Test
  void aPickedRangeIsMarkedFromItsStartToItsEnd() {
    Margin margin =
        new Margin(
            List.of(),
            Optional.of(new DiffLine(0, Side.NEW, 12)),
            Optional.of(new DiffLine(0, Side.OLD, 11)));

    List<Element> rows = rows(view(SMALL, DiffLayout.UNIFIED, margin));

    assertThat(rows.stream().filter(row -> row.hasClass("picked")).map(Element::id))
        .containsExactly("f0o11", "f0n11", "f0n12");
  }

  @Test
  void filesBeyondTheBudgetAreThereByNameOnly() {
    String diff = large("a.c", 1_400) + large("b.c", 1_400) + large("c.c", 1_400) + large("d.c", 9);

    DiffView view = view(diff, DiffLayout.UNIFIED, margin());

    assertThat(view.files().stream().map(FileView::loaded))
        .containsExactly(true, true, false, true);
    assertThat(view.files().get(2).address()).isEqualTo("?file=2#f2");
    assertThat(view.files().get(2).hunks()).isEmpty();
    assertThat(view.added()).isEqualTo(4_209);
  }

  @Test
  void aHugeFileGoesOnOverSeveralPagesAndLosesNoRow() {
    int lines = 2 * DiffViews.ALONE_ROWS + 100;
    Diff diff = Diff.parse(large("a.c", lines));
    List<String> ids = new ArrayList<>();
    int row = 0;
    FileView page;
    do {
      page =
          new DiffViews(DiffLayout.UNIFIED, margin(), OptionalInt.of(0), row, Context.NONE)
              .of(diff)
              .files()
              .getFirst();
      ids.addAll(rows(page).stream().map(Element::id).toList());
      row += DiffViews.ALONE_ROWS;
    } while (!page.later().isEmpty());

    assertThat(ids).hasSize(lines + 1).doesNotHaveDuplicates();
    assertThat(page.earlier()).isEqualTo("?file=0&row=" + DiffViews.ALONE_ROWS + "#f0");
  }

  @Test
  void saysWhatElseADiffDoesToAFile() {
    DiffView view =
        view(
            """
            diff --git a/old.sh b/new.sh
            similarity index 100%
            rename from old.sh
            rename to new.sh
            diff --git a/run b/run
            old mode 100644
            new mode 100755
            """,
            DiffLayout.UNIFIED, margin());

    assertThat(view.files().stream().map(FileView::what))
        .containsExactly(List.of("renamed from old.sh"), List.of("mode 100644 → 100755"));
  }

  @Test
  void linesAroundTheHunksCanBeOpened() {
    List<String> lines =
        new ArrayList<>(IntStream.range(1, 21).mapToObj(i -> "line " + i).toList());
    lines.set(9, "\tkettle();");
    lines.set(10, "\tcup(fresh);");
    lines.set(11, "\tsugar(\"<b>\");");
    lines.set(12, "}");

    FileView closed = around(lines, Set.of());
    FileView open = around(lines, Set.of("f0h0", "f0e"));

    assertThat(Jsoup.parse("<table>" + markup(closed)).select("a.more").eachText())
        .containsExactly("Show 9 lines above", "Show 7 lines below");
    assertThat(Jsoup.parse("<table>" + markup(open)).select("a.more")).isEmpty();
    assertThat(rows(open).stream().filter(row -> row.hasClass("around")).map(Element::text))
        .hasSize(16)
        .startsWith("1 1 line 1")
        .endsWith("19 20 line 20");
  }

  @Test
  void noLinesAreOfferedWhereTheFileIsNotWhatTheDiffSays() {
    FileView view = around(List.of("something", "else"), Set.of());

    assertThat(markup(view)).doesNotContain("more");
  }

  private static FileView around(List<String> lines, Set<String> opened) {
    Context context = new Context(path -> Optional.of(lines), opened);
    return new DiffViews(DiffLayout.UNIFIED, margin(), OptionalInt.empty(), 0, context)
        .of(Diff.parse(SMALL))
        .files()
        .getFirst();
  }

  private static Margin margin() {
    return Margin.none();
  }

  private static DiffView view(String diff, DiffLayout layout, Margin margin) {
    return new DiffViews(layout, margin, OptionalInt.empty(), 0, Context.NONE).of(Diff.parse(diff));
  }

  private static String large(String path, int lines) {
    StringBuilder diff = new StringBuilder();
    diff.append("diff --git a/%1$s b/%1$s\nnew file mode 100644\n".formatted(path));
    diff.append("--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n".formatted(path, lines));
    IntStream.range(0, lines).forEach(i -> diff.append("+line ").append(i).append('\n'));
    return diff.toString();
  }

  private static String markup(DiffView view) {
    return view.files().stream().map(DiffViewsTest::markup).reduce("", String::concat);
  }

  private static String markup(FileView file) {
    StringBuilder markup = new StringBuilder();
    for (HunkView hunk : file.hunks()) {
      hunk.segments().forEach(segment -> markup.append(segment.rows().markup()));
    }
    return markup.toString();
  }

  private static List<Element> rows(DiffView view) {
    return rows(view.files().getFirst());
  }

  private static List<Element> rows(FileView file) {
    return Jsoup.parse("<table>" + markup(file) + "</table>", Parser.htmlParser()).select("tr");
  }

  private static String place(Element row) {
    return String.join(
        " ",
        row.id(),
        row.attr("data-file"),
        row.attr("data-hunk"),
        row.attr("data-side"),
        row.attr("data-line"));
  }
}
