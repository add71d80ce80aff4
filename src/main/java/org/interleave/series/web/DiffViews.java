package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
  private int budget = PAGE_ROWS;

  /**
   * @param only the one file whose rows are wanted
   * @param start the first of its rows
   */
  DiffViews(DiffLayout layout, Margin margin, OptionalInt only, int start) {
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
    List<HunkView> views = new ArrayList<>();
    for (int h = 0; h < file.hunks().size(); h++) {
      Hunk hunk = file.hunks().get(h);
      RowWriter writer = new RowWriter(index, h, layout, margin, query);
      if (slice.takes()) {
        writer.head(hunk, Html.EMPTY);
      }
      List<DiffRow> rows = layout == DiffLayout.SPLIT ? DiffRow.split(hunk) : DiffRow.unified(hunk);
      for (DiffRow row : rows) {
        if (slice.takes()) {
          writer.row(row);
        }
      }
      List<DiffView.Segment> segments = writer.segments();
      if (!segments.isEmpty()) {
        views.add(new HunkView(segments));
      }
    }
    return views;
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
