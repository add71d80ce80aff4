package org.interleave.checks.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.matrix.Matrix;
import org.interleave.series.SeriesId;
import org.interleave.series.web.PatchPaths;

/** Where the pages of checks are. */
final class CheckPaths {
  private static final String FINDINGS = "/findings/";

  private CheckPaths() {}

  static String matrix(SeriesId series, String version) {
    return PatchPaths.version(series, version) + "/checks";
  }

  /** Everything that is known of one revision. */
  static String revision(SeriesId series, String version, int revision) {
    return matrix(series, version) + "/" + revision;
  }

  /** The anchor of a row there. */
  static String anchor(Row row) {
    byte[] key = Matrix.key(row).getBytes(StandardCharsets.UTF_8);
    return "r" + HexFormat.of().toHexDigits(Arrays.hashCode(key));
  }

  /** A finding is shared by revisions that do not differ; its page is told from where one comes. */
  static String defect(Defect defect, SeriesId series, String version, int revision) {
    return defect.path().startsWith(FINDINGS)
        ? defect.path()
            + "?series="
            + series.value()
            + "&version="
            + version
            + "&revision="
            + revision
        : defect.path();
  }

  /** {@code base}, {@code +3}. */
  static String label(int revision) {
    return revision == 0 ? "base" : "+" + revision;
  }
}
