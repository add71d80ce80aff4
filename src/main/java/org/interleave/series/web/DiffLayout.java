package org.interleave.series.web;

/** How a diff is laid out. */
enum DiffLayout {
  UNIFIED,
  SPLIT;

  /** As addresses and the reader's cookie say it. */
  static DiffLayout of(String word) {
    return word.equals("split") ? SPLIT : UNIFIED;
  }

  String word() {
    return this == SPLIT ? "split" : "unified";
  }
}
