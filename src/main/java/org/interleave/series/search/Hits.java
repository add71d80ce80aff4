package org.interleave.series.search;

import java.util.List;

/**
 * One page of what was found, the newest first.
 *
 * @param total how many there are on all pages
 * @param waiting how many messages can be found by their headers only, so far
 */
public record Hits(List<Hit> hits, long total, long waiting) {
  public Hits {
    hits = List.copyOf(hits);
  }
}
