package org.interleave.archive;

import java.util.Locale;

/** What an exception says, on one line that a person can read. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      String name = failure.getClass().getSimpleName().replace("Exception", "");
      return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
    return of(message);
  }

  /** Text from outside, without control characters and not too long. */
  static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().strip() + (text.length() > LONGEST ? "…" : "");
  }
}
