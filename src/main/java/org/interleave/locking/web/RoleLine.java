package org.interleave.locking.web;

import org.interleave.locking.Attachment;
import org.interleave.locking.store.Checks.Told;
import org.interleave.series.SeriesId;

/**
 * A rule at a hunk as pages show it.
 *
 * @param place "mm/hmm.c:120"
 * @param anchor of the line on the patch's page; empty if the page does not show it
 * @param evidence empty for what only the analysis of the text says
 */
record RoleLine(
    Mark mark,
    String rule,
    String title,
    String kind,
    String reason,
    String place,
    String anchor,
    String evidence) {

  static RoleLine of(Told told, SeriesId series, DiffPlaces places) {
    Attachment it = told.attachment();
    return new RoleLine(
        Mark.of(it.role()),
        RulePaths.rule(told.rule().key(), series),
        told.rule().title(),
        told.rule().kind(),
        it.reason(),
        place(it),
        places.line(it.file(), it.side(), it.line()).orElse(""),
        evidence(it.evidence()));
  }

  static String place(Attachment it) {
    return it.file()
        + (it.line() > 0 ? ":" + it.line() : "")
        + (it.side() == Attachment.Side.OLD ? " before the patch" : "");
  }

  private static String evidence(Attachment.Evidence evidence) {
    return switch (evidence) {
      case STATIC -> "";
      case EXECUTIONS -> "seen in executions";
      case BOTH -> "also seen in executions";
    };
  }
}
