package org.interleave.locking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Rule;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.Circumstances;
import org.interleave.locking.store.Checks.SetVersion;
import org.interleave.locking.store.RuleKey;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSets;
import org.interleave.locking.web.SeriesCheck.Choice;
import org.interleave.mail.Message;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.source.Base;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks versions in the background, one at a time: a check wants all memory and both cores. */
public final class Checking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checking.class);
  private static final int MOST_WAITING = 32;
  private static final int KEPT_STATES = 200;
  private static final Duration APPLYING = Duration.ofMinutes(5);

  private final Applications applications;
  private final Messages messages;
  private final Checks checks;
  private final SeriesCheck check;
  private final InstantSource clock;
  private final ThreadPoolExecutor worker;
  private final Map<PatchList, Progress> progress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PatchList, Progress> eldest) {
          return size() > KEPT_STATES && !isUnderWay(eldest.getValue());
        }
      };

  public Checking(
      Applications applications,
      Messages messages,
      Checks checks,
      SeriesCheck check,
      InstantSource clock) {
    this.applications = applications;
    this.messages = messages;
    this.checks = checks;
    this.check = check;
    this.clock = clock;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("checking").daemon().factory());
  }

  /** A version's files and what is said of them. */
  private record Ground(Application.Applied applied, List<Diff> diffs, List<String> titles) {}

  public synchronized Progress of(PatchList patches) {
    Progress known = progress.getOrDefault(patches, new Progress.Idle());
    if (!(known instanceof Progress.Waiting waiting)) {
      return known;
    }
    int ahead = 0;
    for (Map.Entry<PatchList, Progress> entry : progress.entrySet()) {
      if (entry.getKey().equals(patches)) {
        break;
      }
      ahead += isUnderWay(entry.getValue()) ? 1 : 0;
    }
    return new Progress.Waiting(waiting.since(), ahead);
  }

  private static boolean isUnderWay(Progress state) {
    return switch (state) {
      case Progress.Idle idle -> false;
      case Progress.Failed failed -> false;
      case Progress.Waiting waiting -> true;
      case Progress.Running running -> true;
    };
  }

  /**
   * Has a version checked and the answer kept, unless that is under way.
   *
   * @param wanted the sets to check by
   * @param choice whether a person chose them; else only those count that speak of what the version
   *     changes
   */
  public synchronized void start(Version version, List<RuleSetVersion> wanted, Choice choice) {
    PatchList patches = PatchList.of(version);
    if (isUnderWay(of(patches))) {
      return;
    }
    progress.remove(patches);
    progress.put(patches, new Progress.Waiting(clock.instant(), 0));
    try {
      worker.execute(() -> run(version, patches, wanted, choice));
    } catch (RejectedExecutionException full) {
      progress.put(
          patches, new Progress.Failed(clock.instant(), "Too many checks are waiting already."));
    }
  }

  /** Has all versions of a series checked that have no answer yet. */
  public void startMissing(Series series, RuleSets sets) {
    for (Version version : series.versions()) {
      if (checks.accounts(PatchList.of(version)).isEmpty()) {
        start(version, sets.all(), Choice.OFFERED);
      }
    }
  }

  /** Checks a version by rules that are not kept; the answer is not kept either. */
  CompletableFuture<Checked> attempt(Version version, List<Rule> rules) {
    CompletableFuture<Checked> answer = new CompletableFuture<>();
    try {
      worker.execute(() -> {
        try {
          answer.complete(checked(ground(version), rules, Choice.CHOSEN));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          answer.completeExceptionally(e);
        } catch (CheckRefused | TreeException | RuntimeException | StackOverflowError e) {
          answer.completeExceptionally(e);
        }
      });
    } catch (RejectedExecutionException full) {
      answer.completeExceptionally(new CheckRefused("Too many checks are waiting already."));
    }
    return answer;
  }

  private void run(Version version, PatchList patches, List<RuleSetVersion> wanted, Choice choice) {
    set(patches, new Progress.Running(clock.instant()));
    Progress end;
    try {
      end = checked(version, patches, wanted, choice);
    } catch (CheckRefused e) {
      end = new Progress.Failed(clock.instant(), e.reason());
    } catch (TreeException e) {
      end = new Progress.Failed(clock.instant(), "The tree cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end = new Progress.Failed(clock.instant(), "The server stopped.");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("checking {} failed", version.name(), e);
      end = new Progress.Failed(clock.instant(), "The check itself broke: " + e);
    }
    set(patches, end);
  }

  private Progress checked(
      Version version, PatchList patches, List<RuleSetVersion> wanted, Choice choice)
      throws CheckRefused, TreeException, InterruptedException {
    Instant started = clock.instant();
    Ground ground = ground(version);
    List<Rule> rules = new ArrayList<>();
    for (RuleSetVersion set : wanted) {
      set.rules().forEach(rule -> rules.add(in(set.set(), rule)));
    }
    Checked answer = sound(checked(ground, rules, choice), ground);
    Set<Optional<String>> used =
        answer.rules().stream()
            .map(rule -> RuleKey.of(rule.id()).set())
            .collect(Collectors.toSet());
    Circumstances how =
        new Circumstances(
            ground.applied.tree().toString(),
            ground.applied.base().commit().orElse(""),
            started,
            Duration.between(started, clock.instant()),
            wanted.stream()
                .filter(set -> choice == Choice.CHOSEN || used.contains(Optional.of(set.set())))
                .map(set -> new SetVersion(set.set(), set.number()))
                .toList());
    checks.keep(patches, how, answer);
    return new Progress.Idle();
  }

  private Checked checked(Ground ground, List<Rule> rules, Choice choice)
      throws TreeException, InterruptedException {
    return check.check(ground.applied, ground.diffs, ground.titles, rules, choice);
  }

  /**
   * Once a patch does not apply, the code is nobody's: a compiler's complaint about it would be
   * about us.
   */
  private static Checked sound(Checked answer, Ground ground) {
    int first =
        ground.applied.revisions().problems().stream()
            .mapToInt(problem -> problem.patch())
            .min()
            .orElse(Integer.MAX_VALUE);
    if (first == Integer.MAX_VALUE) {
      return answer;
    }
    List<Problem> problems = new ArrayList<>();
    problems.add(
        new Problem(
            Kind.INCOMPLETE,
            0,
            Optional.empty(),
            0,
            0,
            "patch "
                + first
                + " does not apply as a whole to this base, so what is said from there on may be"
                + " wrong, and what a compiler would say is left out; a tree with the base that the"
                + " series was made for helps"));
    answer.problems().stream()
        .filter(it -> it.patch() < first || it.kind() != Kind.COMPILE && it.kind() != Kind.CALLER)
        .forEach(problems::add);
    return new Checked(
        answer.revisions(), answer.rules(), answer.attachments(), answer.sites(), problems);
  }

  private synchronized void set(PatchList patches, Progress state) {
    if (state instanceof Progress.Idle) {
      progress.remove(patches);
    } else {
      progress.put(patches, state);
    }
  }

  /** Ids are unique in a set only. */
  private static Rule in(String set, Rule rule) {
    String whole = new RuleKey(Optional.of(set), rule.id()).whole();
    return new Rule(
        whole,
        rule.title(),
        rule.demand(),
        rule.because(),
        rule.in(),
        rule.except(),
        rule.origin());
  }

  private Ground ground(Version version) throws CheckRefused {
    if (version.patches().isEmpty()) {
      throw new CheckRefused("This version has no patches.");
    }
    return switch (applications.of(version, APPLYING)) {
      case Application.NoTree none ->
          throw new CheckRefused("No tree is known; add one with: interleave tree add REPO");
      case Application.Pending pending ->
          throw new CheckRefused("The base of this version is still being looked for; try again.");
      case Application.Unreadable unreadable ->
          throw new CheckRefused(
              "No known tree can be read: " + String.join("; ", unreadable.reasons()));
      case Application.Applied applied when applied.base().how() == Base.How.NONE ->
          throw new CheckRefused("No base was found in " + applied.tree() + ".");
      case Application.Applied applied ->
          new Ground(
              applied,
              diffs(version),
              version.patches().stream().map(Version.Patch::title).toList());
    };
  }

  private List<Diff> diffs(Version version) throws CheckRefused {
    List<Diff> diffs = new ArrayList<>();
    for (Version.Patch patch : version.patches()) {
      if (!(messages.read(patch.message()).orElse(null) instanceof Message mail)) {
        throw new CheckRefused("The mail of patch " + patch.number() + " cannot be read.");
      }
      diffs.add(Diff.parse(mail.body().diff()));
    }
    return diffs;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
