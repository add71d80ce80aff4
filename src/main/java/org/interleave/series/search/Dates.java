package org.interleave.series.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as public-inbox's d: takes them: 20190601, 2019-06-01, ranges with "..", open ends, and
 * git's approximate dates (2.weeks.ago, yesterday, last.friday, june.1.2019). All times are UTC.
 */
final class Dates {
  private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})");
  private static final Pattern SECOND =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[t .](\\d{2}):(\\d{2})(?::(\\d{2}))?z?");
  private static final Pattern AGO =
      Pattern.compile("(\\d{1,5}|an?)[. _]?(second|minute|hour|day|week|month|year)s?[. _]ago");
  private static final Pattern LAST = Pattern.compile("last[. _]([a-z]+)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})(?:[. _](\\d{1,2}))?(?:[. _,]+(\\d{4}))?");

  private final Instant now;

  Dates(Instant now) {
    this.now = now;
  }

  /** A point in time, or a whole day. */
  private record When(Instant start, boolean day) {
    Instant end() {
      return day ? start.plus(1, ChronoUnit.DAYS) : start.plusSeconds(1);
    }
  }

  Query range(String field, String text) throws QueryException {
    int dots = text.indexOf("..");
    if (dots < 0) {
      When when = when(field, text);
      // as public-inbox does: a moment stands for the day that begins with it
      Instant until = when.day() ? when.end() : when.start().plus(1, ChronoUnit.DAYS);
      return new Query.Sent(Optional.of(when.start()), Optional.of(until));
    }
    String first = text.substring(0, dots);
    String last = text.substring(dots + 2);
    if (first.isEmpty() && last.isEmpty()) {
      throw new QueryException(field + ": needs a date on one side of the dots");
    }
    Optional<Instant> from =
        first.isEmpty() ? Optional.empty() : Optional.of(when(field, first).start());
    Optional<Instant> until =
        last.isEmpty() ? Optional.empty() : Optional.of(when(field, last).end());
    return new Query.Sent(from, until);
  }

  private When when(String field, String text) throws QueryException {
    try {
      return exact(text.toLowerCase(Locale.ROOT))
          .or(() -> approximate(text.toLowerCase(Locale.ROOT)))
          .orElseThrow(() -> unknown(field, text));
    } catch (DateTimeException e) {
      throw unknown(field, text);
    }
  }

  private static QueryException unknown(String field, String text) {
    return new QueryException(
        field + ": does not know the date " + text + "; write 20190601, 2019-06-01 or 2.weeks.ago");
  }

  private static Optional<When> exact(String text) {
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      LocalDate date = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
      return Optional.of(new When(date.atStartOfDay().toInstant(ZoneOffset.UTC), true));
    }
    for (Pattern pattern : new Pattern[] {SECOND, CLOCK}) {
      Matcher clock = pattern.matcher(text);
      if (clock.matches()) {
        int second = clock.group(6) == null ? 0 : number(clock, 6);
        return Optional.of(
            new When(
                LocalDateTime.of(
                        number(clock, 1),
                        number(clock, 2),
                        number(clock, 3),
                        number(clock, 4),
                        number(clock, 5),
                        second)
                    .toInstant(ZoneOffset.UTC),
                false));
      }
    }
    return Optional.empty();
  }

  private Optional<When> approximate(String text) {
    LocalDateTime here = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      int count = ago.group(1).startsWith("a") ? 1 : Integer.parseInt(ago.group(1));
      return moment(here.minus(count, unit(ago.group(2))));
    }
    Matcher last = LAST.matcher(text);
    if (last.matches()) {
      return last(here, last.group(1));
    }
    return switch (text) {
      case "now" -> moment(here);
      case "today" -> moment(here.toLocalDate().atStartOfDay());
      case "yesterday" -> moment(here.minusDays(1));
      case "noon" -> moment(lastTime(here, LocalTime.NOON));
      case "midnight" -> moment(lastTime(here, LocalTime.MIDNIGHT));
      default -> weekday(text).flatMap(day -> last(here, text)).or(() -> inMonth(here, text));
    };
  }

  private static Optional<When> last(LocalDateTime here, String what) {
    return switch (what) {
      case "week" -> moment(here.minusWeeks(1));
      case "month" -> moment(here.minusMonths(1));
      case "year" -> moment(here.minusYears(1));
      default -> weekday(what).flatMap(day -> moment(here.with(TemporalAdjusters.previous(day))));
    };
  }

  private static Optional<When> inMonth(LocalDateTime here, String text) {
    Matcher month = MONTH_FIRST.matcher(text);
    if (!month.matches()) {
      return Optional.empty();
    }
    for (Month one : Month.values()) {
      if (one.name().toLowerCase(Locale.ROOT).startsWith(month.group(1))) {
        int day = month.group(2) == null ? here.getDayOfMonth() : number(month, 2);
        int year = month.group(3) == null ? here.getYear() : number(month, 3);
        LocalDateTime then = LocalDate.of(year, one, day).atTime(here.toLocalTime());
        boolean ahead = month.group(3) == null && then.isAfter(here);
        return moment(ahead ? then.minusYears(1) : then);
      }
    }
    return Optional.empty();
  }

  private static Optional<DayOfWeek> weekday(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (text.length() >= 3 && name.startsWith(text)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static LocalDateTime lastTime(LocalDateTime here, LocalTime time) {
    LocalDateTime today = here.toLocalDate().atTime(time);
    return today.isAfter(here) ? today.minusDays(1) : today;
  }

  private static Optional<When> moment(LocalDateTime time) {
    return Optional.of(new When(time.toInstant(ZoneOffset.UTC), false));
  }

  private static ChronoUnit unit(String name) {
    return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT) + "S");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
