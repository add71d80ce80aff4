package org.interleave.locking.command;

import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.Attachment;
import org.interleave.locking.check.Subject;

/** Where a line that a hunk removes would stand after it. */
final class RemovedLine {
  private RemovedLine() {}

  static int now(Subject subject, Attachment removed) {
    for (FileDiff file : subject.patches().get(removed.patch() - 1).files()) {
      if (file.path().equals(removed.file()) && removed.hunk() <= file.hunks().size()) {
        return now(file.hunks().get(removed.hunk() - 1), removed.line());
      }
    }
    return removed.line();
  }

  private static int now(Hunk hunk, int line) {
    int old = hunk.oldStart();
    int now = Math.max(1, hunk.newStart());
    for (Hunk.Line one : hunk.lines()) {
      if (old >= line && one.kind() != Hunk.Kind.ADDED) {
        return now;
      }
      old += one.kind() == Hunk.Kind.ADDED ? 0 : 1;
      now += one.kind() == Hunk.Kind.REMOVED ? 0 : 1;
    }
    return now;
  }
}
