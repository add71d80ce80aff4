package org.interleave.series.web;

import java.util.List;
import java.util.Optional;

/**
 * The margin of patch pages. A feature that has something to say beside a patch is a Spring bean of
 * this type; series knows nothing else of it.
 *
 * <p>Every row of a diff carries {@code id} (its anchor, see {@link Place}), {@code data-file},
 * {@code data-hunk} (numbers), {@code data-side} ("old", "new" or "message") and {@code data-line};
 * a file's section carries {@code data-path}. A line's number is a link to {@code
 * ?at=ANCHOR#ANCHOR}, so that a margin can open a form there without JavaScript.
 */
public interface PatchMargin {

  /**
   * The notes on a patch, in the order in which they stand at one place.
   *
   * @param at the line that the reader picked; the end of the range where there is one
   * @param from where the picked range starts ({@code ?from=ANCHOR}), empty for one line
   */
  List<MarginNote> notes(PatchKey patch, Optional<Place> at, Optional<Place> from);

  /** What stands at the head of a version's page, before its patches: a line or two. */
  default List<MarginNote> lead(VersionKey version) {
    return List.of();
  }

  /** Notes for the page of a version, shown under its list of patches. */
  default List<MarginNote> notes(VersionKey version) {
    return List.of();
  }
}
