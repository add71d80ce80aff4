package org.interleave.series.search;

import java.util.List;
import org.interleave.series.SeriesId;

/**
 * One page of the series that a query finds.
 *
 * @param total how many there are; 0 on a page behind the last
 */
public record SeriesHits(List<SeriesId> ids, long total) {
  public SeriesHits {
    ids = List.copyOf(ids);
  }
}
