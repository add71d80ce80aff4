package org.interleave.ingest;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Says where an import is: on a terminal in one line that changes, elsewhere now and then. */
final class ProgressLine {
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(15);
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private final InstantSource clock;
  private final Instant start;
  private Instant last;
  private boolean shown;

  ProgressLine(PrintWriter out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.instant();
    this.last = start;
  }

  static boolean onTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  void show(String archive, ImportProgress progress) {
    show(archive + ": " + (progress.line().isEmpty() ? reading(progress) : progress.line()));
  }

  void show(String line) {
    Instant now = clock.instant();
    if (Duration.between(last, now).compareTo(terminal ? ON_TERMINAL : ELSEWHERE) < 0) {
      return;
    }
    last = now;
    shown = terminal;
    String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    if (terminal) {
      out.print("\r\u001b[K" + fitting);
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Makes room for what stays. */
  void clear() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
      shown = false;
    }
  }

  private String reading(ImportProgress progress) {
    double seconds = Math.max(0.001, Duration.between(start, clock.instant()).toMillis() / 1000.0);
    long read = progress.counts().read();
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d mails, %,.0f a second", read, read / seconds));
    if (progress.total() > 0 && progress.position() > 0) {
      double done = Math.min(1, (double) progress.position() / progress.total());
      line.append(String.format(Locale.ROOT, ", %.0f %%", 100 * done));
      if (seconds > 3 && done > 0.01 && done < 1) {
        line.append(", ").append(spoken((long) (seconds / done - seconds))).append(" left");
      }
    }
    return line.toString();
  }

  private static String spoken(long seconds) {
    if (seconds < 90) {
      return seconds + " s";
    }
    return seconds < 90 * 60 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
