package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.Version;

/** What a simulated author meant. */
final class Truth {
  /** A version as it was meant: who carries which number, and everything that belongs to it. */
  static final class Meant {
    final String what;
    String cover = "";
    final Map<Integer, String> patches = new TreeMap<>();
    final Set<String> messages = new HashSet<>();

    Meant(String what) {
      this.what = what;
    }

    String outline() {
      return cover + " " + patches;
    }
  }

  final List<List<Meant>> series = new ArrayList<>();

  /** Replies to what never arrived; they may be anywhere. */
  final Set<String> loose = new HashSet<>();

  /** How much of the truth was found, and what was not. */
  static final class Score {
    int versions;
    int rightVersions;
    int placedVersions;
    int series;
    int rightSeries;
    final List<String> wrong = new ArrayList<>();

    void add(Score other) {
      versions += other.versions;
      rightVersions += other.rightVersions;
      placedVersions += other.placedVersions;
      series += other.series;
      rightSeries += other.rightSeries;
      wrong.addAll(other.wrong);
    }

    @Override
    public String toString() {
      return "versions grouped right %d/%d, with all their messages %d, series joined right %d/%d"
          .formatted(rightVersions, versions, placedVersions, rightSeries, series);
    }
  }

  Score score(List<Series> assembled) {
    Score score = new Score();
    Map<String, Version> byMember = new TreeMap<>();
    Map<Version, Series> seriesOf = new java.util.IdentityHashMap<>();
    for (Series one : assembled) {
      for (Version version : one.versions()) {
        seriesOf.put(version, one);
        version.messages().forEach(id -> byMember.put(id.value(), version));
      }
    }
    for (List<Meant> meant : series) {
      boolean joined = true;
      Set<Series> found = new HashSet<>();
      for (Meant version : meant) {
        Version there = byMember.get(version.patches.values().iterator().next());
        joined &= score(score, version, there);
        if (there != null) {
          found.add(seriesOf.get(there));
        }
      }
      score.series++;
      if (found.size() == 1 && found.iterator().next().versions().size() == meant.size()) {
        score.rightSeries++;
      } else if (joined) {
        score.wrong.add(
            "series %s: found in %d series with %s versions"
                .formatted(
                    meant.stream().map(m -> m.what + m.outline()).toList(),
                    found.size(),
                    found.stream().map(Outline::line).toList()));
      }
    }
    return score;
  }

  private boolean score(
      Score score, Meant meant, @org.jspecify.annotations.Nullable Version there) {
    score.versions++;
    String found = there == null ? "nothing" : outline(there);
    if (!found.equals(meant.outline())) {
      score.wrong.add(meant.what + ": meant " + meant.outline() + ", found " + found);
      return false;
    }
    score.rightVersions++;
    Set<String> messages =
        there.messages().stream().map(MessageId::value).collect(Collectors.toSet());
    messages.removeAll(loose);
    if (messages.equals(meant.messages)) {
      score.placedVersions++;
      return true;
    }
    Set<String> missing = new HashSet<>(meant.messages);
    missing.removeAll(messages);
    messages.removeAll(meant.messages);
    score.wrong.add(meant.what + meant.outline() + ": lacks " + missing + ", has also " + messages);
    return false;
  }

  private static String outline(Version version) {
    Map<Integer, String> patches = new TreeMap<>();
    version.patches().forEach(patch -> patches.put(patch.number(), patch.message().value()));
    return version.cover().map(MessageId::value).orElse("") + " " + patches;
  }
}
