package org.interleave.checks.job;

import java.util.List;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.Order;
import org.interleave.checks.store.Order.Urgency;
import org.interleave.locking.web.Checking;
import org.interleave.locking.web.Progress;
import org.interleave.series.PatchList;
import org.interleave.series.Version;

/** Checks by rules that somebody starts on a page, as jobs. */
public final class RuleJobs implements Checking {
  private static final String SOMEBODY = "somebody";

  private final Jobs jobs;
  private final JobQueue queue;

  public RuleJobs(Jobs jobs, JobQueue queue) {
    this.jobs = jobs;
    this.queue = queue;
  }

  @Override
  public Progress of(PatchList patches) {
    // what applies the version comes first, and queues the check
    List<Job> all =
        jobs.of(patches).stream().filter(job -> job.kind() != Job.Kind.SIMULATE).toList();
    return all.stream()
        .filter(job -> job.state().isUnderWay())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(this::progress)
        .orElseGet(Progress.Idle::new);
  }

  private Progress progress(Job job) {
    return switch (job.state()) {
      case QUEUED -> new Progress.Waiting(job.asked(), queue.ahead(job.id()));
      case RUNNING -> new Progress.Running(job.started().orElse(job.asked()));
      case FAILED -> new Progress.Failed(job.ended().orElse(job.asked()), sentence(job.said()));
      case DONE, CANCELLED -> new Progress.Idle();
    };
  }

  private static String sentence(String said) {
    String first = said.isEmpty() ? "It failed" : said;
    return Character.toUpperCase(first.charAt(0)) + first.substring(1) + ".";
  }

  @Override
  public void start(Version version, List<String> chosen) {
    if (version.patches().isEmpty()) {
      return;
    }
    Errand errand = new Errand.Rules("", chosen);
    queue.enqueue(
        List.of(
            new Order(
                PatchList.of(version),
                errand,
                version.name() + ": rules",
                SOMEBODY,
                Urgency.of(errand, SOMEBODY, version.posted(), version.patches().size()))));
  }
}
