package org.interleave.series.web;

import java.util.List;
import org.interleave.series.Series;
import org.interleave.series.Version;

/**
 * One version in the row of all of them.
 *
 * @param label "RFC v1"
 * @param count how many of its patches are there, as "11" or "10/11"
 */
record VersionTab(String address, String label, String count, boolean current, Version version) {

  /**
   * @param rest what follows the version in the addresses: empty, or a patch's number
   */
  static List<VersionTab> of(Series series, Version current, String rest) {
    return series.versions().stream()
        .map(version ->
            new VersionTab(
                PatchPaths.version(series.id(), version.name()) + rest,
                label(version),
                count(version),
                version.equals(current),
                version))
        .toList();
  }

  static String label(Version version) {
    boolean ordinary = version.kind().equals("PATCH");
    return ordinary ? version.name() : version.kind() + " " + version.name();
  }

  static String count(Version version) {
    int there = version.patches().size();
    return version.complete() || version.total() == 0
        ? String.valueOf(there)
        : there + "/" + version.total();
  }
}
