package org.interleave.review;

import java.util.Optional;
import org.interleave.mail.MessageId;

/**
 * What a comment hangs on: plain values only, enough to find the place again in this mail by its
 * lines and in another version by the source coordinates and the text.
 */
public sealed interface Anchor {

  MessageId message();

  /** The patch (or cover letter, or any mail) as a whole. */
  record WholePatch(MessageId message) implements Anchor {}

  /**
   * Lines of the mail's text outside its diff: commit message, trailers, notes, diffstat.
   *
   * @param lines of {@code Body.text}
   * @param text those lines, LF between them
   */
  record InMessage(MessageId message, LineRange lines, String text) implements Anchor {}

  /**
   * Lines of the mail's diff.
   *
   * @param lines of {@code Body.text}
   * @param text those lines with their leading signs, LF between them
   * @param path the file, as {@code FileDiff.path} names it
   * @param hunk the @@ line that the lines stand under; empty for the lines above the first
   * @param source where the lines stand in the file itself; empty for headers and binary data
   */
  record InDiff(
      MessageId message,
      LineRange lines,
      String text,
      String path,
      String hunk,
      Optional<SourceLines> source)
      implements Anchor {}

  /** The file before or after the patch. */
  enum Side {
    OLD,
    NEW
  }

  /** Lines of one side of a file. */
  record SourceLines(Side side, LineRange lines) {}

  /** The lines of the mail's text; empty for the patch as a whole. */
  default Optional<LineRange> within() {
    return switch (this) {
      case WholePatch whole -> Optional.empty();
      case InMessage message -> Optional.of(message.lines());
      case InDiff diff -> Optional.of(diff.lines());
    };
  }

  /** The place as people write it: "mm/hmm.c:120-122", "line 7 of the message", "the patch". */
  default String written() {
    return switch (this) {
      case WholePatch whole -> "the patch";
      case InMessage message -> "line " + message.lines().written() + " of the message";
      case InDiff diff ->
          diff.source()
              .map(source -> diff.path() + ":" + source.lines().written())
              .orElse(diff.path());
    };
  }
}
