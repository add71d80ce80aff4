package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.series.assembly.Vote.Facts;
import org.jspecify.annotations.Nullable;

/** Joins the versions of each series: every version votes for the one that it follows. */
final class Lineage {
  private static final int NEAR = 30;
  private static final int DEEP = 500;

  private final List<Draft> drafts;
  private final Map<Draft, Facts> facts = new IdentityHashMap<>();
  private final Map<Draft, Set<Draft>> families = new IdentityHashMap<>();
  private final Map<Long, List<Draft>> byMark = new HashMap<>();

  private Lineage(List<Draft> drafts) {
    this.drafts = drafts;
    for (Draft draft : drafts) {
      facts.put(draft, Facts.of(draft));
      Set<Draft> alone = new LinkedHashSet<>();
      alone.add(draft);
      families.put(draft, alone);
    }
  }

  /** Drafts come sorted by date; a series' versions leave in that order. */
  static List<List<Draft>> of(List<Draft> drafts, Verdicts verdicts) {
    Lineage lineage = new Lineage(drafts);
    for (Draft draft : drafts) {
      if (!verdicts.alone(draft)) {
        lineage.join(draft);
        lineage.remember(draft);
      }
    }
    verdicts.joined().forEach(pair -> lineage.unite(pair.one(), pair.other()));
    Set<Set<Draft>> distinct = new LinkedHashSet<>();
    Set<Draft> seen = new HashSet<>();
    for (Draft draft : drafts) {
      if (seen.add(draft)) {
        Set<Draft> family = lineage.family(draft);
        seen.addAll(family);
        distinct.add(family);
      }
    }
    return distinct.stream().map(family -> family.stream().sorted(Draft.BY_DATE).toList()).toList();
  }

  private record Candidate(Draft draft, int weight) {}

  private void join(Draft draft) {
    List<Candidate> candidates = new ArrayList<>();
    for (Draft older : candidates(draft)) {
      int weight = Vote.of(fact(draft), fact(older));
      if (weight >= Vote.ENOUGH) {
        candidates.add(new Candidate(older, weight));
      }
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::weight)
            .thenComparing(Candidate::draft, Draft.BY_DATE)
            .reversed());
    for (Candidate candidate : candidates) {
      if (hasRoom(family(candidate.draft()), draft)) {
        unite(candidate.draft(), draft);
        return;
      }
    }
  }

  /** A series has no two different postings of one version: it may have been split in two. */
  private boolean hasRoom(Set<Draft> family, Draft draft) {
    if (draft.label == 0) {
      return true;
    }
    return family.stream()
        .filter(other -> other.effectiveLabel() == draft.effectiveLabel())
        .filter(other -> other.kind().equals(draft.kind()))
        .limit(NEAR)
        .allMatch(other -> Vote.repeats(fact(other), fact(draft)));
  }

  private void unite(Draft one, Draft other) {
    Set<Draft> left = family(one);
    Set<Draft> right = family(other);
    if (left == right) {
      return;
    }
    Set<Draft> larger = left.size() >= right.size() ? left : right;
    Set<Draft> smaller = larger == left ? right : left;
    larger.addAll(smaller);
    smaller.forEach(draft -> families.put(draft, larger));
  }

  private void remember(Draft draft) {
    for (long mark : marks(draft)) {
      byMark.computeIfAbsent(mark, key -> new ArrayList<>()).add(draft);
    }
  }

  private Set<Draft> candidates(Draft draft) {
    Set<Draft> candidates = new LinkedHashSet<>();
    for (long mark : marks(draft)) {
      List<Draft> sharing = byMark.getOrDefault(mark, List.of());
      candidates.addAll(sharing.subList(Math.max(0, sharing.size() - NEAR), sharing.size()));
    }
    Draft above = above(draft);
    if (above != null && byMark.getOrDefault(self(above), List.of()).contains(above)) {
      candidates.add(above);
    }
    return candidates;
  }

  private static @Nullable Draft above(Draft draft) {
    Node up = draft.first().parent;
    for (int hops = 0; up != null && hops < DEEP; hops++, up = up.parent) {
      if (up.draft != null && up.draft != draft) {
        return up.draft;
      }
    }
    return null;
  }

  private static long self(Draft draft) {
    return Keys.id(draft.first().id());
  }

  private static Set<Long> marks(Draft draft) {
    Set<Long> marks = new LinkedHashSet<>();
    marks.add(self(draft));
    for (Node node : draft.slots.values()) {
      for (long key : Keys.kinship(node.posting)) {
        marks.add(key);
      }
    }
    return marks;
  }

  private Facts fact(Draft draft) {
    Facts found = facts.get(draft);
    if (found == null) {
      throw new IllegalStateException("not of this component: " + draft);
    }
    return found;
  }

  private Set<Draft> family(Draft draft) {
    Set<Draft> found = families.get(draft);
    if (found == null) {
      throw new IllegalStateException("not of this component: " + draft);
    }
    return found;
  }
}
