package org.interleave.simulation.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Execution.Status;
import org.interleave.simulation.Execution.Waiting;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;

/** Threads that wait for ever: in a circle, or for what nobody will do any more. */
public final class Deadlock implements Detector {
  @Override
  public void executed(Event event, Reporter reporter) {}

  @Override
  public void undone(Event event) {}

  @Override
  public void ended(Execution execution, boolean sound, Reporter reporter) {
    if (!sound || execution.exited()) {
      return;
    }
    long waiting = 0;
    boolean abandoned = false;
    for (int i = 0; i < execution.threads(); i++) {
      Status status = execution.status(i);
      if (status == Status.BLOCKED && !execution.waiting(i).what().isEmpty()) {
        waiting |= 1L << i;
      } else if (status == Status.BLOCKED || status == Status.ABANDONED) {
        abandoned = true;
      }
    }
    // Who was abandoned might have woken the others, unless they wait in a circle.
    long stuck = abandoned ? circle(execution, waiting) : waiting;
    if (stuck != 0) {
      report(execution, stuck, reporter);
    }
  }

  private static long circle(Execution execution, long waiting) {
    long left = waiting;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < execution.threads(); i++) {
        if ((left >> i & 1) != 0) {
          int holder = execution.waiting(i).holder();
          if (holder < 0 || (left >> holder & 1) == 0) {
            left &= ~(1L << i);
            changed = true;
          }
        }
      }
    }
    return left;
  }

  private static void report(Execution execution, long stuck, Reporter reporter) {
    List<Integer> threads = new ArrayList<>();
    List<String> details = new ArrayList<>();
    TreeSet<String> places = new TreeSet<>();
    for (int i = 0; i < execution.threads(); i++) {
      if ((stuck >> i & 1) != 0) {
        threads.add(i);
        Site site = execution.where(i);
        Waiting waiting = execution.waiting(i);
        places.add(Reporter.place(site));
        details.add(
            "thread %d waits for %s%s in %s at %s"
                .formatted(
                    i, waiting.what(), held(execution, waiting), site.function(), site.place()));
      }
    }
    // who only waits for another's end is not what is wrong
    List<Integer> order = new ArrayList<>(threads);
    order.sort(Comparator.comparing(i -> joins(execution, i)));
    Site first = execution.where(order.getFirst());
    Site second = order.size() > 1 ? execution.where(order.get(1)) : null;
    List<Integer> other = order.stream().filter(i -> !joins(execution, i)).toList();
    boolean busy = !other.isEmpty() && other.stream().allMatch(i -> execution.waiting(i).busy());
    if (!busy && other.stream().anyMatch(i -> execution.waiting(i).busy())) {
      // in the middle of its round a busy thread may let the others go on
      return;
    }
    String how = busy ? "go round for ever" : "wait for ever";
    String message =
        (threads.size() == 1
                ? "thread %d %s"
                    .formatted(threads.getFirst(), busy ? "goes round for ever" : "waits for ever")
                : "%d threads %s".formatted(threads.size(), how))
            + ": "
            + String.join("; ", details);
    reporter.found(
        new Fault(
            busy ? Kind.LIVELOCK : Kind.DEADLOCK,
            message,
            first,
            second,
            order.size() > 1 ? order.get(1) : -1,
            false),
        String.join("|", places),
        threads,
        details);
  }

  private static boolean joins(Execution execution, int thread) {
    Waiting waiting = execution.waiting(thread);
    return waiting.holder() >= 0 && waiting.what().endsWith("thread " + waiting.holder());
  }

  private static String held(Execution execution, Waiting waiting) {
    if (waiting.holder() < 0 || waiting.what().endsWith("thread " + waiting.holder())) {
      return "";
    }
    return switch (execution.status(waiting.holder())) {
      case FINISHED -> ", held by thread " + waiting.holder() + ", which has ended,";
      case ABSENT, READY, BLOCKED, ABANDONED, FAILED ->
          ", held by thread " + waiting.holder() + ",";
    };
  }
}
