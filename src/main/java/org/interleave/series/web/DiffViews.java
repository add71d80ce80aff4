package org.interleave.series.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.FileDiff.Binary;
import org.interleave.diff.FileDiff.Combined;
import org.interleave.diff.FileDiff.Text;
import org.interleave.diff.Hunk;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.series.web.DiffView.FileView;
import org.interleave.series.web.DiffView.HunkView;
import org.interleave.series.web.Gaps.Gap;

/**
 * Makes the view of a diff within a budget of rows, so that a page stays quick whatever the size of
 * the patch: files beyond it are on the page by name only, each with a page of its own, and a file
 * that is too long for one page goes on over several.
 */
final class DiffViews {
  /** Rows of all files on a page. */
  static final int PAGE_ROWS = 4_000;

  /** Rows of one file among others. */
  static final int FILE_ROWS = 1_500;

  /** Rows of a file that has a page for itself. */
  static final int ALONE_ROWS = 6_000;

  /** Lines of binary data or a combined diff that are shown. */
  private static final int AS_IS_LINES = 400;

  private final DiffLayout layout;
  private final Margin margin;
  private final OptionalInt only;
  private final int start;
  private final String query;
  private final Context context;
  private int budget = PAGE_ROWS;

  /**
   * What there is to show around a diff.
   *
   * @param lines those of a file after the patch, where they are known
   * @param opened the gaps that the reader opened: "f0h1" before a hunk, "f0e" after the last
   */
  record Context(Function<String, Optional<List<String>>> lines, Set<String> opened) {
    static final Context NONE = new Context(path -> Optional.empty(), Set.of());

    Context {
      opened = Collections.unmodifiableSet(new LinkedHashSet<>(opened));
    }

    /** The query that opens one more. */
    String with(String gap) {
      return opened.isEmpty() ? gap : String.join(",", opened) + "," + gap;
    }
  }

  /**
   * @param only the one file whose rows are wanted
   * @param start the first of its rows
   */
  DiffViews(DiffLayout layout, Margin margin, OptionalInt only, int start, Context context) {
    this.context = context;
    this.layout = layout;
    this.margin = margin;
    this.only = only;
    this.start = start;
    this.query =
        only.isPresent()
            ? "file=" + only.getAsInt() + "&amp;" + (start > 0 ? "row=" + start + "&amp;" : "")
            : "";
  }

  DiffView of(Diff diff) {
    List<FileView> files = new ArrayList<>();
    int added = 0;
    int removed = 0;
    for (int i = 0; i < diff.files().size(); i++) {
      FileDiff file = diff.files().get(i);
      files.add(view(i, file));
      added += file.added();
      removed += file.removed();
    }
    return new DiffView(files, diff.problems(), added, removed, layout == DiffLayout.SPLIT);
  }

  private FileView view(int index, FileDiff file) {
    int rows = file.hunks().stream().mapToInt(hunk -> hunk.lines().size() + 1).sum();
    boolean alone = only.isPresent() && only.getAsInt() == index;
    boolean loaded = alone || (only.isEmpty() && rows <= FILE_ROWS && rows <= budget);
    List<MarginNote> notes = new ArrayList<>(margin.take("f" + index));
    Slice slice = alone ? new Slice(start, start + ALONE_ROWS) : new Slice(0, Integer.MAX_VALUE);
    List<HunkView> hunks = loaded ? hunks(index, file, slice) : List.of();
    if (loaded) {
      budget -= alone ? 0 : rows;
    }
    String address = "?file=" + index;
    return new FileView(
        index,
        file.path(),
        what(file),
        file.added(),
        file.removed(),
        rows,
        notes,
        hunks,
        asIs(file),
        loaded,
        address + "#f" + index,
        alone && start > 0
            ? address + "&row=" + Math.max(0, start - ALONE_ROWS) + "#f" + index
            : "",
        alone && slice.position > slice.to ? address + "&row=" + slice.to + "#f" + index : "");
  }

  /** The part of a file's rows that a page shows; heads count as rows. */
  private static final class Slice {
    private final int from;
    private final int to;
    private int position;

    Slice(int from, int to) {
      this.from = from;
      this.to = to;
    }

    boolean takes() {
      int at = position++;
      return at >= from && at < to;
    }
  }

  private List<HunkView> hunks(int index, FileDiff file, Slice slice) {
    Optional<Gaps> gaps = context.lines().apply(file.path()).flatMap(text -> Gaps.of(file, text));
    List<HunkView> views = new ArrayList<>();
    for (int h = 0; h < file.hunks().size(); h++) {
      Hunk hunk = file.hunks().get(h);
      RowWriter writer = new RowWriter(index, h, layout, margin, query);
      int shown = 0;
      if (slice.takes()) {
        int at = h;
        head(writer, hunk, index, h, gaps.flatMap(known -> known.before().get(at)));
      }
      List<DiffRow> rows = layout == DiffLayout.SPLIT ? DiffRow.split(hunk) : DiffRow.unified(hunk);
      for (DiffRow row : rows) {
        if (slice.takes()) {
          writer.row(row);
          shown++;
        }
      }
      if (h + 1 == file.hunks().size() && shown > 0) {
        gaps.flatMap(Gaps::after).ifPresent(gap -> tail(writer, index, gap));
      }
      List<DiffView.Segment> segments = writer.segments();
      if (!segments.isEmpty()) {
        views.add(new HunkView(shown, segments));
      }
    }
    return views;
  }

  private void head(RowWriter writer, Hunk hunk, int file, int h, Optional<Gap> gap) {
    String name = "f" + file + "h" + h;
    boolean opened = context.opened().contains(name);
    if (gap.isPresent() && opened) {
      around(writer, gap.get());
    }
    Html link = gap.isPresent() && !opened ? link(file, name, gap.get(), "above") : Html.EMPTY;
    writer.head(hunk, link);
  }

  private void tail(RowWriter writer, int file, Gap gap) {
    String name = "f" + file + "e";
    if (context.opened().contains(name)) {
      around(writer, gap);
    } else {
      writer.more(link(file, name, gap, "below"));
    }
  }

  private static void around(RowWriter writer, Gap gap) {
    int number = gap.from();
    for (String line : gap.lines()) {
      writer.around(number - gap.shift(), number, line);
      number++;
    }
  }

  private Html link(int file, String name, Gap gap, String where) {
    String lines = gap.lines().size() == 1 ? " line " : " lines ";
    String all = gap.size() > gap.lines().size() ? " of " + gap.size() : "";
    return new Html(
        "<a class=\"more\" href=\"?"
            + query
            + "context="
            + context.with(name)
            + "#f"
            + file
            + "\" data-swap=\"f"
            + file
            + "\">Show "
            + gap.lines().size()
            + all
            + lines
            + where
            + "</a>");
  }

  private static List<String> what(FileDiff file) {
    List<String> what = new ArrayList<>();
    switch (file.change()) {
      case ADDED -> what.add("new file");
      case DELETED -> what.add("deleted");
      case RENAMED -> what.add("renamed from " + file.oldPath().orElse("?"));
      case COPIED -> what.add("copied from " + file.oldPath().orElse("?"));
      case MODIFIED -> {}
    }
    if (file.oldMode().isPresent()
        && file.newMode().isPresent()
        && !file.oldMode().equals(file.newMode())) {
      what.add("mode " + file.oldMode().get() + " → " + file.newMode().get());
    }
    switch (file.content()) {
      case Text text -> {}
      case Combined combined -> what.add("combined diff");
      case Binary binary -> what.add("binary");
    }
    return what;
  }

  private static Html asIs(FileDiff file) {
    List<String> lines =
        switch (file.content()) {
          case Text text -> List.of();
          case Combined combined -> combined.lines();
          case Binary binary -> binary.lines();
        };
    StringBuilder out = new StringBuilder();
    lines.stream()
        .limit(AS_IS_LINES)
        .forEach(line -> {
          Shown.append(out, line);
          out.append('\n');
        });
    if (lines.size() > AS_IS_LINES) {
      out.append("… ").append(lines.size() - AS_IS_LINES).append(" more lines\n");
    }
    return new Html(out.toString());
  }
}
