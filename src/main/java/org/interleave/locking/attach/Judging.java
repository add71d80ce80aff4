package org.interleave.locking.attach;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.interleave.c.Place;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Site;
import org.interleave.locking.Site.Reason;
import org.interleave.locking.Site.State;
import org.interleave.locking.attach.Causes.Cause;
import org.interleave.locking.attach.FileChange.Change;
import org.jspecify.annotations.Nullable;

/** What a patch does for one site, and which of its lines does it. */
final class Judging {
  /**
   * @param old the site before; null if the patch adds it
   * @param now the site after; null if it goes away
   */
  record Finding(Role role, @Nullable Site old, @Nullable Site now, Cause cause) {
    Site site() {
      return now != null ? now : java.util.Objects.requireNonNull(old);
    }
  }

  /** A lock goes away and what follows for a site is not known. */
  record Doubt(Site old, Site now, Cause cause) {}

  private static final List<Causes.Wanted> TAKEN =
      List.of(new Causes.Wanted(Side.NEW, Reason.ACQUIRED));

  private final PatchChange change;
  private final Causes causes;
  private final Predicate<String> adverse;
  private final Function<String, Optional<String>> lock;

  /**
   * @param adverse whether a rule says which locks are not to be held or calls not to be made
   * @param lock the last word in the name of the lock that a rule asks for
   */
  Judging(PatchChange change, Predicate<String> adverse, Function<String, Optional<String>> lock) {
    this.change = change;
    this.adverse = adverse;
    this.lock = lock;
    this.causes = new Causes(change);
  }

  Optional<Finding> judge(@Nullable Site old, @Nullable Site now) {
    if (now == null) {
      return old == null ? Optional.empty() : gone(old);
    }
    return old == null ? come(now) : changed(old, now);
  }

  Optional<Doubt> doubt(@Nullable Site old, @Nullable Site now) {
    if (old == null
        || now == null
        || !isKept(old)
        || now.state() != State.UNKNOWN
        || dropped(old, now).isPresent()) {
      return Optional.empty();
    }
    return causes.cited(old, now, Causes.TAKEN_AWAY).map(cause -> new Doubt(old, now, cause));
  }

  private Optional<Finding> gone(Site old) {
    if (old.state() != State.UNPROTECTED) {
      return Optional.empty();
    }
    return causes
        .removed(old)
        .or(() -> causes.cited(old, null, Causes.WENT_FAR))
        .map(cause -> new Finding(Role.REPAIRS, old, null, cause));
  }

  private Optional<Finding> come(Site now) {
    return switch (now.state()) {
      case UNKNOWN -> Optional.empty();
      case UNPROTECTED ->
          causes
              .added(now)
              .or(() -> causes.cited(null, now, Causes.CAME_NEAR))
              .map(cause -> new Finding(Role.BREAKS, null, now, cause));
      case HELD, ASSERTED -> {
        Optional<Cause> given = adverse.test(now.rule()) ? Optional.empty() : protection(now);
        yield given.isPresent()
            ? given.map(cause -> new Finding(Role.ENFORCES, null, now, cause))
            : adverse.test(now.rule()) ? Optional.empty() : relied(null, now);
      }
    };
  }

  /** A lock, assertion or the like that the patch adds and the site rests on. */
  private Optional<Cause> protection(Site now) {
    return causes.cited(
        null,
        now,
        Causes.GIVEN.stream()
            .filter(wanted -> wanted.side() == Side.NEW && wanted.reason() != Reason.CALLED)
            .toList());
  }

  private Optional<Finding> relied(@Nullable Site old, Site now) {
    // where names were replaced and nothing else, a site that was there before was not touched
    boolean touched = old == null || change.change(now.place(), Side.NEW) == Change.CODE;
    return touched
        ? causes.added(now).map(cause -> new Finding(Role.RELIES_ON, old, now, cause))
        : Optional.empty();
  }

  private Optional<Finding> changed(Site old, Site now) {
    return switch (now.state()) {
      // a lock of the kind is taken now; of the same object it mostly is
      case UNKNOWN ->
          old.state() == State.UNPROTECTED && !adverse.test(now.rule())
              ? found(Role.REPAIRS, old, now, causes.cited(null, now, TAKEN))
              : found(Role.BREAKS, old, now, dropped(old, now));
      case UNPROTECTED ->
          switch (old.state()) {
            case UNPROTECTED -> Optional.empty();
            case UNKNOWN -> found(Role.BREAKS, old, now, causes.cited(old, now, Causes.TAKEN_AWAY));
            case HELD, ASSERTED -> found(Role.BREAKS, old, now, lost(old, now));
          };
      case HELD, ASSERTED ->
          switch (old.state()) {
            case UNPROTECTED -> found(repair(old, now), old, now, given(old, now));
            case UNKNOWN -> enforced(old, now);
            case HELD, ASSERTED -> kept(old, now);
          };
    };
  }

  /** An assertion alone mends nothing: whoever came without the lock still does. */
  private Role repair(Site old, Site now) {
    boolean taken = Causes.cites(now, Reason.ACQUIRED).findAny().isPresent();
    return now.state() == State.ASSERTED && !taken && assertion(now).isPresent()
        ? Role.ENFORCES
        : Role.REPAIRS;
  }

  private Optional<Cause> assertion(Site now) {
    return causes.cited(null, now, List.of(new Causes.Wanted(Side.NEW, Reason.ASSERTED)));
  }

  private Optional<Finding> enforced(Site old, Site now) {
    Optional<Cause> cause = causes.cited(old, now, Causes.GIVEN);
    return cause.isPresent() ? found(Role.ENFORCES, old, now, cause) : relied(old, now);
  }

  private Optional<Finding> kept(Site old, Site now) {
    Optional<Cause> assertion = assertion(now);
    if (assertion.isPresent() && Causes.cites(old, Reason.ASSERTED).findAny().isEmpty()) {
      return found(Role.ENFORCES, old, now, assertion);
    }
    if (movedAlong(old.place(), now.place())) {
      return Optional.empty();
    }
    Optional<Finding> relied = relied(old, now);
    return relied.isPresent() ? relied : found(Role.RELIES_ON, old, now, replaced(old, now));
  }

  /** The line that takes the lock now, where the one that took it before is changed too. */
  private Optional<Cause> replaced(Site old, Site now) {
    Optional<Cause> before =
        causes.cited(
            old,
            null,
            List.of(
                new Causes.Wanted(Side.OLD, Reason.ACQUIRED),
                new Causes.Wanted(Side.OLD, Reason.ASSERTED)));
    Optional<Cause> after = protection(now);
    return before.isPresent()
            && after.isPresent()
            && isCode(before.get(), Side.OLD)
            && isCode(after.get(), Side.NEW)
        ? after
        : Optional.empty();
  }

  private boolean isCode(Cause cause, Side side) {
    Place place = new Place(path(cause, side), cause.line().line(), 1);
    return change.change(place, side) == Change.CODE;
  }

  private String path(Cause cause, Side side) {
    String path = cause.line().file();
    return side == Side.NEW
        ? path
        : change.files().stream()
            .filter(file -> file.path().equals(path))
            .flatMap(file -> file.oldPath().stream())
            .findFirst()
            .orElse(path);
  }

  /** Whether a line went elsewhere together with the lines around it. */
  private boolean movedAlong(Place from, Place to) {
    Optional<FileChange> old = change.file(from.file(), Side.OLD);
    Optional<FileChange> now = change.file(to.file(), Side.NEW);
    if (old.isEmpty() || now.isEmpty()) {
      return false;
    }
    return beside(old.get().before(), from.line(), -1)
            .equals(beside(now.get().after(), to.line(), -1))
        && old.get().before().plain(from.line()).equals(now.get().after().plain(to.line()))
        && beside(old.get().before(), from.line(), 1)
            .equals(beside(now.get().after(), to.line(), 1));
  }

  private static String beside(CodeText text, int line, int step) {
    int at = line + step;
    while (at >= 1 && at <= text.lines() && text.line(at).isEmpty()) {
      at += step;
    }
    return text.plain(at);
  }

  /**
   * A line that took the lock and goes away. Whoever came there did not hold it, or could not have
   * gone on; and unless the patch takes it somewhere else, that is so still.
   */
  private Optional<Cause> dropped(Site old, Site now) {
    Optional<String> name = lock.apply(now.rule());
    if (old.state() != State.HELD || name.isEmpty() || adds(name.get())) {
      return Optional.empty();
    }
    return causes.cited(old, null, List.of(new Causes.Wanted(Side.OLD, Reason.ACQUIRED)));
  }

  private boolean adds(String name) {
    return change.files().stream()
        .anyMatch(file ->
            file.newLines().stream()
                .flatMap(line -> file.after().line(line).stream())
                .anyMatch(token -> token.text().equals(name)));
  }

  private Optional<Cause> lost(Site old, Site now) {
    return causes
        .cited(old, now, Causes.TAKEN_AWAY)
        .or(() -> causes.added(now))
        .or(() -> causes.near(old, now, words(now)));
  }

  private Optional<Cause> given(Site old, Site now) {
    return causes
        .cited(old, now, Causes.GIVEN)
        .or(() -> causes.brought(old, now))
        .or(() -> causes.near(old, now, words(now)));
  }

  private static Optional<Finding> found(Role role, Site old, Site now, Optional<Cause> cause) {
    return cause.map(one -> new Finding(role, old, now, one));
  }

  private static boolean isKept(Site site) {
    return site.state() == State.HELD || site.state() == State.ASSERTED;
  }

  /** Names that a line that matters for the site would have. */
  private static Set<String> words(Site site) {
    Set<String> words = new LinkedHashSet<>();
    for (CodeText.Token token : CodeText.of(site.text() + " " + site.why()).line(1)) {
      if (token.isName() && token.text().indexOf('_') > 0) {
        words.add(token.text());
      }
    }
    words.add(site.function());
    return words;
  }
}
