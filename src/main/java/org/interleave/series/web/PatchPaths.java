package org.interleave.series.web;

import java.nio.charset.StandardCharsets;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.springframework.web.util.UriUtils;

/** Where the pages are. The scheme is the one place that writes them. */
public final class PatchPaths {
  private PatchPaths() {}

  public static String series(SeriesId series) {
    return "/series/" + series.value();
  }

  public static String version(SeriesId series, String version) {
    return series(series) + "/" + version;
  }

  /** Leads on to VERSION/NUMBER where that patch counts; strays are shown at this address. */
  public static String patch(PatchKey patch) {
    return version(patch.series(), patch.version())
        + "/"
        + patch.number()
        + "/"
        + encoded(patch.message());
  }

  public static String message(MessageId message) {
    return "/messages/" + encoded(message);
  }

  public static String raw(MessageId message) {
    return message(message) + "/raw";
  }

  private static String encoded(MessageId message) {
    return UriUtils.encodePathSegment(message.value(), StandardCharsets.UTF_8);
  }
}
