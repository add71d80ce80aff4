package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interleave.series.Series;
import org.interleave.series.Version;

/**
 * The way through the patches of a version.
 *
 * @param previous the address of the patch before; empty at the first
 * @param next the address of the patch after; empty at the last
 * @param up the version's page
 */
record Steps(String previous, String next, String up) {

  static Steps of(Series series, Version version, PatchKey key) {
    String up = PatchPaths.version(series.id(), version.name());
    List<Integer> numbers = new ArrayList<>();
    version.cover().ifPresent(cover -> numbers.add(0));
    version.patches().forEach(patch -> numbers.add(patch.number()));
    int at =
        IntStream.range(0, numbers.size())
            .filter(i -> numbers.get(i) == key.number())
            .findFirst()
            .orElse(-1);
    return new Steps(
        at > 0 ? up + "/" + numbers.get(at - 1) : "",
        at >= 0 && at + 1 < numbers.size() ? up + "/" + numbers.get(at + 1) : "",
        up);
  }
}
