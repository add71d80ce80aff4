package org.interleave.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as pages write them: in UTC, in digits, so that a column of them can be compared. */
final class Times {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static Html day(Instant time) {
    return element(time, DAY.format(time), MINUTE.format(time));
  }

  static Html minute(Instant time) {
    return element(time, MINUTE.format(time), MINUTE.format(time));
  }

  private static Html element(Instant time, String shown, String whole) {
    return new Html(
        "<time datetime=\"" + time + "\" title=\"" + whole + " UTC\">" + shown + "</time>");
  }
}
