package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an execution with fewer context switches that shows the same finding: moves a thread's
 * pieces together and leaves pieces out, as long as replaying still shows it.
 */
final class Shortening {
  private static final int MOST_TRIALS = 400;
  private static final long MOST_STEPS = 400_000;

  private final Replay replay;
  private int trials;
  private long steps;

  Shortening(Replay replay) {
    this.replay = replay;
  }

  private record Piece(int thread, List<Schedule.Step> steps) {}

  Findings.Entry shorten(Findings.Entry found) {
    trials = 0;
    steps = 0;
    Findings.Entry best = found;
    Findings.Entry better = found;
    while (better != null) {
      best = better;
      better = best.schedule.switches() == 0 ? null : improve(best);
    }
    return best;
  }

  private Findings.@Nullable Entry improve(Findings.Entry from) {
    List<Piece> pieces = pieces(from.schedule);
    int count = pieces.size();
    for (int i = 0; i < count - 1; i++) {
      List<Piece> without = new ArrayList<>(pieces);
      without.remove(i);
      Findings.Entry entry = trial(without, from);
      if (entry != null) {
        return entry;
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = i + 2; j < count; j++) {
        if (pieces.get(i).thread == pieces.get(j).thread) {
          List<Piece> earlier = new ArrayList<>(pieces);
          earlier.add(i + 1, earlier.remove(j));
          Findings.Entry entry = trial(earlier, from);
          if (entry != null) {
            return entry;
          }
          List<Piece> later = new ArrayList<>(pieces);
          later.add(j - 1, later.remove(i));
          entry = trial(later, from);
          if (entry != null) {
            return entry;
          }
          break;
        }
      }
    }
    return null;
  }

  private Findings.@Nullable Entry trial(List<Piece> pieces, Findings.Entry from) {
    List<Schedule.Step> order = new ArrayList<>();
    for (Piece piece : pieces) {
      order.addAll(piece.steps);
    }
    steps += order.size();
    if (++trials > MOST_TRIALS || steps > MOST_STEPS) {
      return null;
    }
    Findings.Entry entry = replay.shows(new Schedule(order), from.key);
    return entry != null && entry.schedule.switches() < from.schedule.switches() ? entry : null;
  }

  private static List<Piece> pieces(Schedule schedule) {
    List<Piece> pieces = new ArrayList<>();
    for (Schedule.Step step : schedule.steps()) {
      if (pieces.isEmpty() || pieces.getLast().thread != step.thread()) {
        pieces.add(new Piece(step.thread(), new ArrayList<>()));
      }
      pieces.getLast().steps.add(step);
    }
    return pieces;
  }
}
