package org.interleave.series.web;

import java.util.List;
import org.interleave.page.Html;

/** A diff as the page shows it. */
record DiffView(
    List<FileView> files, List<String> problems, int added, int removed, boolean split) {
  DiffView {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
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
  record FileView(
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
    FileView {
      what = List.copyOf(what);
      notes = List.copyOf(notes);
      hunks = List.copyOf(hunks);
    }

    public String id() {
      return "f" + index;
    }
  }

  /** One hunk, in segments that end where notes stand. */
  record HunkView(List<RowWriter.Segment> segments) {
    HunkView {
      segments = List.copyOf(segments);
    }
  }
}
