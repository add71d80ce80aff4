package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.locking.Site;
import org.interleave.locking.Site.State;

/**
 * The sites of a rule by revision: a strip with all of them, and a row for each place in the code.
 *
 * @param revisions "base", "+1", …
 */
record SiteGrid(List<String> revisions, List<Cell> strip, List<Row> rows) {
  /** The worst state first. */
  private static final List<State> WORST =
      List.of(State.UNPROTECTED, State.UNKNOWN, State.ASSERTED, State.HELD);

  private static final int MOST_ROWS = 300;

  /**
   * @param marks the worst first
   * @param said in words, with places and reasons
   */
  record Cell(List<Count> marks, String said) {
    /** The class of the worst state; empty where there is no site. */
    public String worst() {
      return marks.isEmpty() ? "" : marks.getFirst().mark().name();
    }
  }

  record Count(Mark mark, int count) {}

  record Row(String function, String text, String action, List<Cell> cells) {}

  /** What is one place to a reader, wherever its line moves. */
  private record Spot(String function, String text, Site.Action action) {}

  static SiteGrid of(int count, List<RevisionSite> sites) {
    Map<Spot, Map<Integer, List<Site>>> spots = new LinkedHashMap<>();
    Map<Integer, List<Site>> all = new TreeMap<>();
    for (RevisionSite one : sites) {
      Site site = one.site();
      Spot spot = new Spot(site.function(), site.text(), site.action());
      spots
          .computeIfAbsent(spot, any -> new TreeMap<>())
          .computeIfAbsent(one.revision(), any -> new ArrayList<>())
          .add(site);
      all.computeIfAbsent(one.revision(), any -> new ArrayList<>()).add(site);
    }
    List<String> revisions = new ArrayList<>();
    List<Cell> strip = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      revisions.add(r == 0 ? "base" : "+" + r);
      List<Site> here = all.getOrDefault(r, List.of());
      strip.add(new Cell(counts(here), words(counts(here))));
    }
    List<Row> rows =
        spots.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Spot, ?> entry) -> entry.getKey().function)
                    .thenComparing(entry -> entry.getKey().text))
            .limit(MOST_ROWS)
            .map(entry -> row(count, entry.getKey(), entry.getValue()))
            .toList();
    return new SiteGrid(revisions, strip, rows);
  }

  private static Row row(int count, Spot spot, Map<Integer, List<Site>> sites) {
    List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      List<Site> here = sites.getOrDefault(r, List.of());
      String said =
          here.stream()
              .map(site ->
                  site.place().file()
                      + ":"
                      + site.place().line()
                      + " "
                      + Mark.of(site.state()).word()
                      + (site.why().isEmpty() ? "" : ": " + site.why()))
              .collect(Collectors.joining("\n"));
      cells.add(new Cell(counts(here), said));
    }
    return new Row(spot.function, spot.text, spot.action.name().toLowerCase(Locale.ROOT), cells);
  }

  private static List<Count> counts(List<Site> sites) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    sites.forEach(site -> counts.merge(site.state(), 1, Integer::sum));
    List<Count> marks = new ArrayList<>();
    for (State state : WORST) {
      if (counts.containsKey(state)) {
        marks.add(new Count(Mark.of(state), counts.get(state)));
      }
    }
    return marks;
  }

  private static String words(List<Count> counts) {
    return counts.isEmpty()
        ? "no site"
        : counts.stream()
            .map(one -> one.count + " " + one.mark.word())
            .collect(Collectors.joining(", "));
  }
}
