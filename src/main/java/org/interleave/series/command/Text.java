package org.interleave.series.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.interleave.mail.Mailbox;

/** Mail's texts for a terminal. */
final class Text {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  private Text() {}

  /** One line without control characters, which a subject may carry to confuse a terminal. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || isFormat(c) ? ' ' : c));
    return line.toString().strip();
  }

  /** Marks that turn the direction of writing around, and their like. */
  private static boolean isFormat(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /** At most so many characters, with an ellipsis for what is left out. */
  static String cut(String text, int width) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }

  static String pad(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(Math.max(0, width - cut.codePointCount(0, cut.length())));
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  static String person(Mailbox box) {
    if (box.name().isEmpty()) {
      return box.address();
    }
    return box.address().isEmpty() ? box.name() : box.name() + " <" + box.address() + ">";
  }
}
