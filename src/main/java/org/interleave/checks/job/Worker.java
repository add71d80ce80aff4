package org.interleave.checks.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.JobNews;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.JobsInHand;
import org.interleave.checks.store.JobsInHand.End;
import org.interleave.checks.store.Pick;
import org.interleave.checks.store.Superseded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes jobs from the queue that all workers of a database share, and does them. db-scheduler deals
 * them out, keeps a heartbeat for each and finds those whose worker died; what a job comes to is
 * written by {@link JobsInHand} in one transaction with the end of its task.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final DataSource database;
  private final JobsInHand jobs;
  private final JobNews news;
  private final Work work;
  private final Pace pace;
  private final InstantSource clock;
  private final Map<Pick, Watch> watches = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> ended = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("job-pulse").daemon().factory());
  private final Scheduler scheduler;

  /** Whether the last pulse did not get through. */
  private volatile boolean mute;

  /** Does one job. */
  @FunctionalInterface
  interface Work {
    Ending run(Job job, Errand errand, Watch watch) throws InterruptedException;
  }

  /**
   * How a worker goes about it.
   *
   * @param threads how many jobs it does at a time
   * @param polling how long it waits at most before it looks for jobs again
   * @param heartbeat how often it says that it is alive; after four that were missed it is dead
   * @param ahead how many jobs it fetches at a time, for each thread
   */
  public record Pace(int threads, Duration polling, Duration heartbeat, int ahead) {
    /** A job wants so much memory that more of them at a time would be slower, or die. */
    private static final long BYTES_OF_A_JOB = 320L << 20;

    /** As this machine allows. */
    public static Pace here() {
      Runtime runtime = Runtime.getRuntime();
      long fit = Math.max(1, runtime.maxMemory() / BYTES_OF_A_JOB);
      int threads = (int) Math.min(fit, runtime.availableProcessors());
      return new Pace(threads, Duration.ofSeconds(2), Duration.ofSeconds(3), 1);
    }
  }

  Worker(
      DataSource database,
      JobsInHand jobs,
      JobNews news,
      Work work,
      Pace pace,
      InstantSource clock) {
    this.database = database;
    this.jobs = jobs;
    this.news = news;
    this.work = work;
    this.pace = pace;
    this.clock = clock;
    this.scheduler = scheduler();
  }

  private Scheduler scheduler() {
    Task<Void> task =
        Tasks.custom(JobQueue.TASK, Void.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
            .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
            .execute((instance, context) -> {
              take(context.getExecution());
              // the end of the task was written together with what the job came to
              CompletionHandler<Void> nothing = (complete, operations) -> {};
              return nothing;
            });
    return Scheduler.create(database, task)
        .schedulerName(new SchedulerName.Fixed(name()))
        .threads(pace.threads())
        .enablePriority()
        .pollUsingLockAndFetch(0.5 * pace.ahead(), pace.ahead())
        .pollingInterval(pace.polling())
        .heartbeatInterval(pace.heartbeat())
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .failureLogging(LogLevel.WARN, false)
        .build();
  }

  private static String name() {
    return "worker-" + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;
  }

  /** Begins to take jobs. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      news.listen(ids -> scheduler.triggerCheckForDueExecutions());
      pulse.scheduleWithFixedDelay(this::tell, 300, 300, TimeUnit.MILLISECONDS);
      scheduler.start();
    }
  }

  private void take(Execution execution) throws RuntimeException {
    long id = Long.parseLong(execution.taskInstance.getId());
    Pick pick = new Pick(id, execution.version);
    if (stopping.get()) {
      jobs.release(pick, Duration.ZERO, "");
      return;
    }
    try {
      if (jobs.begin(pick) instanceof JobsInHand.Begun.Yes yes) {
        run(yes.job(), yes.errand(), pick);
      }
      ended.add(id);
    } catch (Superseded e) {
      LOG.info("{}: what it came to is dropped", e.getMessage());
    }
  }

  private void run(Job job, Errand errand, Pick pick) {
    Watch watch = new Watch(pick, job.progress(), clock);
    watches.put(pick, watch);
    try {
      end(watch, ending(job, errand, watch));
    } catch (Superseded e) {
      throw e; // the job is somebody else's: nothing can be written
    } catch (DataAccessException | TransactionException e) {
      refused(job, pick, e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.error("{} {} broke: {}", job.kind().word(), job.title(), e.toString());
      jobs.stumble(pick, pace.polling(), broken(e));
    } catch (RuntimeException | Error e) {
      LOG.error("{} {} broke", job.kind().word(), job.title(), e);
      end(watch, Ending.Failed.of("the job itself broke: " + e));
    } finally {
      watches.remove(pick);
      // an interrupt was for the job, not for the thread
      Thread.interrupted();
    }
  }

  /** Where the database is away this cannot be written either: then db-scheduler tries again. */
  private void refused(Job job, Pick pick, RuntimeException failure) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    String why = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    try {
      jobs.stumble(pick, pace.polling(), "the database refused it: " + why);
      LOG.error("{} {}: the database refused it", job.kind().word(), job.title(), failure);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("{} {} waits for the database: {}", job.kind().word(), job.title(), why);
      throw failure;
    }
  }

  private static String broken(Error error) {
    return error instanceof OutOfMemoryError
        ? "it needs more memory than the worker has; INTERLEAVE_HEAP gives more"
        : "it needs more stack than the worker has";
  }

  private Ending ending(Job job, Errand errand, Watch watch) {
    try {
      return work.run(job, errand, watch);
    } catch (InterruptedException e) {
      return new Ending.Interrupted();
    } catch (RuntimeException e) {
      if (watch.goesOn() || e instanceof DataAccessException || e instanceof Superseded) {
        throw e;
      }
      // whoever is interrupted in the middle may fail in many ways
      LOG.info("{} {} was interrupted: {}", job.kind().word(), job.title(), e.toString());
      return new Ending.Interrupted();
    } finally {
      Thread.interrupted();
    }
  }

  private void end(Watch watch, Ending ending) {
    Pick pick = watch.pick();
    Job.Progress progress = watch.progress();
    switch (ending) {
      case Ending.Done done ->
          jobs.end(pick, End.of(Job.State.DONE, done.said()), progress, done.writes(), done.next());
      case Ending.Failed failed ->
          close(watch, new End(Job.State.FAILED, failed.why(), failed.wantsTree()));
      case Ending.Later later -> jobs.release(pick, later.delay(), later.said());
      case Ending.Interrupted _ when watch.isCancelled() ->
          close(watch, End.of(Job.State.CANCELLED, "cancelled"));
      case Ending.Interrupted _ -> jobs.release(pick, Duration.ZERO, "");
    }
  }

  private void close(Watch watch, End end) {
    jobs.end(watch.pick(), end, watch.progress(), () -> {}, List.of());
  }

  private void tell() {
    List<Long> done = new ArrayList<>();
    for (Long id = ended.poll(); id != null; id = ended.poll()) {
      done.add(id);
    }
    try {
      List<JobsInHand.Pulse> pulses =
          watches.values().stream().flatMap(watch -> watch.news().stream()).toList();
      if (!pulses.isEmpty() || !done.isEmpty()) {
        jobs.pulse(pulses, done);
      }
      List<Long> running = watches.keySet().stream().map(Pick::job).toList();
      for (long id : jobs.cancelled(running)) {
        watches.values().stream().filter(watch -> watch.pick().job() == id).forEach(Watch::cancel);
      }
      if (mute) {
        LOG.info("progress of jobs is told again");
        mute = false;
      }
    } catch (RuntimeException e) {
      // the pulse must go on, whatever it was
      ended.addAll(done);
      if (!mute) {
        LOG.warn("progress of jobs cannot be told, nor who cancels them be heard", e);
        mute = true;
      }
    }
  }

  /** Gives back what is not done, with what is saved of it, and takes no more. */
  @Override
  public void close() {
    stopping.set(true);
    watches.values().forEach(Watch::stop);
    if (started.get()) {
      scheduler.stop();
    }
    pulse.shutdown();
    tell();
  }
}
