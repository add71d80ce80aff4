package org.interleave.locking.attach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interleave.c.Place;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Site;
import org.interleave.locking.Site.Reason;
import org.interleave.locking.attach.PatchChange.ChangedLine;
import org.jspecify.annotations.Nullable;

/** Finds the changed line that made a site what it is. */
final class Causes {
  /**
   * A changed line and what it does for a site.
   *
   * @param reason empty for the line of the site itself, and where only nearness speaks for it
   */
  record Cause(ChangedLine line, Optional<Reason> reason) {}

  /** What is looked for among the places that a site cites, in order of weight. */
  record Wanted(Side side, Reason reason) {}

  /** What can take protection away; a lock that is taken may also be the wrong one. */
  static final List<Wanted> TAKEN_AWAY =
      List.of(
          new Wanted(Side.OLD, Reason.ACQUIRED),
          new Wanted(Side.OLD, Reason.ASSERTED),
          new Wanted(Side.NEW, Reason.ACQUIRED),
          new Wanted(Side.NEW, Reason.RELEASED),
          new Wanted(Side.NEW, Reason.CALLED),
          new Wanted(Side.OLD, Reason.RELATED),
          new Wanted(Side.NEW, Reason.RELATED));

  /** The same with the sides turned round. */
  static final List<Wanted> GIVEN =
      TAKEN_AWAY.stream()
          .map(one -> new Wanted(one.side() == Side.OLD ? Side.NEW : Side.OLD, one.reason()))
          .toList();

  /** What brings code that was there before under a rule. */
  static final List<Wanted> CAME_NEAR =
      List.of(new Wanted(Side.NEW, Reason.CALLED), new Wanted(Side.NEW, Reason.ACQUIRED));

  static final List<Wanted> WENT_FAR =
      List.of(new Wanted(Side.OLD, Reason.CALLED), new Wanted(Side.OLD, Reason.ACQUIRED));

  private final PatchChange change;

  Causes(PatchChange change) {
    this.change = change;
  }

  /** The first wanted place that stands on a changed line; of several the nearest to the site. */
  Optional<Cause> cited(@Nullable Site old, @Nullable Site now, List<Wanted> wanted) {
    for (Wanted one : wanted) {
      Site site = one.side() == Side.OLD ? old : now;
      if (site == null) {
        continue;
      }
      Optional<ChangedLine> line =
          cites(site, one.reason())
              .sorted(nearest(site.place()))
              .flatMap(place -> change.changed(place, one.side()).stream())
              .findFirst();
      if (line.isPresent()) {
        return line.map(found -> new Cause(found, Optional.of(one.reason())));
      }
    }
    return Optional.empty();
  }

  /** The line of a site that is there after the patch, if the patch adds it. */
  Optional<Cause> added(Site now) {
    return change.changed(now.place(), Side.NEW).map(Causes::own);
  }

  /** The line of a site that was there before the patch, if the patch removes it. */
  Optional<Cause> removed(Site old) {
    return change.changed(old.place(), Side.OLD).map(Causes::own);
  }

  /** Where a site went into safety: there, or where it left if that is another hunk. */
  Optional<Cause> brought(Site old, Site now) {
    Optional<Cause> from = removed(old);
    Optional<Cause> to = added(now);
    return to.isPresent() && from.isPresent() && !sameHunk(from.get().line(), to.get().line())
        ? from
        : to;
  }

  private static boolean sameHunk(ChangedLine left, ChangedLine right) {
    return left.file().equals(right.file()) && left.hunk() == right.hunk();
  }

  private static Cause own(ChangedLine line) {
    return new Cause(line, Optional.empty());
  }

  /** A changed line in the function of the site, else the only place that the patch changes. */
  Optional<Cause> near(@Nullable Site old, @Nullable Site now, Set<String> words) {
    return Stream.concat(
            now == null ? Stream.empty() : change.near(now.place(), Side.NEW).stream(),
            old == null ? Stream.empty() : change.near(old.place(), Side.OLD).stream())
        .findFirst()
        .or(() -> speaking(words))
        .map(line -> new Cause(line, Optional.empty()));
  }

  /** The first changed line that has one of the words. */
  private Optional<ChangedLine> speaking(Set<String> words) {
    for (FileChange file : change.files()) {
      Optional<ChangedLine> found =
          first(file, file.newLines(), file.after(), words, Side.NEW)
              .or(() -> first(file, file.oldLines(), file.before(), words, Side.OLD));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ChangedLine> first(
      FileChange file, List<Integer> lines, CodeText text, Set<String> words, Side side) {
    return lines.stream()
        .filter(line -> text.line(line).stream().anyMatch(token -> words.contains(token.text())))
        .findFirst()
        .map(line -> PatchChange.changed(file, line, side));
  }

  static Stream<Place> cites(Site site, Reason reason) {
    return site.cites().stream().filter(cite -> cite.reason() == reason).map(Site.Cite::place);
  }

  private static Comparator<Place> nearest(Place site) {
    return Comparator.<Place>comparingInt(place -> place.file().equals(site.file()) ? 0 : 1)
        .thenComparingInt(place -> Math.abs(place.line() - site.line()))
        .thenComparing(Place::file)
        .thenComparingInt(Place::line);
  }
}
