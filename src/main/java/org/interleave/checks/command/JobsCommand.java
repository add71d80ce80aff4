package org.interleave.checks.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.checks.store.JobNews;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.StoredJobs;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.store.StoredSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave jobs}. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Say what workers do, and what they are to do.",
    footer = {
      "",
      "Exit status: 0 done, 1 there is no such job or it is too late, 2 a usage error."
    })
public final class JobsCommand implements Runnable {
  private static final int SHOWN = 20;

  private final InstantSource clock;
  @Spec private CommandSpec spec;

  public JobsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: list, watch, ask, cancel or retry");
  }

  @Command(description = "List jobs, those under way first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin DataOption where,
      @Option(names = "--json", description = "Print them as JSON.") boolean json,
      @Option(
              names = "--most",
              paramLabel = "N",
              defaultValue = "50",
              description = "So many at most (default: ${DEFAULT-VALUE}).")
          int most) {
    if (most < 1 || most > 10_000) {
      throw new ParameterException(spec.commandLine(), "--most must be a number from 1 to 10000");
    }
    return with(
        where,
        jobs -> {
          List<Job> all = jobs.page(0, most);
          if (json) {
            out()
                .println(
                    JsonMapper.shared()
                        .writeValueAsString(all.stream().map(JobsCommand::json).toList()));
          } else {
            all.forEach(job -> out().println(line(job)));
          }
          return 0;
        });
  }

  @Command(
      description = "Show jobs as they change, until none is left (Ctrl-C ends it).",
      mixinStandardHelpOptions = true)
  int watch(@Mixin DataOption where) {
    return with(where, this::watch);
  }

  @Command(description = "Have a version checked.")
  int ask(
      @Option(
              names = {"-h", "--help"},
              usageHelp = true,
              description = "Show this help.")
          boolean help,
      @Mixin DataOption where,
      @Parameters(paramLabel = "SERIES", description = "An id, or a Message-ID of its mails.")
          String name,
      @Option(
              names = "--version",
              paramLabel = "N",
              defaultValue = "",
              description = "The version, such as 3 or v3 (default: the newest).")
          String version) {
    try (Database database = where.open()) {
      Optional<Series> series = new StoredSeries(database.dataSource()).find(name);
      Optional<Version> wanted =
          series.flatMap(it -> version.isEmpty() ? Optional.of(it.newest()) : it.version(version));
      if (wanted.isEmpty()) {
        return refuse(
            series.isEmpty()
                ? "there is no series \"" + name + "\"; `interleave series list` has them all"
                : "series " + series.get().id().value() + " has no version " + version);
      }
      try (JobNews news = new JobNews(database.dataSource())) {
        jobs(database, news).ask(wanted.get(), System.getProperty("user.name", "somebody"));
      }
      return 0;
    }
  }

  @Command(description = "Cancel jobs.", mixinStandardHelpOptions = true)
  int cancel(
      @Mixin DataOption where,
      @Parameters(arity = "1..*", paramLabel = "JOB", description = "Its number.") List<Long> ids) {
    return with(where, jobs -> each(ids, id -> jobs.cancel(id) ? "" : id + " is not under way"));
  }

  @Command(
      description = "Queue jobs again that failed or were cancelled.",
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin DataOption where,
      @Parameters(arity = "1..*", paramLabel = "JOB", description = "Its number.") List<Long> ids) {
    return with(
        where,
        jobs -> each(ids, id -> jobs.retry(id) ? "" : id + " did not fail, or is queued again"));
  }

  private int each(List<Long> ids, java.util.function.LongFunction<String> task) {
    int status = 0;
    for (long id : ids) {
      String why = task.apply(id);
      if (!why.isEmpty()) {
        spec.commandLine().getErr().println("interleave: job " + why);
        spec.commandLine().getErr().flush();
        status = 1;
      }
    }
    return status;
  }

  private int watch(Jobs jobs) {
    BlockingQueue<Set<Long>> news = new LinkedBlockingQueue<>();
    try (AutoCloseable listening = jobs.watch(news::add)) {
      boolean terminal = System.console() != null && System.console().isTerminal();
      Map<Long, String> shown = new LinkedHashMap<>();
      while (true) {
        List<Job> all = jobs.page(0, SHOWN);
        if (terminal) {
          out().print("\u001b[H\u001b[2J");
        }
        for (Job job : all) {
          String line = line(job);
          if (terminal || job.state().isUnderWay() && !line.equals(shown.put(job.id(), line))) {
            out().println(line);
          }
        }
        out().flush();
        if (all.stream().noneMatch(job -> job.state().isUnderWay())) {
          return 0;
        }
        news.poll(5, TimeUnit.SECONDS);
        news.clear();
      }
    } catch (InterruptedException e) {
      return 1;
    } catch (Exception e) {
      throw new IllegalStateException("watching broke off", e);
    }
  }

  private static String line(Job job) {
    Job.Progress progress = job.progress();
    List<String> parts = new ArrayList<>();
    if (progress.total() > 0) {
      parts.add(progress.done() + " of " + progress.total());
    }
    if (progress.executions() > 0) {
      parts.add("%,d executions".formatted(progress.executions()));
    }
    if (progress.findings() > 0) {
      parts.add(DefectWords.count(progress.findings(), "defect"));
    }
    progress.left().ifPresent(left -> parts.add("at most " + words(left) + " left"));
    if (!job.said().isEmpty()) {
      parts.add(job.said());
    }
    return "%6d %-9s %-8s %s%s"
        .formatted(
            job.id(),
            job.state().word(),
            job.kind().word(),
            job.title(),
            parts.isEmpty() ? "" : " — " + String.join(", ", parts));
  }

  private static String words(Duration left) {
    return left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
  }

  private static Map<String, Object> json(Job job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", job.id());
    json.put("kind", job.kind().word());
    json.put("title", job.title());
    json.put("state", job.state().word());
    json.put("said", job.said());
    json.put("done", job.progress().done());
    json.put("total", job.progress().total());
    json.put("executions", job.progress().executions());
    json.put("findings", job.progress().findings());
    json.put("askedBy", job.askedBy());
    json.put("asked", job.asked().toString());
    job.started().ifPresent(time -> json.put("started", time.toString()));
    job.ended().ifPresent(time -> json.put("ended", time.toString()));
    return json;
  }

  private int with(DataOption where, ToIntFunction<Jobs> task) {
    try (Database database = where.open();
        JobNews news = new JobNews(database.dataSource())) {
      int status = task.applyAsInt(jobs(database, news));
      out().flush();
      return status;
    }
  }

  private Jobs jobs(Database database, JobNews news) {
    JobQueue queue = new JobQueue(database.dataSource(), clock);
    return new StoredJobs(database.dataSource(), queue, news, clock);
  }

  private int refuse(String why) {
    spec.commandLine().getErr().println("interleave: " + why);
    spec.commandLine().getErr().flush();
    return 2;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
