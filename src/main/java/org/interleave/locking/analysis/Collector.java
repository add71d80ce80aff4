package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Place;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.rule.Wildcard;

/** Sites, each with the worst that any way to it gives. */
final class Collector {
  private record Key(String rule, Place place, Site.Action action, String text) {}

  /** What was judged at a place. */
  record Said(
      String rule,
      String function,
      Place place,
      Site.Action action,
      String text,
      Judgement judgement) {
    private Site site() {
      return new Site(
          rule,
          function,
          place,
          action,
          text,
          judgement.state(),
          judgement.why().toString(),
          judgement.cites());
    }
  }

  private final Map<Key, Said> sites = new LinkedHashMap<>();

  void add(
      Context context,
      Rule rule,
      String function,
      Place place,
      Site.Action action,
      String text,
      Judgement judgement) {
    boolean outside =
        !rule.in().isEmpty()
            && rule.in().stream().noneMatch(pattern -> Wildcard.path(pattern, place.file()));
    boolean exempt = rule.except().stream().anyMatch(e -> Wildcard.name(e.function(), function));
    if (outside || exempt) {
      return;
    }
    Said said = new Said(rule.id(), function, place, action, text, judgement);
    context.said.add(said);
    add(said);
  }

  void add(Said said) {
    sites.merge(
        new Key(said.rule, said.place, said.action, said.text),
        said,
        (before, now) ->
            weight(now.judgement.state()) > weight(before.judgement.state()) ? now : before);
  }

  private static int weight(Site.State state) {
    return switch (state) {
      case HELD -> 0;
      case ASSERTED -> 1;
      case UNKNOWN -> 2;
      case UNPROTECTED -> 3;
    };
  }

  List<Site> sites() {
    List<Site> sorted = new ArrayList<>();
    sites.values().forEach(said -> sorted.add(said.site()));
    sorted.sort(
        Comparator.comparing((Site site) -> site.place().file())
            .thenComparingInt(site -> site.place().line())
            .thenComparingInt(site -> site.place().column())
            .thenComparing(Site::rule)
            .thenComparing(Site::action)
            .thenComparing(Site::text));
    return sorted;
  }
}
