package org.interleave.locking.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.Place;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Collector.Said;

/**
 * What the analysis of one revision leaves for that of the next: by where ways begin, which
 * functions they went through and what was said there.
 */
final class Past {
  /** Where ways begin, as every revision calls it. */
  record Begin(Sources.Name function, boolean open, boolean blind, boolean released) {}

  /**
   * What came of the ways from one function.
   *
   * @param functions all that they went through
   * @param threads functions that were seen to run in a thread of their own
   * @param releases functions that were seen to get an object that nobody else has
   */
  record Ways(
      Set<Definition> functions,
      List<Said> said,
      Set<Definition> threads,
      Set<Definition> releases) {}

  private final Sources sources;
  private final Surroundings surroundings;
  private final Map<Begin, Ways> ways = new HashMap<>();

  Past(Sources sources, Surroundings surroundings) {
    this.sources = sources;
    this.surroundings = surroundings;
  }

  Sources sources() {
    return sources;
  }

  /** Whether what was found under other circumstances can be said under these. */
  boolean follows(Past other) {
    return surroundings.equals(other.surroundings);
  }

  Optional<Ways> ways(Begin begin) {
    return Optional.ofNullable(ways.get(begin));
  }

  void keep(Begin begin, Ways known) {
    ways.put(begin, known);
  }

  /** Keeps what came of the ways through a function, unless that depended on what came before. */
  void keep(Begin begin, Context root) {
    Set<Context> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Context> open = new ArrayDeque<>(List.of(root));
    Set<Definition> functions = new LinkedHashSet<>();
    List<Said> said = new ArrayList<>();
    Set<Definition> threads = new LinkedHashSet<>();
    Set<Definition> releases = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Context context = open.remove();
      if (!all.add(context)) {
        continue;
      }
      if (!context.finished || context.once) {
        return;
      }
      functions.add(context.definition);
      said.addAll(context.said);
      threads.addAll(context.threads);
      releases.addAll(context.releases);
      open.addAll(context.calls);
    }
    ways.put(begin, new Ways(functions, said, threads, releases));
  }

  /** Says again what was said, of the same functions further up or down; empty if one has gone. */
  static Optional<Ways> moved(Ways ways, Map<Definition, Definition> now) {
    List<Moved> moves = new ArrayList<>();
    now.forEach((before, after) -> moves.add(new Moved(before.extent(), after.extent().first())));
    List<Said> said = new ArrayList<>();
    for (Said one : ways.said) {
      Optional<Said> moved = moved(one, moves);
      if (moved.isEmpty()) {
        return Optional.empty();
      }
      said.add(moved.get());
    }
    Set<Definition> threads = new LinkedHashSet<>();
    Set<Definition> releases = new LinkedHashSet<>();
    ways.threads.forEach(one -> threads.add(now.getOrDefault(one, one)));
    ways.releases.forEach(one -> releases.add(now.getOrDefault(one, one)));
    Set<Definition> functions = new LinkedHashSet<>();
    ways.functions.forEach(one -> functions.add(now.getOrDefault(one, one)));
    return Optional.of(new Ways(functions, said, threads, releases));
  }

  /** A function's lines, and where they begin now. */
  private record Moved(Definition.Extent before, int now) {
    Optional<Place> place(Place place) {
      return before.has(place)
          ? Optional.of(
              new Place(place.file(), place.line() - before.first() + now, place.column()))
          : Optional.empty();
    }
  }

  private static Optional<Said> moved(Said said, List<Moved> moves) {
    List<Site.Cite> cites = new ArrayList<>();
    for (Site.Cite cite : said.judgement().cites()) {
      moved(cite.place(), moves).ifPresent(place -> cites.add(new Site.Cite(cite.reason(), place)));
    }
    Why why = said.judgement().why();
    Optional<Place> at = why.place().flatMap(place -> moved(place, moves));
    Optional<Place> place = moved(said.place(), moves);
    boolean all =
        cites.size() == said.judgement().cites().size()
            && at.isPresent() == why.place().isPresent();
    return all
        ? place.map(there ->
            new Said(
                said.rule(),
                said.function(),
                there,
                said.action(),
                said.text(),
                new Judgement(said.judgement().state(), at.map(why::at).orElse(why), cites)))
        : Optional.empty();
  }

  private static Optional<Place> moved(Place place, List<Moved> moves) {
    return moves.stream().flatMap(move -> move.place(place).stream()).findFirst();
  }
}
