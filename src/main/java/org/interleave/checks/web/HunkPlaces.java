package org.interleave.checks.web;

import java.util.List;
import java.util.regex.Pattern;
import org.interleave.checks.Outcome.Defect;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.series.web.Place;

/** Where a patch's page shows what has to do with a defect. */
final class HunkPlaces {
  private final List<FileDiff> files;

  HunkPlaces(Diff diff) {
    this.files = diff.files();
  }

  /**
   * The hunk that the defect's line is in, else one of its function, else the nearest of its file,
   * else the patch as a whole.
   *
   * @param side OLD where the patch took the defect away, NEW where it brought it
   */
  Place of(Defect defect, Place.Side side) {
    int file = file(defect.file());
    if (file < 0 || files.get(file).hunks().isEmpty()) {
      return file < 0 ? new Place.WholePatch() : new Place.FileHead(file);
    }
    List<Hunk> hunks = files.get(file).hunks();
    int nearest = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < hunks.size(); i++) {
      int distance = distance(hunks.get(i), defect.line(), side);
      if (distance > 0 && isOf(hunks.get(i), defect.function())) {
        distance = 1;
      }
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return new Place.HunkHead(file, nearest);
  }

  /** 0 within the hunk; at least 2 outside. */
  private static int distance(Hunk hunk, int line, Place.Side side) {
    boolean old = side == Place.Side.OLD;
    int from = old ? hunk.oldStart() : hunk.newStart();
    int to = from + (old ? hunk.oldLines() : hunk.newLines()) - 1;
    return line >= from && line <= to ? 0 : 1 + Math.max(from - line, line - to);
  }

  private static boolean isOf(Hunk hunk, String function) {
    if (function.isEmpty()) {
      return false;
    }
    Pattern name = Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\(");
    return name.matcher(hunk.section()).find();
  }

  /**
   * @param hunk from 1 within the file; 0 for the file as a whole
   */
  Place of(String path, int hunk) {
    int file = file(path);
    if (file < 0) {
      return new Place.WholePatch();
    }
    boolean there = hunk >= 1 && hunk <= files.get(file).hunks().size();
    return there ? new Place.HunkHead(file, hunk - 1) : new Place.FileHead(file);
  }

  private int file(String path) {
    for (int i = 0; i < files.size(); i++) {
      FileDiff file = files.get(i);
      if (file.path().equals(path) || file.oldPath().filter(path::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }
}
