package org.interleave.locking.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;
import org.interleave.locking.analysis.Past.Begin;
import org.interleave.locking.analysis.Past.Ways;
import org.interleave.locking.flow.AlikeFlows;
import org.interleave.locking.flow.Field;
import org.interleave.locking.flow.Flow;
import org.interleave.locking.flow.Op;
import org.jspecify.annotations.Nullable;

/**
 * Takes over from another revision what is the same in this one: ways through functions that did
 * not change and call what they called.
 */
final class Repetition {
  private final Past past;
  private final Sources now;
  private final Map<ParsedUnit, AlikeFlows> units = new HashMap<>();
  private final Map<Definition, Optional<Definition>> alike = new HashMap<>();

  Repetition(Past past, Sources now) {
    this.past = past;
    this.now = now;
  }

  /** What came of the ways that begin there, in the places where it stands now. */
  Optional<Ways> ways(Begin begin) {
    Ways before = past.ways(begin).orElse(null);
    if (before == null) {
      return Optional.empty();
    }
    Map<Definition, Definition> all = new LinkedHashMap<>();
    for (Definition definition : before.functions()) {
      Definition same = alike(definition).orElse(null);
      if (same == null) {
        return Optional.empty();
      }
      all.put(definition, same);
    }
    for (Set<Definition> found : List.of(before.threads(), before.releases())) {
      for (Definition definition : found) {
        Definition named = counterpart(definition).orElse(null);
        if (named == null) {
          return Optional.empty();
        }
        all.putIfAbsent(definition, named);
      }
    }
    return Past.moved(before, all);
  }

  private Optional<Definition> alike(Definition before) {
    Optional<Definition> known = alike.get(before);
    if (known == null) {
      known = counterpart(before).filter(after -> same(before, after));
      alike.put(before, known);
    }
    return known;
  }

  private Optional<Definition> counterpart(Definition before) {
    ParsedUnit unit = now.unit(past.sources().path(before.unit()));
    return unit == null
        ? Optional.empty()
        : comparison(before.unit(), unit)
            .counterpart(before.routine())
            .map(routine -> new Definition(unit, routine));
  }

  private AlikeFlows comparison(ParsedUnit before, ParsedUnit after) {
    return units.computeIfAbsent(before, unit -> new AlikeFlows(unit, after));
  }

  private boolean same(Definition before, Definition after) {
    if (before.equals(after)) {
      return calls(past.sources().flow(before), now.flow(after));
    }
    AlikeFlows comparison = comparison(before.unit(), after.unit());
    if (!comparison.texts(before.routine(), after.routine())) {
      return false;
    }
    Flow one = past.sources().flow(before);
    Flow other = now.flow(after);
    return comparison.steps(one, other) && calls(one, other);
  }

  /** Whether the same functions are called; the steps are known to be the same. */
  private boolean calls(Flow before, Flow after) {
    for (int i = 0; i < before.ops().size(); i++) {
      Op one = before.ops().get(i);
      Op other = after.ops().get(i);
      boolean same =
          switch (one) {
            case Op.Call a when other instanceof Op.Call b ->
                called(past.sources(), before, a).equals(called(now, after, b));
            case Op.AddressOfFunction a when other instanceof Op.AddressOfFunction b ->
                told(past.sources(), past.sources().definition(before.unit(), a.routine()).stream())
                    .equals(told(now, now.definition(after.unit(), b.routine()).stream()));
            default -> true;
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static List<String> called(Sources sources, Flow from, Op.Call call) {
    @Nullable Routine routine = call.routine();
    @Nullable Field through = call.through();
    if (routine != null) {
      return told(sources, sources.definition(from.unit(), routine).stream());
    }
    return through == null
        ? List.of()
        : told(
            sources, sources.pointed(from.unit().nameOf(through.owner()), through.name()).stream());
  }

  /** What an analysis asks of a function before it goes into it. */
  private static List<String> told(Sources sources, Stream<Definition> functions) {
    return functions
        .map(one ->
            sources.name(one)
                + (sources.interesting(one) ? " interesting" : "")
                + (sources.speaks(one) ? " speaks " : "")
                + sources.locks(one))
        .toList();
  }
}
