package org.interleave.series.web;

import java.util.List;
import java.util.OptionalInt;
import org.interleave.diff.Diff;
import org.interleave.page.Html;

/** A diff as a page shows it, with {@code parts/diff}. */
public record DiffView(
    List<FileView> files, List<String> problems, int added, int removed, boolean split) {
  private static final int LARGE = 600;

  public DiffView {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * A diff that nobody writes beside.
   *
   * @param only the one file whose rows are wanted
   * @param row the first of them
   */
  public static DiffView plain(Diff diff, boolean split, OptionalInt only, int row) {
    DiffLayout layout = split ? DiffLayout.SPLIT : DiffLayout.UNIFIED;
    return new DiffViews(layout, Margin.none(), only, Math.max(0, row), DiffViews.Context.NONE)
        .of(diff);
  }

  /**
   * One file.
   *
   * @param what what else the diff does to it: "new file", "renamed from x", "mode 100644 → 100755"
   * @param asIs lines that are shown as they stand: binary data, combined diffs
   * @param loaded whether the rows are on this page; else {@code address} leads to them
   * @param earlier where the rows before those on the page are; empty if there are none
   * @param later where the rows after them are
   */
  public record FileView(
      int index,
      String path,
      List<String> what,
      int added,
      int removed,
      int rows,
      List<MarginNote> notes,
      List<HunkView> hunks,
      Html asIs,
      boolean loaded,
      String address,
      String earlier,
      String later) {
    public FileView {
      what = List.copyOf(what);
      notes = List.copyOf(notes);
      hunks = List.copyOf(hunks);
    }

    public String id() {
      return "f" + index;
    }
  }

  /** Whether a browser is better off laying out only the hunks that are near the window. */
  public boolean large() {
    return files.stream().filter(FileView::loaded).mapToInt(FileView::rows).sum() > LARGE;
  }

  /**
   * One hunk, in segments that end where notes stand.
   *
   * @param rows how many there are on the page
   */
  public record HunkView(int rows, List<Segment> segments) {
    public HunkView {
      segments = List.copyOf(segments);
    }

    /** The class that gives a hunk its height before it is laid out: the power of two above. */
    public String size() {
      return "s" + Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(rows), 3, 13);
    }
  }

  /** Rows, and the notes that stand under the last of them. */
  public record Segment(Html rows, List<MarginNote> notes) {
    public Segment {
      notes = List.copyOf(notes);
    }
  }
}
