package org.interleave.series.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.Version;
import org.interleave.series.Version.Patch;

/**
 * A line in a version's list of patches.
 *
 * @param number "0/12" is the cover letter
 * @param address empty where the patch is missing
 * @param note why it stands where it does; empty for an ordinary patch
 * @param replies how many messages answer it, at any depth
 */
record PatchLine(
    String number,
    String title,
    String address,
    Optional<Mailbox> author,
    Optional<Instant> posted,
    String note,
    List<Tally> trailers,
    int replies) {

  /** Missing patches that have a line each. */
  private static final int EACH = 10;

  /**
   * How often a trailer was given.
   *
   * @param who the names, for who wants to know
   */
  record Tally(String key, int count, String who) {}

  static List<PatchLine> of(
      Series series,
      Version version,
      List<Entry> thread,
      Map<Integer, Map<String, List<GivenTrailer>>> trailers) {
    List<PatchLine> lines = new ArrayList<>();
    version.cover().ifPresent(cover -> lines.add(cover(series, version, cover, thread)));
    int last = 0;
    for (Patch patch : version.patches()) {
      missing(lines, last + 1, patch.number() - 1, version);
      last = patch.number();
      lines.add(
          new PatchLine(
              number(patch.number(), version),
              patch.title(),
              PatchPaths.version(series.id(), version.name()) + "/" + patch.number(),
              otherThan(series.author(), patch.author()),
              Optional.of(patch.posted()),
              patch.note(),
              tallies(trailers.getOrDefault(patch.number(), Map.of())),
              Conversation.below(thread, patch.message()).size()));
    }
    missing(lines, last + 1, version.total(), version);
    return lines;
  }

  static List<PatchLine> strays(Series series, Version version) {
    return version.strays().stream()
        .map(patch ->
            new PatchLine(
                patch.number() == 0 ? "" : number(patch.number(), version),
                patch.title(),
                PatchPaths.patch(
                    new PatchKey(series.id(), version.name(), patch.number(), patch.message())),
                otherThan(series.author(), patch.author()),
                Optional.of(patch.posted()),
                patch.note(),
                List.of(),
                0))
        .toList();
  }

  /** People write from several addresses; what counts is the name that a reader sees. */
  private static Optional<Mailbox> otherThan(Mailbox known, Mailbox author) {
    return Optional.of(author).filter(one -> !one.display().equals(known.display()));
  }

  private static PatchLine cover(
      Series series, Version version, MessageId cover, List<Entry> thread) {
    return new PatchLine(
        number(0, version),
        "Cover letter",
        PatchPaths.version(series.id(), version.name()) + "/0",
        Optional.empty(),
        Optional.of(version.posted()),
        "",
        List.of(),
        Conversation.below(thread, cover).size());
  }

  /** A line for each, or one for many: a subject can claim any total. */
  private static void missing(List<PatchLine> lines, int from, int to, Version version) {
    if (to - (long) from >= EACH) {
      lines.add(missing(from + "–" + number(to, version)));
      return;
    }
    for (int number = from; number <= to; number++) {
      lines.add(missing(number(number, version)));
    }
  }

  private static PatchLine missing(String number) {
    return new PatchLine(
        number,
        "not in any imported archive",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        0);
  }

  private static List<Tally> tallies(Map<String, List<GivenTrailer>> trailers) {
    return trailers.entrySet().stream()
        .map(entry ->
            new Tally(
                entry.getKey(),
                entry.getValue().size(),
                entry.getValue().stream()
                    .map(trailer -> trailer.from().display())
                    .distinct()
                    .collect(Collectors.joining(", "))))
        .toList();
  }

  private static String number(int number, Version version) {
    return version.total() > 0 ? number + "/" + version.total() : String.valueOf(number);
  }
}
