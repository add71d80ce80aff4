package org.interleave.patchwork;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as Patchwork writes and reads them: in UTC, without saying so. */
final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String written(Instant time) {
    return (time.getNano() / 1000 == 0 ? SECONDS : MICROS).format(time);
  }

  /** With or without a time of day, a zone, fractions of a second. */
  static Optional<Instant> read(String text) {
    // a plus sign that was not escaped arrives as a blank
    String plain = text.strip().replaceFirst("(?<=[0-9]) (?=[0-9]{2}:?[0-9]{2}$)", "+");
    plain = plain.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2}) ", "$1T");
    try {
      if (plain.length() == 10) {
        return Optional.of(LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      boolean zoned = plain.matches(".*(Z|[+-][0-9]{2}(:?[0-9]{2})?)$") && plain.length() > 16;
      if (!zoned) {
        return Optional.of(LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC));
      }
      String colon = plain.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
      return Optional.of(OffsetDateTime.parse(colon).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
