package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.diff.lines.TextHunks;
import org.interleave.locking.Attachment.Side;
import org.interleave.source.Placement;
import org.interleave.source.Revision;
import org.interleave.source.Revisions;
import org.interleave.source.Snapshots;
import org.interleave.source.SourceFile;
import org.interleave.source.TreeException;

/**
 * The diff of a patch with the line numbers that its hunks have in the files of the revisions:
 * hunks of a mail may have been moved or merged when they were applied.
 */
public final class Placed {
  /** A line of a hunk as the mail counts them. */
  record Spot(int hunk, int line) {}

  private final Diff diff;
  private final Map<String, FileDiff> mailed;
  private final Map<String, FileDiff> applied;

  private Placed(Diff diff, Map<String, FileDiff> mailed, Map<String, FileDiff> applied) {
    this.diff = diff;
    this.mailed = mailed;
    this.applied = applied;
  }

  /** Of commits: nothing was moved. */
  static Placed asItIs(Diff diff) {
    return new Placed(diff, Map.of(), Map.of());
  }

  static Placed of(Revisions version, int patch, Diff mail) throws TreeException {
    List<FileDiff> files = new ArrayList<>();
    Map<String, FileDiff> mailed = new HashMap<>();
    Map<String, FileDiff> applied = new HashMap<>();
    for (FileDiff file : mail.files()) {
      List<Hunk> hunks = moved(file, version.placements(patch, file.path()));
      if (hunks.isEmpty() && !file.hunks().isEmpty()) {
        hunks = compared(file, version.revisions().get(patch - 1), version.revisions().get(patch));
      }
      FileDiff placed = with(file, hunks);
      files.add(placed);
      if (!hunks.equals(file.hunks())) {
        mailed.put(file.path(), file);
        applied.put(file.path(), placed);
      }
    }
    return new Placed(new Diff(files, mail.problems()), mailed, applied);
  }

  /** Empty if one of the hunks went nowhere, or did not go there as it stands. */
  private static List<Hunk> moved(FileDiff file, List<Placement> placements) {
    List<Hunk> hunks = new ArrayList<>();
    for (int i = 0; i < file.hunks().size(); i++) {
      int number = i + 1;
      Optional<Placement> placement =
          placements.stream().filter(one -> one.hunk() == number).findFirst();
      if (placement.isEmpty() || placement.get().how() == Placement.How.MERGED) {
        return List.of();
      }
      Hunk hunk = file.hunks().get(i);
      int oldLine = placement.get().oldLine();
      int newLine = placement.get().newLine();
      hunks.add(
          new Hunk(
              hunk.oldLines() == 0 ? Math.max(0, oldLine - 1) : oldLine,
              hunk.oldLines(),
              hunk.newLines() == 0 ? Math.max(0, newLine - 1) : newLine,
              hunk.newLines(),
              hunk.section(),
              hunk.lines()));
    }
    return hunks;
  }

  private static List<Hunk> compared(FileDiff file, Revision before, Revision after)
      throws TreeException {
    return TextHunks.between(lines(before, file.oldPath()), lines(after, file.newPath()));
  }

  private static List<String> lines(Revision revision, Optional<String> path) throws TreeException {
    Optional<SourceFile> file = path.isPresent() ? revision.file(path.get()) : Optional.empty();
    return file.map(one -> Snapshots.text(one.content()).lines().map(line -> line + "\n").toList())
        .orElse(List.of());
  }

  private static FileDiff with(FileDiff file, List<Hunk> hunks) {
    return new FileDiff(
        file.change(),
        file.oldPath(),
        file.newPath(),
        file.oldMode(),
        file.newMode(),
        file.oldBlob(),
        file.newBlob(),
        file.hunks().isEmpty() ? file.content() : new FileDiff.Text(hunks));
  }

  /** With the lines of the revisions. */
  Diff diff() {
    return diff;
  }

  /** Where a line of a hunk of {@link #diff} stands in the mail. */
  Spot inMail(String path, int hunk, int line, Side side) {
    FileDiff mail = mailed.get(path);
    FileDiff now = applied.get(path);
    if (mail == null || now == null) {
      return new Spot(hunk, line);
    }
    Hunk here = now.hunks().get(hunk - 1);
    int index = now.hunks().size() == mail.hunks().size() ? hunk - 1 : nearest(mail, here);
    Hunk there = mail.hunks().get(index);
    int shift = start(there, side) - start(here, side);
    int last = start(there, side) + Math.max(0, length(there, side) - 1);
    return new Spot(index + 1, Math.clamp(line + (long) shift, start(there, side), last));
  }

  private static int nearest(FileDiff mail, Hunk here) {
    int best = 0;
    for (int i = 1; i < mail.hunks().size(); i++) {
      if (distance(mail.hunks().get(i), here) < distance(mail.hunks().get(best), here)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(Hunk left, Hunk right) {
    return Math.abs(left.oldStart() - right.oldStart());
  }

  private static int start(Hunk hunk, Side side) {
    return side == Side.OLD ? hunk.oldStart() : hunk.newStart();
  }

  private static int length(Hunk hunk, Side side) {
    return side == Side.OLD ? hunk.oldLines() : hunk.newLines();
  }
}
