package org.interleave.reply.web;

import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.interleave.series.web.PatchPaths;

/** Where the replies are. */
final class ReplyPaths {
  private ReplyPaths() {}

  static String to(MessageId message) {
    return PatchPaths.message(message) + "/reply";
  }

  static String summary(SeriesId series, String version) {
    return PatchPaths.version(series, version) + "/reply";
  }

  static String mbox(SeriesId series, String version) {
    return PatchPaths.version(series, version) + "/replies.mbox";
  }
}
