package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule.Step;
import org.interleave.simulation.explore.Frontier.Level;
import org.interleave.simulation.explore.Frontier.Planned;

/** What the bytes of a checkpoint are, one after the other. */
final class CheckpointForm {
  /** Changes with every change of the form. */
  static final String MARK = "ILC2";

  private CheckpointForm() {}

  static void write(Checkpoint checkpoint, Packing to) {
    plan(checkpoint.plan(), to);
    to.number(checkpoint.seed())
        .number(checkpoint.stage())
        .flag(checkpoint.over())
        .flag(checkpoint.complete())
        .list(
            checkpoint.stages(),
            stage ->
                to.text(stage.name())
                    .number(stage.executions())
                    .flag(stage.complete())
                    .text(stage.proved()));
    counts(checkpoint.total(), to);
    counts(checkpoint.carried(), to);
    to.text(checkpoint.leftOut())
        .list(
            checkpoint.found(),
            found ->
                to.number(found.kind().ordinal())
                    .text(found.key())
                    .schedule(found.schedule())
                    .number(found.seen()))
        .number(checkpoint.dropped())
        .list(checkpoint.learnt(), to::schedule)
        .flag(checkpoint.frontier().isPresent());
    checkpoint.frontier().ifPresent(frontier -> frontier(frontier, to));
  }

  private static void plan(Plan plan, Packing to) {
    switch (plan) {
      case Plan.Climb _ -> to.number(0);
      case Plan.Exhaustive _ -> to.number(1);
      case Plan.Bounded bounded -> to.number(2).number(bounded.preemptions());
      case Plan.Sampled _ -> to.number(3);
    }
  }

  private static void counts(Counts counts, Packing to) {
    to.number(counts.executions())
        .number(counts.abandoned())
        .number(counts.redundant())
        .number(counts.cut())
        .number(counts.steps());
  }

  private static void frontier(Frontier frontier, Packing to) {
    to.flag(frontier.over()).number(frontier.executed()).steps(frontier.path());
    to.number(frontier.floor()).steps(frontier.held());
    int empty = 0;
    for (Level level : frontier.levels()) {
      if (level.equals(Level.EMPTY)) {
        empty++;
        continue;
      }
      to.number(empty)
          .steps(level.asleep())
          .number(level.explored())
          .list(level.planned(), planned -> to.number(planned.below()).step(planned.step()));
      empty = 0;
    }
    to.number(empty);
  }

  static Checkpoint read(Unpacking from) throws Foreign {
    Plan plan = plan(from);
    long seed = from.number();
    int stage = from.below(100);
    boolean over = from.flag();
    boolean complete = from.flag();
    List<Stage> stages =
        from.list(() -> new Stage(from.text(), from.number(), from.flag(), from.text()));
    Counts total = counts(from);
    Counts carried = counts(from);
    String leftOut = from.text();
    List<Checkpoint.Found> found =
        from.list(() ->
            new Checkpoint.Found(
                Kind.values()[from.below(Kind.values().length)],
                from.text(),
                from.schedule(),
                from.number()));
    long dropped = from.number();
    var learnt = from.list(from::schedule);
    Optional<Frontier> frontier = from.flag() ? Optional.of(frontier(from)) : Optional.empty();
    return new Checkpoint(
        plan, seed, stage, over, complete, stages, total, carried, leftOut, frontier, found,
        dropped, learnt);
  }

  private static Plan plan(Unpacking from) throws Foreign {
    return switch (from.below(4)) {
      case 0 -> new Plan.Climb();
      case 1 -> new Plan.Exhaustive();
      case 2 -> new Plan.Bounded(from.below(Integer.MAX_VALUE));
      default -> new Plan.Sampled();
    };
  }

  private static Counts counts(Unpacking from) throws Foreign {
    return new Counts(from.number(), from.number(), from.number(), from.number(), from.number());
  }

  private static Frontier frontier(Unpacking from) throws Foreign {
    boolean over = from.flag();
    long executed = from.number();
    List<Step> path = from.steps();
    int floor = from.below(path.size() + 1);
    List<Step> held = from.steps();
    List<Level> levels = new ArrayList<>();
    while (true) {
      int empty = from.below(path.size() + 2 - levels.size());
      for (int i = 0; i < empty; i++) {
        levels.add(Level.EMPTY);
      }
      if (levels.size() == path.size() + 1) {
        return new Frontier(floor, held, over, executed, path, levels);
      }
      levels.add(
          new Level(
              from.steps(),
              from.below(Integer.MAX_VALUE),
              from.list(() -> new Planned(from.below(Integer.MAX_VALUE), from.step()))));
    }
  }
}
