package org.interleave.checks.report;

/** What is read of a report, and what a finding can hold (the table run_finding says the same). */
final class Limits {
  static final int KIND = 200;
  static final int TITLE = 1_000;
  static final int DETAILS = 60_000;
  static final int FUNCTION = 300;
  static final int FILE = 1_000;
  static final int FINDINGS = 1_000;

  /** Of a kernel log: characters, lines of one report. */
  static final int LOG = 32 << 20;

  static final int SPLAT = 1_200;

  /** Of JSON and XML. */
  static final int DOCUMENT = 32 << 20;

  static final int DEPTH = 100;

  private Limits() {}
}
