package org.interleave.series.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on a patch page that a margin note can stand at. Each has an anchor: the HTML id of its
 * element, and the value of {@code ?at=} that asks for something there.
 *
 * <pre>
 * patch    below the message, above the diff
 * m12      line 12 of the message's text
 * f0       the head of the first file
 * f0h2     the head of its third hunk
 * f0o118   line 118 of the first file before the patch (a removed line)
 * f0n120   line 120 of the first file after the patch (an added or a context line)
 * </pre>
 *
 * Files count from 0 in the order of {@code Diff.files()}, hunks from 0 in that of {@code
 * FileDiff.hunks()}; lines from 1, of the file, or of {@code Body.text()}.
 */
public sealed interface Place {
  Pattern ANCHOR =
      Pattern.compile("(patch)|m(\\d{1,9})|f(\\d{1,9})(?:h(\\d{1,9})|([on])(\\d{1,9}))?");

  String anchor();

  /** Before or after the patch. */
  enum Side {
    OLD("old"),
    NEW("new");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    /** As {@code data-side} says it. */
    public String word() {
      return word;
    }
  }

  /** The patch as a whole. */
  record WholePatch() implements Place {
    @Override
    public String anchor() {
      return "patch";
    }
  }

  /** A line of the message: commit message, notes, cover letter. */
  record MessageLine(int line) implements Place {
    @Override
    public String anchor() {
      return "m" + line;
    }
  }

  /** A file as a whole. */
  record FileHead(int file) implements Place {
    @Override
    public String anchor() {
      return "f" + file;
    }
  }

  /** A hunk as a whole. */
  record HunkHead(int file, int hunk) implements Place {
    @Override
    public String anchor() {
      return "f" + file + "h" + hunk;
    }
  }

  /** A line of the diff: removed lines are on the old side, added and context ones on the new. */
  record DiffLine(int file, Side side, int line) implements Place {
    @Override
    public String anchor() {
      return "f" + file + (side == Side.OLD ? "o" : "n") + line;
    }
  }

  /** The place that an anchor names; empty for any other text. */
  static Optional<Place> of(String anchor) {
    Matcher m = ANCHOR.matcher(anchor);
    if (!m.matches()) {
      return Optional.empty();
    }
    if (m.group(1) != null) {
      return Optional.of(new WholePatch());
    }
    if (m.group(2) != null) {
      return Optional.of(new MessageLine(Integer.parseInt(m.group(2))));
    }
    int file = Integer.parseInt(m.group(3));
    if (m.group(4) != null) {
      return Optional.of(new HunkHead(file, Integer.parseInt(m.group(4))));
    }
    if (m.group(5) != null) {
      Side side = m.group(5).equals("o") ? Side.OLD : Side.NEW;
      return Optional.of(new DiffLine(file, side, Integer.parseInt(m.group(6))));
    }
    return Optional.of(new FileHead(file));
  }
}
