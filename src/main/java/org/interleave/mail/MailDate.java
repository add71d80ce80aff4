package org.interleave.mail;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads dates: RFC 5322 3.3, the obsolete forms of 4.3, asctime and ISO 8601. */
final class MailDate {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int LONGEST = 200;

  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("MET", 1),
          Map.entry("MEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("WEST", 1),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10));

  private int day = -1;
  private int month = -1;
  private int year = -1;
  private int hour;
  private int minute;
  private int second;
  private boolean clock;
  private boolean afternoon;
  private ZoneOffset offset = ZoneOffset.UTC;

  private MailDate() {}

  static Optional<OffsetDateTime> parse(String text) {
    if (text.length() > LONGEST) {
      return parse(text.substring(0, LONGEST));
    }
    MailDate date = new MailDate();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        int close = text.indexOf(')', at);
        at = close < 0 ? text.length() : close + 1;
      } else if (c <= ' ' || c == ',' || c == ';' || c == '"') {
        at++;
      } else {
        int end = at;
        while (end < text.length() && " \t\r\n,;(\"".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        date.word(text.substring(at, end));
        at = end;
      }
    }
    return date.value();
  }

  private void word(String word) {
    char first = word.charAt(0);
    if (word.indexOf(':') > 0 && Character.isDigit(first)) {
      time(word);
    } else if ((first == '+' || first == '-') && clock) {
      zone(word);
    } else if (Character.isDigit(first) && word.indexOf('-') > 0) {
      dashed(word);
    } else if (Character.isDigit(first) && word.chars().allMatch(Character::isDigit)) {
      number(word);
    } else if (Character.isLetter(first)) {
      name(word);
    }
  }

  private void number(String word) {
    int value = word.length() > 4 ? -1 : Integer.parseInt(word);
    if (day < 0 && word.length() <= 2) {
      day = value;
    } else if (year < 0) {
      year = fullYear(value, word.length());
    }
  }

  /** RFC 5322 4.3. */
  private static int fullYear(int value, int digits) {
    return digits >= 4 ? value : digits == 3 ? value + 1900 : value + (value < 50 ? 2000 : 1900);
  }

  /** "02-Jan-2006", "2006-01-02" or "2006-01-02T15:04:05Z". */
  private void dashed(String word) {
    String[] parts = word.split("[-T]", 4);
    if (parts.length < 3 || parts[2].isEmpty()) {
      return;
    }
    if (parts[0].length() == 4) {
      year = digits(parts[0]);
      month = digits(parts[1]);
      day = digits(parts[2]);
    } else {
      day = digits(parts[0]);
      month = month(parts[1]);
      year = fullYear(digits(parts[2]), parts[2].length());
    }
  }

  private static int digits(String text) {
    boolean number = !text.isEmpty() && text.length() <= 4;
    return number && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
  }

  private static int month(String word) {
    if (word.length() < 3) {
      return -1;
    }
    int index = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
    return index >= 0 && index % 3 == 0 ? index / 3 + 1 : -1;
  }

  private void name(String word) {
    if (month < 0 && month(word) > 0) {
      month = month(word);
    } else if (clock) {
      String upper = word.toUpperCase(Locale.ROOT);
      afternoon |= upper.equals("PM");
      if (ZONES.containsKey(upper)) {
        offset = ZoneOffset.ofHours(ZONES.getOrDefault(upper, 0));
      } else if ((upper.startsWith("GMT") || upper.startsWith("UTC")) && upper.length() > 4) {
        zone(upper.substring(3));
      }
    }
  }

  private void time(String word) {
    int t = word.indexOf('T');
    if (t > 0) {
      dashed(word.substring(0, t));
      word = word.substring(t + 1);
    }
    int end = 0;
    while (end < word.length() && "0123456789:.".indexOf(word.charAt(end)) >= 0) {
      end++;
    }
    int colon = word.indexOf(':');
    if (colon >= 0 && colon < end) {
      int separator = colon + 1;
      while (separator < end && Character.isDigit(word.charAt(separator))) {
        separator++;
      }
      hour = digits(word.substring(0, colon));
      minute = digits(word.substring(colon + 1, separator));
      int from = Math.min(separator + 1, end);
      int to = from;
      while (to < end && Character.isDigit(word.charAt(to))) {
        to++;
      }
      second = to > from ? Math.min(digits(word.substring(from, to)), 59) : 0;
      clock = true;
    }
    if (end < word.length() && (word.charAt(end) == '+' || word.charAt(end) == '-')) {
      zone(word.substring(end));
    }
  }

  private void zone(String word) {
    String digits = word.substring(1).replace(":", "");
    if (digits.length() < 4 || digits(digits.substring(0, 4)) < 0) {
      return;
    }
    int hours = digits(digits.substring(0, 2));
    int minutes = digits(digits.substring(2, 4));
    int total = hours * 60 + minutes;
    if (minutes < 60 && total <= 18 * 60) {
      offset = ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -total : total) * 60);
    }
  }

  private Optional<OffsetDateTime> value() {
    if (afternoon && hour < 12) {
      hour += 12;
    }
    try {
      return Optional.of(OffsetDateTime.of(year, month, day, hour, minute, second, 0, offset))
          .filter(date -> date.getYear() >= 1969 && date.getYear() < 2200);
    } catch (DateTimeException e) {
      return Optional.empty(); // 31 February, month -1: not a date
    }
  }
}
