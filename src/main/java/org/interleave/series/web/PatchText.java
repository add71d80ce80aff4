package org.interleave.series.web;

import java.util.List;
import org.interleave.mail.Body;

/** The part of a patch's mail that people wrote: what stands above its diff. */
final class PatchText {
  private PatchText() {}

  /**
   * The lines of {@code Body.text()} above the first line of the diff, all of them where the diff
   * is not in the text. Lines keep their place, so the n-th here is the n-th of the text.
   */
  static List<String> above(Body body) {
    List<String> lines = body.text().lines().toList();
    if (!body.hasDiff()) {
      return lines;
    }
    String first = body.diff().lines().findFirst().orElse("");
    int diff = lines.indexOf(first);
    int end = diff < 0 ? lines.size() : diff;
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
