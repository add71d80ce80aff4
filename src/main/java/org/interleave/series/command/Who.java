package org.interleave.series.command;

/** Who decides at a command line. */
final class Who {
  private Who() {}

  static String name() {
    return System.getProperty("user.name", "");
  }
}
