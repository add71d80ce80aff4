package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.interleave.series.web.PatchPaths;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The addresses that answers hold: absolute, under the name that the client used, and in the
 * version of the API that it asked for.
 *
 * @param site such as {@code http://127.0.0.1:8080}
 * @param api such as {@code http://127.0.0.1:8080/api/1.2}
 * @param minor the version behind "1."; the newest where the client names none
 */
record Links(String site, String api, int minor) {
  static final int NEWEST = 3;

  private static final Pattern PATH = Pattern.compile("/api(?:/1\\.([0-9]))?(?:/.*)?");

  static Links of(HttpServletRequest request) {
    String site = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    Matcher path = PATH.matcher(request.getRequestURI());
    String minor = path.matches() && path.group(1) != null ? path.group(1) : "";
    return minor.isEmpty()
        ? new Links(site, site + "/api", NEWEST)
        : new Links(site, site + "/api/1." + minor, Integer.parseInt(minor));
  }

  boolean has(int version) {
    return minor >= version;
  }

  String of(String resource, long id) {
    return api + "/" + resource + "/" + id + "/";
  }

  String below(String resource, long id, String what) {
    return of(resource, id) + what + "/";
  }

  String below(String resource, long id, String what, long number) {
    return below(resource, id, what) + number + "/";
  }

  String mbox(String kind, long id) {
    return site + "/" + kind + "/" + id + "/mbox/";
  }

  String page(String messageId) {
    return site + PatchPaths.message(new MessageId(messageId));
  }

  String seriesPage(String series, String version) {
    return site + PatchPaths.version(new SeriesId(series), version);
  }
}
