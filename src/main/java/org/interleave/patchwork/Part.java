package org.interleave.patchwork;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.series.SeriesCatalog.Role;

/**
 * A message of a series, as assembly placed it.
 *
 * @param place of its version within the series
 * @param number of the patch; below zero where it has none
 * @param references Message-IDs, the oldest first
 * @param project the number of the first list, or of the first archive, that has it
 */
record Part(
    String series,
    int place,
    Role role,
    int number,
    long key,
    String id,
    Instant sent,
    Mailbox from,
    String subject,
    boolean reply,
    List<String> references,
    int project) {

  /** What Patchwork makes a patch: one that is no answer, whether it counts or was replaced. */
  boolean isPatch() {
    return role == Role.PATCH || (role == Role.STRAY && !reply);
  }

  boolean isCover() {
    return role == Role.COVER;
  }

  /**
   * A version and its messages, by date.
   *
   * @param newest whether it is the last of its series
   */
  record OfVersion(
      String series,
      int place,
      String name,
      int number,
      int total,
      Instant posted,
      boolean newest,
      List<Part> parts) {

    Optional<Part> cover() {
      return parts.stream().filter(Part::isCover).findFirst();
    }

    List<Part> patches() {
      return parts.stream()
          .filter(part -> part.role() == Role.PATCH)
          .sorted(java.util.Comparator.comparingInt(Part::number))
          .toList();
    }
  }
}
