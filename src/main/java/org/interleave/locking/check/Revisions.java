package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.diff.Diff;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Analysis;
import org.interleave.locking.analysis.Succession;
import org.interleave.locking.build.Signatures;
import org.interleave.locking.rule.Annotated;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges the revisions of a series, one after the other. What was parsed is held for a
 * few revisions at a time, so that long series of many files need no more memory than short ones.
 */
final class Revisions {
  /** Revisions that are parsed while an earlier one is judged, for each processor. */
  private static final int AHEAD = 2;

  private final Subject subject;
  private final Scope scope;
  private final Reading reading;
  private final List<Rule> rules;
  private final Succession succession = new Succession();
  private final Map<Unit, List<Rule>> annotated = new HashMap<>();
  private Set<String> doubtful = Set.of();

  private Revisions(Subject subject, Scope scope, Reading reading, List<Rule> rules) {
    this.subject = subject;
    this.scope = scope;
    this.reading = reading;
    this.rules = rules;
  }

  /**
   * What is wrong with a file.
   *
   * @param missing headers
   */
  record Errors(String path, List<Program.Problem> errors, List<Program.Problem> missing) {}

  /**
   * What is kept of a revision.
   *
   * @param rules that its code has names for, and those that it states itself
   * @param unlocked rules whose lock the code does not have, though it has the field
   * @param changes of what other files use
   * @param early headers that are included before a patch brings them
   * @param remarks on what the patch that led here did
   */
  record Seen(
      SourceTree files,
      List<Rule> rules,
      Analysis analysis,
      Set<String> unlocked,
      List<Errors> errors,
      List<Early> early,
      List<Signatures.Change> changes,
      List<Problem> remarks) {}

  /** A header that a file includes before a patch brings it. */
  record Early(String unit, String header, int patch) {}

  /**
   * All revisions.
   *
   * @param first what the code of the base has names for
   * @param last what that of the last one has
   */
  record Passed(List<Seen> seen, Vocabulary first, Vocabulary last) {}

  static Passed of(
      Subject subject, Scope scope, Reading reading, List<Rule> rules, Checker.Watch watch)
      throws InterruptedException {
    return new Revisions(subject, scope, reading, rules).passed(watch);
  }

  /** The units of one revision, as they are parsed. */
  private record Reads(SourceTree files, List<Future<Unit>> units) {}

  private Passed passed(Checker.Watch watch) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      List<SourceTree> own =
          subject.revisions().stream()
              .<SourceTree>map(revision -> new Remembered(revision.files()))
              .toList();
      Foresight foresight = new Foresight(own, scope.touched());
      List<SourceTree> files =
          IntStream.range(0, own.size()).mapToObj(foresight::revision).toList();
      Map<Integer, Reads> ahead = new HashMap<>();
      List<Seen> seen = new ArrayList<>();
      @Nullable Read before = null;
      Vocabulary first = new Vocabulary(List.of());
      for (int k = 0; k < files.size(); k++) {
        // what revisions have in common is found in the cache once the first has been read
        int until = k == 0 ? 0 : k + AHEAD * processors;
        for (int next = k; next <= Math.min(until, files.size() - 1); next++) {
          SourceTree tree = files.get(next);
          ahead.computeIfAbsent(next, _ -> reads(pool, tree));
        }
        Reads reads = ahead.remove(k);
        Read now = new Read(files.get(k), results(reads == null ? List.of() : reads.units));
        if (k == 0) {
          first = new Vocabulary(now.units);
          doubtful = Remarks.doubtful(now.units, added(pool, files.getFirst(), files.getLast()));
        }
        seen.add(seen(k, before, seen.isEmpty() ? null : seen.getLast(), now, foresight));
        before = now;
        watch.judged(k + 1, files.size());
      }
      Vocabulary last = new Vocabulary(before == null ? List.of() : before.units);
      return new Passed(seen, first, last);
    }
  }

  /** The files that the series adds, as they are in the end. */
  private List<Unit> added(ExecutorService pool, SourceTree base, SourceTree last)
      throws InterruptedException {
    List<Future<Unit>> units = new ArrayList<>();
    for (String path : scope.units()) {
      if (base.file(path).isEmpty() && last.file(path).isPresent()) {
        units.add(pool.submit(() -> reading.unit(last, path)));
      }
    }
    return results(units);
  }

  private Reads reads(ExecutorService pool, SourceTree tree) {
    List<Future<Unit>> units = new ArrayList<>();
    for (String path : scope.units()) {
      if (tree.file(path).isPresent()) {
        units.add(pool.submit(() -> reading.unit(tree, path)));
      }
    }
    return new Reads(tree, units);
  }

  private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
    return results;
  }

  /** One revision, read. */
  private record Read(SourceTree files, List<Unit> units) {}

  private Seen seen(
      int k, @Nullable Read before, @Nullable Seen last, Read now, Foresight foresight) {
    Vocabulary vocabulary = new Vocabulary(now.units);
    List<Rule> applied = applied(vocabulary, now.units);
    boolean same =
        before != null
            && last != null
            && before.units.equals(now.units)
            && ids(last.rules).equals(ids(applied));
    Set<String> mentioned = scope.mentioned(now.files);
    Analysis analysis =
        same && last != null
            ? last.analysis
            : succession.next(
                now.units, applied, name -> !scope.whole() || mentioned.contains(name));
    Diff diff = k == 0 ? null : subject.placed().get(k - 1).diff();
    return new Seen(
        now.files,
        applied,
        analysis,
        unlocked(vocabulary, applied, last),
        now.units.stream().map(Revisions::errors).toList(),
        now.units.stream().flatMap(unit -> early(unit, k, foresight)).toList(),
        before == null || diff == null
            ? List.of()
            : LeftBehind.changes(diff, before.units, now.units),
        before == null || diff == null
            ? List.of()
            : Remarks.of(k, diff, before.units, now.units, doubtful));
  }

  private static Set<String> ids(List<Rule> rules) {
    return rules.stream().map(Rule::id).collect(Collectors.toSet());
  }

  /** Those that the code of a revision has names for, and those that it states itself. */
  private List<Rule> applied(Vocabulary vocabulary, List<Unit> units) {
    Map<String, Rule> applied = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (vocabulary.speaksOf(rule.demand())) {
        applied.putIfAbsent(rule.id(), rule);
      }
    }
    annotated.keySet().retainAll(Set.copyOf(units));
    for (Unit unit : units) {
      annotated
          .computeIfAbsent(unit, Annotated::of)
          .forEach(rule -> applied.putIfAbsent(rule.id(), rule));
    }
    return List.copyOf(applied.values());
  }

  private static Set<String> unlocked(
      Vocabulary vocabulary, List<Rule> applied, @Nullable Seen last) {
    Set<String> unlocked = new HashSet<>();
    if (last != null) {
      for (Rule rule : last.rules) {
        if (rule.demand() instanceof Demand.GuardedBy guarded && vocabulary.has(guarded.field())) {
          unlocked.add(rule.id());
        }
      }
    }
    unlocked.removeAll(ids(applied));
    return unlocked;
  }

  private static Stream<Early> early(Unit unit, int k, Foresight foresight) {
    return unit.files().stream()
        .flatMap(file ->
            foresight.from(file, k).stream().map(patch -> new Early(unit.path(), file, patch)));
  }

  /** What comes of a missing header is not worth a word beside it. */
  private static Errors errors(Unit unit) {
    List<Program.Problem> errors =
        unit.problems().stream()
            .filter(problem -> problem.severity() == Program.Severity.ERROR)
            .toList();
    return unit.missing().isEmpty()
        ? new Errors(unit.path(), errors, List.of())
        : new Errors(unit.path(), List.of(), unit.missing());
  }
}
