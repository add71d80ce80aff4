package org.interleave.simulation.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Spans of time as people write them: {@code 60s}, {@code 500ms}, {@code 2m}, {@code 1h}. */
public final class TimeConverter implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(\\.\\d{1,3})?(ms|s|m|h|)");

  @Override
  public Duration convert(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no time; write it as 500ms, 60s, 10m or 1h");
    }
    double amount =
        Double.parseDouble(span.group(1) + (span.group(2) == null ? "" : span.group(2)));
    double seconds =
        switch (span.group(3)) {
          case "ms" -> amount / 1000;
          case "m" -> amount * 60;
          case "h" -> amount * 3600;
          default -> amount;
        };
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
