package org.interleave.locking.web;

import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;
import org.interleave.locking.Attachment.Side;
import org.interleave.page.Html;
import org.interleave.page.Shown;

/** The lines of a hunk around one of them. */
final class Excerpt {
  private static final int AROUND = 4;

  private Excerpt() {}

  static Html of(Hunk hunk, Side side, int line) {
    int at = index(hunk, side, line);
    int from = Math.max(0, at - AROUND);
    int to = Math.min(hunk.lines().size(), at + AROUND + 1);
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      Hunk.Line one = hunk.lines().get(i);
      String tint =
          switch (one.kind()) {
            case CONTEXT -> "k";
            case ADDED -> "a";
            case REMOVED -> "d";
          };
      out.append("<span class=\"").append(tint).append(i == at ? " here" : "").append("\">");
      out.append(
          switch (one.kind()) {
            case CONTEXT -> ' ';
            case ADDED -> '+';
            case REMOVED -> '-';
          });
      Shown.append(out, one.text());
      out.append("</span>");
    }
    return new Html(out.toString());
  }

  /** The line, or the hunk's first change if the line is not in it. */
  private static int index(Hunk hunk, Side side, int line) {
    int before = hunk.oldStart();
    int after = hunk.newStart();
    int change = -1;
    for (int i = 0; i < hunk.lines().size(); i++) {
      Kind kind = hunk.lines().get(i).kind();
      boolean there =
          side == Side.OLD
              ? kind != Kind.ADDED && before == line
              : kind != Kind.REMOVED && after == line;
      if (there) {
        return i;
      }
      change = change < 0 && kind != Kind.CONTEXT ? i : change;
      before += kind == Kind.ADDED ? 0 : 1;
      after += kind == Kind.REMOVED ? 0 : 1;
    }
    return Math.max(0, change);
  }
}
