package org.interleave.ingest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** The time in the first Received header: when the last server took the mail (RFC 5322 3.6.7). */
final class Received {
  private static final byte[] NAME = "received:".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEADER = 4096;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Received() {}

  static Optional<Instant> newest(byte[] raw) {
    int line = 0;
    while (line < raw.length && raw[line] != '\n' && raw[line] != '\r') {
      if (starts(raw, line)) {
        return time(value(raw, line + NAME.length));
      }
      line = next(raw, line);
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] raw, int at) {
    if (raw.length - at < NAME.length) {
      return false;
    }
    for (int i = 0; i < NAME.length; i++) {
      int c = raw[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private static int next(byte[] raw, int from) {
    int at = from;
    while (at < raw.length && raw[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /** The header's value with its folds. */
  private static String value(byte[] raw, int from) {
    int end = next(raw, from);
    while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
      end = next(raw, end);
    }
    int length = Math.min(Math.min(end, raw.length) - from, LONGEST_HEADER);
    return new String(raw, from, length, StandardCharsets.ISO_8859_1);
  }

  /** {@code … ; Mon, 24 Jun 2019 17:02:11 -0400 (EDT)}. */
  private static Optional<Instant> time(String value) {
    StringTokenizer words =
        new StringTokenizer(value.substring(value.lastIndexOf(';') + 1), " \t\r\n,");
    try {
      String first = words.hasMoreTokens() ? words.nextToken() : "";
      String day = !first.isEmpty() && Character.isDigit(first.charAt(0)) ? first : token(words);
      int month = MONTHS.indexOf(token(words).toLowerCase(java.util.Locale.ROOT)) + 1;
      int year = Integer.parseInt(token(words));
      String[] clock = token(words).split(":", 3);
      int zone = Integer.parseInt(token(words));
      return Optional.of(
          OffsetDateTime.of(
                  year,
                  month,
                  Integer.parseInt(day),
                  Integer.parseInt(clock[0]),
                  Integer.parseInt(clock[1]),
                  clock.length < 3 ? 0 : Integer.parseInt(clock[2]),
                  0,
                  ZoneOffset.ofHoursMinutes(zone / 100, zone % 100))
              .toInstant());
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // what a server wrote in a way of its own says nothing to us
    }
  }

  private static String token(StringTokenizer words) {
    return words.hasMoreTokens() ? words.nextToken() : "";
  }
}
