package org.interleave.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.interleave.review.Anchor;
import org.interleave.review.Annotation;
import org.interleave.review.BodyLine;
import org.interleave.review.BodyText;
import org.interleave.review.LineRange;

/**
 * The original mail, quoted as a careful reviewer does: only what the comments are about, each
 * comment below its last line. Of a diff that is the file's head, the @@ line and a few lines above
 * the comment. A quoted line is the original's own, behind "> "; "[...]" stands where lines are
 * left out.
 */
final class Quotation {
  static final String ELIDED = "[...]";

  private static final int CONTEXT = 5;
  private static final int MESSAGE_CONTEXT = 3;
  private static final int SMALL_GAP = 2;
  private static final int WHOLE_MESSAGE = 16;
  private static final int MESSAGE_START = 8;

  private final BodyText text;
  private final BitSet kept = new BitSet();
  private final List<Remark> remarks = new ArrayList<>();

  /** A comment and the line under which it stands; 0 is above all. */
  private record Remark(int first, int below, String comment) {}

  Quotation(BodyText text) {
    this.text = text;
  }

  /** The quoted original with the comments in it; the last comment ends it. */
  static List<String> of(BodyText text, List<Annotation> annotations) {
    Quotation quotation = new Quotation(text);
    annotations.forEach(quotation::add);
    return quotation.written();
  }

  /** The message as it starts, for a verdict that stands alone. */
  static List<String> ofMessage(BodyText text) {
    Quotation quotation = new Quotation(text);
    quotation.keepMessage();
    return quotation.written();
  }

  private void add(Annotation annotation) {
    Anchor anchor = annotation.anchor();
    LineRange lines = anchor.within().filter(this::holds).orElse(null);
    if (lines == null) {
      int below = keepMessage();
      remarks.add(new Remark(below, below, annotation.body()));
      return;
    }
    kept.set(lines.first(), lines.last() + 1);
    OptionalInt file = text.line(lines.first()).inFile();
    if (file.isPresent()) {
      keepHead(file.getAsInt(), lines.first());
    } else {
      keepProse(lines.first());
    }
    remarks.add(new Remark(lines.first(), lines.last(), annotation.body()));
  }

  private boolean holds(LineRange lines) {
    return lines.first() >= 1 && lines.last() <= text.count();
  }

  /** The commit message, cut where it is long; returns its last line. */
  private int keepMessage() {
    int end = messageEnd();
    if (end <= WHOLE_MESSAGE) {
      kept.set(1, end + 1);
      return end;
    }
    int cut = MESSAGE_START;
    while (cut > 1 && !endsParagraph(cut)) {
      cut--;
    }
    int last = cut > 1 ? cut : MESSAGE_START;
    kept.set(1, last + 1);
    return last;
  }

  private boolean endsParagraph(int line) {
    return !text.line(line).text().isBlank() && text.line(line + 1).text().isBlank();
  }

  /** The last line with something on it above the three dashes, or above the diff. */
  private int messageEnd() {
    int end = 0;
    for (BodyLine line : text.lines()) {
      if (!(line instanceof BodyLine.Prose) || line.text().equals("---")) {
        break;
      }
      if (line.text().equals("-- ")) {
        break;
      }
      if (!line.text().isBlank()) {
        end = line.number();
      }
    }
    return end;
  }

  private void keepHead(int file, int line) {
    int from = line;
    OptionalInt hunk = text.hunkAbove(line);
    int top = hunk.orElse(firstOf(file));
    while (from > top && line - from < CONTEXT) {
      from--;
    }
    kept.set(from, line);
    hunk.ifPresent(kept::set);
    for (BodyLine head : text.lines()) {
      if (head instanceof BodyLine.FileHead one && one.file() == file) {
        kept.set(one.number());
      }
    }
  }

  private int firstOf(int file) {
    for (BodyLine line : text.lines()) {
      if (line.inFile().equals(OptionalInt.of(file))) {
        return line.number();
      }
    }
    throw new IllegalStateException("no line of file " + file);
  }

  private void keepProse(int line) {
    int from = line;
    while (from > 1
        && line - from < MESSAGE_CONTEXT
        && text.line(from - 1) instanceof BodyLine.Prose) {
      from--;
    }
    while (from < line && text.line(from).text().isBlank()) {
      from++;
    }
    kept.set(from, line);
  }

  private List<String> written() {
    closeSmallGaps();
    remarks.sort(Comparator.comparingInt(Remark::below).thenComparingInt(Remark::first));
    List<String> out = new ArrayList<>();
    int next = 0;
    next = say(0, next, out);
    int before = 0;
    for (int i = kept.nextSetBit(1); i > 0; i = kept.nextSetBit(i + 1)) {
      if (before > 0 && i > before + 1) {
        out.add(ELIDED);
      }
      out.add(quoted(text.line(i).text()));
      before = i;
      next = say(i, next, out);
    }
    while (!out.isEmpty() && out.getLast().isEmpty()) {
      out.removeLast();
    }
    return out;
  }

  /** Writes the comments below a line, each with a blank line around it. */
  private int say(int below, int from, List<String> out) {
    int next = from;
    while (next < remarks.size() && remarks.get(next).below() == below) {
      if (!out.isEmpty() && !out.getLast().isEmpty()) {
        out.add("");
      }
      out.addAll(Wrapping.wrap(remarks.get(next).comment()));
      out.add("");
      next++;
    }
    return next;
  }

  /** Leaving out a line or two saves nothing. */
  private void closeSmallGaps() {
    int before = kept.nextSetBit(1);
    while (before > 0) {
      int end = kept.nextClearBit(before);
      int after = kept.nextSetBit(end);
      if (after > 0 && after - end <= SMALL_GAP) {
        kept.set(end, after);
      }
      before = after;
    }
  }

  static String quoted(String line) {
    return line.isEmpty() ? ">" : "> " + line;
  }
}
