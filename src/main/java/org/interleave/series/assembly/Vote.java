package org.interleave.series.assembly;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much speaks for a version being the next one of the series that an older one belongs to. No
 * signal decides alone: change-id, the message it answers, titles, patch ids, files, authors,
 * labels and dates all have their say.
 */
final class Vote {
  static final int ENOUGH = 45;
  private static final long DAY = 86_400;

  private final Facts newer;
  private final Facts older;

  private Vote(Facts newer, Facts older) {
    this.newer = newer;
    this.older = older;
  }

  /** What voting looks at, gathered once for each version. */
  record Facts(
      Draft draft,
      Set<String> titles,
      Set<String> patchIds,
      Set<String> changeIds,
      Set<String> files,
      String coverTitle,
      Set<String> words) {
    static Facts of(Draft draft) {
      Node cover = draft.cover();
      return new Facts(
          draft,
          draft.titles(),
          draft.patchIds(),
          draft.changeIds(),
          draft.files(),
          cover == null ? "" : cover.title,
          Titles.words(Titles.plain(draft.title())));
    }
  }

  /** The weight of the evidence; {@link #ENOUGH} joins. */
  static int of(Facts newer, Facts older) {
    Vote vote = new Vote(newer, older);
    if (!newer.draft.backport().equals(older.draft.backport())) {
      return -1000;
    }
    return vote.changeId()
        + vote.parent()
        + vote.content()
        + vote.name()
        + vote.people()
        + vote.label()
        + vote.age();
  }

  /** Whether the two have so much in common that one is a second posting of the other. */
  static boolean repeats(Facts one, Facts other) {
    return share(one.titles, other.titles) >= 0.5
        || !Collections.disjoint(one.changeIds, other.changeIds);
  }

  private int changeId() {
    if (newer.changeIds.isEmpty() || older.changeIds.isEmpty()) {
      return 0;
    }
    if (newer.changeIds.size() == 1 && older.changeIds.size() == 1) {
      return newer.changeIds.equals(older.changeIds) ? 100 : -60;
    }
    // Gerrit's Change-Id stands in each patch
    return (int) Math.round(100 * share(newer.changeIds, older.changeIds));
  }

  private int parent() {
    boolean direct = true;
    @Nullable Node up = newer.draft.first().parent;
    for (int hops = 0; up != null && hops < 500; hops++, up = up.parent) {
      if (up.draft == older.draft) {
        boolean again =
            newer.draft.label > older.draft.effectiveLabel()
                || !newer.draft.kind().equals(older.draft.kind());
        if (content() + name() == 0 && (!again || !newer.draft.single())) {
          // another series was sent below this one
          return 10;
        }
        return (direct ? 35 : 20) + (again ? 20 : 0);
      }
      if (up.draft != null && up.draft != newer.draft) {
        return 0;
      }
      direct = direct && !up.carries() && up.use != Node.Use.COVER;
    }
    return 0;
  }

  private int content() {
    double titles = share(newer.titles, older.titles);
    double patchIds = share(newer.patchIds, older.patchIds);
    double part = part(newer.titles, older.titles);
    return (int)
        Math.round(
            Math.max(50 * titles + 15 * part, 60 * patchIds)
                + 15 * Math.min(titles, patchIds)
                + 15 * likeness(newer.files, older.files));
  }

  private int name() {
    if (!newer.coverTitle.isEmpty() && newer.coverTitle.equals(older.coverTitle)) {
      return 35;
    }
    double likeness = Titles.likeness(newer.words, older.words);
    return likeness >= 0.5 && newer.titles.size() + older.titles.size() > 0
        ? (int) Math.round(20 * likeness)
        : 0;
  }

  private int people() {
    Node one = newer.draft.first();
    Node other = older.draft.first();
    if (one.samePerson(other)) {
      return 10;
    }
    Set<String> authors = authors(newer.draft);
    return Collections.disjoint(authors, authors(older.draft)) ? -100 : 0;
  }

  private static Set<String> authors(Draft draft) {
    Set<String> authors = new HashSet<>();
    draft.slots.values().forEach(node -> authors.addAll(People.marks(node.posting.author())));
    return authors;
  }

  private int label() {
    int now = newer.draft.effectiveLabel();
    int before = older.draft.effectiveLabel();
    boolean grown = older.draft.rfc() && !newer.draft.rfc();
    if (now > before) {
      return now == before + 1 ? 15 : 10;
    }
    if (grown) {
      return 5;
    }
    if (now == before) {
      return newer.draft.resend() ? 10 : -10;
    }
    // a wrong clock may swap two postings that were sent close together
    return newer.draft.posted() - older.draft.posted() <= 2 * DAY ? -10 : -30;
  }

  private int age() {
    long days = (newer.draft.posted() - older.draft.posted()) / DAY;
    int penalty = days > 365 ? 30 : days > 180 ? 15 : days > 90 ? 5 : 0;
    return newer.draft.label > older.draft.effectiveLabel() ? -penalty / 2 : -penalty;
  }

  /** How much of the larger one they have in common. */
  private static double share(Set<String> one, Set<String> other) {
    int larger = Math.max(one.size(), other.size());
    return larger == 0 ? 0 : (double) common(one, other) / larger;
  }

  /** How much of the smaller one they have in common. */
  private static double part(Set<String> one, Set<String> other) {
    int smaller = Math.min(one.size(), other.size());
    return smaller == 0 ? 0 : (double) common(one, other) / smaller;
  }

  private static int common(Set<String> one, Set<String> other) {
    Set<String> smaller = one.size() < other.size() ? one : other;
    Set<String> larger = smaller == one ? other : one;
    return (int) smaller.stream().filter(larger::contains).count();
  }

  private static double likeness(Set<String> one, Set<String> other) {
    return Titles.likeness(one, other);
  }
}
