package org.interleave.checks.matrix;

import java.util.Locale;

/** What stands in a square, the gravest first. */
public enum Mark {
  INTRODUCED("introduced here"),
  FIRST_SEEN("first seen here"),
  FINDING("finding"),
  FAILED("failed"),
  WARNED("warned"),
  FIXED("fixed here"),
  NOT_SEEN("not seen any more"),
  NOT_RUNNABLE("not runnable"),
  RUNNING("running"),
  WAITING("waiting"),
  NO_FINDING("no finding"),
  VERIFIED("verified"),
  PASSED("passed");

  private final String word;

  Mark(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** As a class of style: {@code not-seen}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether somebody has to look at it. */
  public boolean bad() {
    return compareTo(WARNED) <= 0;
  }
}
