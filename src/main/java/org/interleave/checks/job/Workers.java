package org.interleave.checks.job;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.JobNews;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.JobsInHand;
import org.interleave.checks.store.Results;
import org.interleave.ingest.Messages;
import org.interleave.locking.check.BundledRules;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.RuleSets;
import org.interleave.locking.version.SeriesCheck;
import org.interleave.locking.version.VersionCheck;
import org.interleave.series.store.StoredSeries;
import org.interleave.source.store.Trees;

/** Puts workers together, in the server and outside it. */
public final class Workers {
  private Workers() {}

  /**
   * A worker that does everything.
   *
   * @param mirrors trees of this machine besides those that the database knows
   */
  public static Running on(
      DataSource database, List<Path> mirrors, Worker.Pace pace, InstantSource clock) {
    SimulateWork.Budgets budgets = SimulateWork.Budgets.USUAL;
    return on(
        database,
        mirrors,
        pace,
        new SuiteSimulating(budgets.cell()),
        budgets,
        Suiting.bundled(),
        clock);
  }

  static Running on(
      DataSource database,
      List<Path> mirrors,
      Worker.Pace pace,
      Simulating simulating,
      SimulateWork.Budgets budgets,
      Suiting suiting,
      InstantSource clock) {
    Messages messages = new Messages(database);
    RuleSets sets = new RuleSets(database, clock);
    BundledRules.names().forEach(name -> sets.offer(name, BundledRules.yaml(name)));
    JobQueue queue = new JobQueue(database, clock);
    JobsInHand hands = new JobsInHand(database, queue, clock);
    Results results = new Results(database, clock);
    Workpieces pieces =
        new Workpieces(
            new StoredSeries(database), messages, new Trees(database, clock)::all, mirrors, clock);
    ApplyWork apply = new ApplyWork(pieces, suiting, results);
    RulesWork rules =
        new RulesWork(
            pieces,
            new VersionCheck(messages, new SeriesCheck(), clock),
            sets,
            new Checks(database));
    SimulateWork simulate = new SimulateWork(pieces, suiting, simulating, results, hands, budgets);
    JobNews news = new JobNews(database);
    Worker.Work work = (job, errand, watch) -> run(apply, rules, simulate, job, errand, watch);
    return new Running(new Worker(database, hands, news, work, pace, clock), news, pieces::close);
  }

  /** A worker whose jobs are done as soon as they are begun, for measuring the queue. */
  public static Running idle(DataSource database, Worker.Pace pace, InstantSource clock) {
    JobNews news = new JobNews(database);
    Worker.Work nothing = (job, errand, watch) -> Ending.Done.of("nothing to do");
    JobsInHand hands = new JobsInHand(database, new JobQueue(database, clock), clock);
    Worker worker = new Worker(database, hands, news, nothing, pace, clock);
    return new Running(worker, news, () -> {});
  }

  private static Ending run(
      ApplyWork apply, RulesWork rules, SimulateWork simulate, Job job, Errand errand, Watch watch)
      throws InterruptedException {
    return switch (errand) {
      case Errand.Apply _ -> apply.run(job, watch);
      case Errand.Rules it -> rules.run(job, it, watch);
      case Errand.Simulate it -> simulate.run(job, it, watch);
    };
  }

  /** A worker with what it has open. */
  public static final class Running implements AutoCloseable {
    private final Worker worker;
    private final JobNews news;
    private final Runnable files;

    Running(Worker worker, JobNews news, Runnable files) {
      this.worker = worker;
      this.news = news;
      this.files = files;
    }

    /** Begins to take jobs. */
    public void start() {
      worker.start();
    }

    @Override
    public void close() {
      worker.close();
      news.close();
      files.run();
    }
  }
}
