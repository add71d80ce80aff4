package org.interleave.checks.job;

import java.util.ArrayList;
import java.util.List;
import org.interleave.checks.Job;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.Order;
import org.interleave.checks.store.Order.Urgency;
import org.interleave.checks.store.Results;
import org.interleave.simulation.suite.Suite;
import org.interleave.source.Problem;

/** Finds what a version stands on, and queues what is to be checked of it there. */
final class ApplyWork {
  private final Workpieces pieces;
  private final Suiting suiting;
  private final Results results;

  ApplyWork(Workpieces pieces, Suiting suiting, Results results) {
    this.pieces = pieces;
    this.suiting = suiting;
    this.results = results;
  }

  Ending run(Job job, Watch watch) throws InterruptedException {
    watch.say("looking for the base");
    return switch (pieces.apply(job.version())) {
      case Workpieces.Found.Elsewhere it -> Elsewhere.wait(it);
      case Workpieces.Found.Nowhere it -> Ending.Failed.of(it);
      case Workpieces.Found.Here it -> applied(job, it.piece(), watch);
    };
  }

  private Ending applied(Job job, Workpiece piece, Watch watch) {
    List<Suite> suites = suiting.of(piece);
    List<Order> next = new ArrayList<>();
    next.add(order(job, piece, new Errand.Rules(piece.base(), List.of()), "rules"));
    for (Suite suite : suites) {
      for (int k = 0; k < piece.sound(); k++) {
        next.add(
            order(
                job,
                piece,
                new Errand.Simulate(piece.base(), suite.name(), k),
                suite.name() + " at +" + k));
      }
    }
    int revisions = piece.revisions().size();
    watch.at(revisions, revisions, 0, 0);
    return new Ending.Done(said(piece, suites), () -> expect(job, piece, suites), next);
  }

  private static Order order(Job job, Workpiece piece, Errand errand, String what) {
    int patches = piece.version().patches().size();
    return new Order(
        job.version(),
        errand,
        job.title() + ": " + what,
        job.askedBy(),
        Urgency.of(errand, job.askedBy(), piece.version().posted(), patches));
  }

  private void expect(Job job, Workpiece piece, List<Suite> suites) {
    for (Suite suite : suites) {
      List<Results.Line> lines =
          suite.scenarios().stream()
              .map(scenario -> new Results.Line(scenario.name(), scenario.title()))
              .toList();
      for (int k = 0; k < piece.sound(); k++) {
        results.expect(new Results.Place(job.version(), suite.name(), k), lines);
      }
    }
  }

  private static String said(Workpiece piece, List<Suite> suites) {
    int patches = piece.version().patches().size();
    List<Problem> problems = piece.applied().revisions().problems();
    String base = piece.base().substring(0, Math.min(12, piece.base().length()));
    String applies =
        problems.isEmpty()
            ? (patches == 1 ? "the patch applies to " : "all " + patches + " patches apply to ")
                + base
            : "patch "
                + piece.sound()
                + " does not apply to "
                + base
                + " as a whole: "
                + problems.getFirst().explain();
    String run =
        suites.isEmpty()
            ? "no suite is about the files that it changes"
            : "to be run: " + String.join(", ", suites.stream().map(Suite::name).toList());
    return applies + "; " + run;
  }
}
