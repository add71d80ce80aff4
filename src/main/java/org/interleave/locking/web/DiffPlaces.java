package org.interleave.locking.web;

import java.util.List;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;
import org.interleave.locking.Attachment.Side;
import org.interleave.series.web.Place;

/** Where a patch's page shows files, hunks and lines. */
final class DiffPlaces {
  private final List<FileDiff> files;

  DiffPlaces(Diff diff) {
    this.files = diff.files();
  }

  /** The head of a hunk, of the file where it has no such hunk, of the whole without the file. */
  Place head(String path, int hunk) {
    int file = file(path);
    if (file < 0) {
      return new Place.WholePatch();
    }
    boolean there = hunk >= 1 && hunk <= files.get(file).hunks().size();
    return there ? new Place.HunkHead(file, hunk - 1) : new Place.FileHead(file);
  }

  Optional<Hunk> hunk(String path, int hunk) {
    int file = file(path);
    return file >= 0 && hunk >= 1 && hunk <= files.get(file).hunks().size()
        ? Optional.of(files.get(file).hunks().get(hunk - 1))
        : Optional.empty();
  }

  /** The anchor of a line, if the diff shows it. */
  Optional<String> line(String path, Side side, int line) {
    int index = file(path);
    if (index < 0) {
      return Optional.empty();
    }
    for (Hunk hunk : files.get(index).hunks()) {
      int before = hunk.oldStart();
      int after = hunk.newStart();
      for (Hunk.Line one : hunk.lines()) {
        boolean old = one.kind() != Kind.ADDED && before == line && side == Side.OLD;
        boolean now = one.kind() != Kind.REMOVED && after == line && side == Side.NEW;
        if (old || now) {
          Place place =
              one.kind() == Kind.REMOVED
                  ? new Place.DiffLine(index, Place.Side.OLD, before)
                  : new Place.DiffLine(index, Place.Side.NEW, after);
          return Optional.of(place.anchor());
        }
        before += one.kind() == Kind.ADDED ? 0 : 1;
        after += one.kind() == Kind.REMOVED ? 0 : 1;
      }
    }
    return Optional.empty();
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
