package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.Schedule.Step;
import org.interleave.simulation.explore.Checkpoint.Found;

/** Checkpoints of an exploration that was divided. */
public final class Pieces {
  private Pieces() {}

  /**
   * The first piece goes on with what was done so far; the others begin with nothing.
   *
   * @param parts the frontier in pieces
   */
  static List<Checkpoint> of(Checkpoint whole, List<Frontier> parts) {
    List<Checkpoint> pieces = new ArrayList<>();
    for (Frontier part : parts) {
      boolean first = pieces.isEmpty();
      pieces.add(
          new Checkpoint(
              whole.plan(),
              whole.seed(),
              whole.stage(),
              false,
              false,
              first ? whole.stages() : List.of(),
              first ? whole.total() : Counts.NOTHING,
              first ? whole.carried() : Counts.NOTHING,
              first ? whole.leftOut() : "",
              Optional.of(part),
              first ? whole.found() : List.of(),
              first ? whole.dropped() : 0,
              first ? whole.learnt() : List.of()));
    }
    return pieces;
  }

  /**
   * What the pieces came to together; nothing is left to do in it. Where a piece was not explored
   * to its end it is not complete.
   *
   * @param pieces all into which one exploration was divided, the first one first
   */
  public static Checkpoint together(List<Checkpoint> pieces) {
    Checkpoint first = pieces.getFirst();
    List<Stage> stages = new ArrayList<>(first.stages());
    if (first.over()) {
      stages.removeLast();
    }
    Counts total = Counts.NOTHING;
    Counts carried = Counts.NOTHING;
    Set<String> leftOut = new LinkedHashSet<>();
    Set<Schedule> learnt = new LinkedHashSet<>();
    boolean complete = true;
    for (Checkpoint piece : pieces) {
      total = total.plus(piece.total());
      carried = carried.plus(piece.carried());
      complete &= piece.over() && piece.complete();
      if (!piece.over()) {
        leftOut.add("not all of its pieces were explored");
      } else if (!piece.leftOut().isEmpty()) {
        leftOut.add(piece.leftOut());
      }
      learnt.addAll(piece.learnt());
    }
    List<Found> found = found(pieces);
    long kept = found.size();
    long all = distinct(pieces) + pieces.stream().mapToLong(Checkpoint::dropped).sum();
    stages.add(Stage.exhaustive("exhaustive", carried, complete, !found.isEmpty()));
    return new Checkpoint(
        first.plan(),
        first.seed(),
        first.stage(),
        true,
        complete,
        stages,
        total,
        carried,
        String.join("; ", leftOut),
        Optional.empty(),
        found,
        all - kept,
        List.copyOf(learnt));
  }

  private record Key(Kind kind, String key) {
    static Key of(Found found) {
      return new Key(found.kind(), found.key());
    }
  }

  private static long distinct(List<Checkpoint> pieces) {
    return pieces.stream().flatMap(piece -> piece.found().stream()).map(Key::of).distinct().count();
  }

  /** Each once, with the execution of fewest switches. */
  private static List<Found> found(List<Checkpoint> pieces) {
    Map<Key, Found> all = new LinkedHashMap<>();
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    for (Checkpoint piece : pieces) {
      for (Found found : piece.found()) {
        Key key = Key.of(found);
        if (all.containsKey(key)) {
          all.merge(key, found, Pieces::better);
        } else if (kinds.merge(found.kind(), 1, Integer::sum) <= Findings.MOST_OF_A_KIND) {
          all.put(key, found);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private static Found better(Found one, Found other) {
    Schedule shorter =
        other.schedule().switches() < one.schedule().switches() ? other.schedule() : one.schedule();
    return new Found(one.kind(), one.key(), shorter, one.seen() + other.seen());
  }

  /** The same where threads have other numbers. */
  public static Checkpoint renumbered(Checkpoint one, IntUnaryOperator thread) {
    return new Checkpoint(
        one.plan(),
        one.seed(),
        one.stage(),
        one.over(),
        one.complete(),
        one.stages(),
        one.total(),
        one.carried(),
        one.leftOut(),
        Optional.empty(),
        one.found().stream()
            .map(found ->
                new Found(
                    found.kind(), found.key(), renumbered(found.schedule(), thread), found.seen()))
            .toList(),
        one.dropped(),
        one.learnt().stream().map(lesson -> renumbered(lesson, thread)).toList());
  }

  private static Schedule renumbered(Schedule schedule, IntUnaryOperator thread) {
    return new Schedule(
        schedule.steps().stream()
            .map(step -> new Step(thread.applyAsInt(step.thread()), step.alternative()))
            .toList());
  }
}
