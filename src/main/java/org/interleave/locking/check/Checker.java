package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.diff.Diff;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.attach.Attaching;
import org.interleave.locking.attach.Attaching.Attached;
import org.interleave.locking.attach.Attaching.Revised;
import org.interleave.locking.check.Revisions.Passed;
import org.interleave.locking.check.Revisions.Seen;
import org.interleave.source.TreeException;
import org.jspecify.annotations.Nullable;

/** Checks series by rules. What it parsed it uses again; for one series at a time. */
public final class Checker {
  private static final int MOST_ERRORS = 3;

  private final ParseCache cache;

  /** What files of a base mention: the same for all who check a series again. */
  private final Map<Searched, Map<String, Set<String>>> mentions = new ConcurrentHashMap<>();

  private record Searched(Optional<String> base, Set<String> words) {}

  private final Watch watch;

  /** Hears how far a check is. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A revision was judged.
     *
     * @param revision from 1
     */
    void judged(int revision, int all);
  }

  public Checker(ParseCache cache) {
    this(cache, (revision, all) -> {});
  }

  public Checker(ParseCache cache, Watch watch) {
    this.cache = cache;
    this.watch = watch;
  }

  /** What to check by. */
  public sealed interface Rules {
    List<Rule> rules();

    /** Somebody chose these: a name that the code does not have is worth a word. */
    record Chosen(List<Rule> rules) implements Rules {
      public Chosen {
        rules = List.copyOf(rules);
      }
    }

    /** These are there for whatever series they fit. */
    record Offered(List<Rule> rules) implements Rules {
      public Offered {
        rules = List.copyOf(rules);
      }
    }
  }

  public Checked check(Subject subject, Rules rules) throws InterruptedException {
    return check(subject, rules, Optional.empty());
  }

  /**
   * @param executions run on every revision for what they see of the sites
   */
  public Checked check(Subject subject, Rules rules, Optional<Executions> executions)
      throws InterruptedException {
    Scope scope = Scope.of(subject, rules.rules());
    SourceTree base = new Remembered(subject.revisions().getFirst().files());
    SourceTree last = new Remembered(subject.revisions().getLast().files());
    Reading reading = Reading.of(base, last, scope.units(), scope.touched(), cache);
    Passed passed = Revisions.of(subject, scope, reading, rules.rules(), watch);
    List<Seen> states = passed.seen();
    Set<String> used = new LinkedHashSet<>();
    states.forEach(state -> state.rules().forEach(rule -> used.add(rule.id())));
    List<Rule> all = distinct(states, rules.rules());
    Attaching.Result result =
        new Attaching(all)
            .attach(
                states.stream()
                    .map(state -> new Revised(state.analysis().sites(), state.files()))
                    .toList(),
                subject.placed().stream().map(Placed::diff).toList());
    List<Problem> problems = new ArrayList<>(general(subject, scope));
    List<Problem> remarks = states.stream().flatMap(state -> state.remarks().stream()).toList();
    problems.addAll(unreadable(states, remarks));
    problems.addAll(missing(states));
    problems.addAll(early(states));
    problems.addAll(misnamed(rules, used, passed));
    result.problems().forEach(problem -> problems.add(inMail(subject, problem)));
    List<Problem> left =
        LeftBehind.of(
            subject,
            reading,
            words -> mentions(subject.search(), words),
            states.stream().map(Seen::files).toList(),
            states.stream().skip(1).map(Seen::changes).toList());
    remarks.stream()
        .filter(problem -> left.stream().noneMatch(other -> LeftBehind.same(problem, other)))
        .forEach(problem -> problems.add(inMail(subject, problem)));
    problems.addAll(left);
    return new Checked(
        subject.revisions().stream().map(revision -> revision.name()).toList(),
        kept(all, rules, used, states),
        attachments(subject, states, result, witnessed(subject, states, executions), all),
        sites(states),
        problems);
  }

  private Map<String, Set<String>> mentions(Subject.Search search, Set<String> words)
      throws TreeException {
    Searched searched = new Searched(search.base(), Set.copyOf(words));
    Map<String, Set<String>> known = mentions.get(searched);
    if (known == null) {
      known = search.mentions(words);
      mentions.put(searched, known);
    }
    return known;
  }

  // ---- what came of it

  /** All rules by id: those of the file in their order, then those of the code. */
  private static List<Rule> distinct(List<Seen> states, List<Rule> given) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    given.forEach(rule -> rules.putIfAbsent(rule.id(), rule));
    states.forEach(state -> state.rules().forEach(rule -> rules.putIfAbsent(rule.id(), rule)));
    return List.copyOf(rules.values());
  }

  /** Without rules that nobody asked for and that say nothing of the series. */
  private static List<Rule> kept(List<Rule> all, Rules rules, Set<String> used, List<Seen> states) {
    Set<String> chosen =
        switch (rules) {
          case Rules.Chosen some -> some.rules().stream().map(Rule::id).collect(Collectors.toSet());
          case Rules.Offered _ -> Set.of();
        };
    Set<String> told =
        states.stream()
            .flatMap(state -> state.analysis().sites().stream())
            .map(Site::rule)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(rule ->
            chosen.contains(rule.id()) || used.contains(rule.id()) && told.contains(rule.id()))
        .toList();
  }

  private static Optional<Evidence> witnessed(
      Subject subject, List<Seen> states, Optional<Executions> executions)
      throws InterruptedException {
    if (executions.isEmpty()) {
      return Optional.empty();
    }
    List<Executions.Witness> witnesses = new ArrayList<>();
    for (int k = 0; k < states.size(); k++) {
      Set<String> lines =
          states.get(k).analysis().sites().stream()
              .map(site -> Visits.line(site.place()))
              .collect(Collectors.toSet());
      witnesses.add(executions.get().watch(subject.revisions().get(k), lines, states.size()));
    }
    return Optional.of(
        new Evidence(witnesses, states.stream().map(state -> state.files()).toList()));
  }

  private static List<Attachment> attachments(
      Subject subject,
      List<Seen> states,
      Attaching.Result result,
      Optional<Evidence> evidence,
      List<Rule> rules) {
    Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule));
    List<Attachment> attachments = new ArrayList<>();
    for (Attached attached : result.attached()) {
      Rule rule = byId.get(attached.attachment().rule());
      Attachment one =
          evidence.isPresent() && rule != null
              ? evidence.get().add(attached, rule.demand())
              : attached.attachment();
      if (one.role() != Role.REPAIRS || !losesLock(states.get(one.patch()), rule)) {
        attachments.add(inMail(subject, one));
      }
    }
    return attachments;
  }

  /** Where a rule's lock goes away altogether and the field stays, nothing is mended. */
  private static boolean losesLock(Seen state, @Nullable Rule rule) {
    return rule != null && state.unlocked().contains(rule.id());
  }

  private static Attachment inMail(Subject subject, Attachment one) {
    Placed placed = subject.placed().get(one.patch() - 1);
    Placed.Spot spot = placed.inMail(one.file(), one.hunk(), one.line(), one.side());
    return new Attachment(
        one.rule(),
        one.patch(),
        one.file(),
        spot.hunk(),
        spot.line(),
        one.side(),
        one.role(),
        one.reason(),
        one.evidence());
  }

  private static Problem inMail(Subject subject, Problem one) {
    if (one.patch() == 0 || one.hunk() == 0 || one.file().isEmpty()) {
      return one;
    }
    Placed placed = subject.placed().get(one.patch() - 1);
    Placed.Spot spot = placed.inMail(one.file().get(), one.hunk(), one.line(), Attachment.Side.NEW);
    return new Problem(
        one.kind(), one.patch(), one.file(), spot.hunk(), spot.line(), one.message());
  }

  private static List<RevisionSite> sites(List<Seen> states) {
    List<RevisionSite> sites = new ArrayList<>();
    for (int k = 0; k < states.size(); k++) {
      for (Site site : states.get(k).analysis().sites()) {
        sites.add(new RevisionSite(k, site));
      }
    }
    return sites;
  }

  // ---- problems

  private static List<Problem> general(Subject subject, Scope scope) {
    List<Problem> problems = new ArrayList<>();
    for (Subject.Note note : subject.notes()) {
      problems.add(new Problem(Kind.INCOMPLETE, note.patch(), Optional.empty(), 0, 0, note.text()));
    }
    for (int k = 0; k < subject.patches().size(); k++) {
      Diff patch = subject.patches().get(k);
      for (String text : patch.problems()) {
        problems.add(new Problem(Kind.INCOMPLETE, k + 1, Optional.empty(), 0, 0, text));
      }
    }
    scope.left().forEach(text -> problems.add(incomplete(text)));
    if (scope.units().isEmpty()) {
      problems.add(incomplete("the series touches no C file: nothing was looked at"));
    }
    return problems;
  }

  private static Problem incomplete(String text) {
    return new Problem(Kind.INCOMPLETE, 0, Optional.empty(), 0, 0, text);
  }

  /** Files that could not be parsed, and functions that were not analysed; each told once. */
  private static List<Problem> unreadable(List<Seen> states, List<Problem> remarks) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    for (int k = 0; k < states.size(); k++) {
      for (Revisions.Errors unit : states.get(k).errors()) {
        int revision = k;
        List<Program.Problem> errors =
            unit.errors().stream()
                .filter(problem -> !isRemarked(problem, revision, remarks))
                .limit(MOST_ERRORS)
                .toList();
        for (Program.Problem error : errors) {
          String message =
              error.place().file().equals(unit.path())
                  ? error.message()
                  : unit.path()
                      + " cannot be read whole: "
                      + error.place()
                      + ": "
                      + error.message();
          problems.computeIfAbsent(
              unit.path() + message,
              _ ->
                  new Problem(
                      Kind.INCOMPLETE,
                      revision,
                      Optional.of(error.place().file()),
                      0,
                      error.place().line(),
                      message));
        }
      }
      for (String text : states.get(k).analysis().problems()) {
        problems.putIfAbsent(text, new Problem(Kind.INCOMPLETE, k, Optional.empty(), 0, 0, text));
      }
    }
    return List.copyOf(problems.values());
  }

  /** Headers that are not there, each with how many files include it. */
  private static List<Problem> missing(List<Seen> states) {
    Map<String, Set<String>> units = new LinkedHashMap<>();
    Map<String, Problem> first = new LinkedHashMap<>();
    for (int k = 0; k < states.size(); k++) {
      for (Revisions.Errors unit : states.get(k).errors()) {
        for (Program.Problem error : unit.missing()) {
          Optional<String> file = Optional.of(error.place().file());
          int line = error.place().line();
          first.putIfAbsent(
              error.message(), new Problem(Kind.INCOMPLETE, k, file, 0, line, error.message()));
          units.computeIfAbsent(error.message(), _ -> new HashSet<>()).add(unit.path());
        }
      }
    }
    List<Problem> problems = new ArrayList<>();
    first.forEach((message, one) -> {
      int files = units.getOrDefault(message, Set.of()).size();
      String without = files == 1 ? " (read without it)" : " (" + files + " files read without it)";
      problems.add(
          new Problem(one.kind(), one.patch(), one.file(), 0, one.line(), message + without));
    });
    return problems;
  }

  private static List<Problem> early(List<Seen> states) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    for (int k = 0; k < states.size(); k++) {
      for (Revisions.Early one : states.get(k).early()) {
        String text =
            one.header() + " comes with patch " + one.patch() + " and was read from there";
        problems.putIfAbsent(
            one.unit() + text,
            new Problem(Kind.INCOMPLETE, k, Optional.of(one.unit()), 0, 0, text));
      }
    }
    return List.copyOf(problems.values());
  }

  private static boolean isRemarked(Program.Problem problem, int revision, List<Problem> remarks) {
    return remarks.stream()
        .anyMatch(one ->
            one.patch() <= revision
                && one.file().equals(Optional.of(problem.place().file()))
                && one.message().endsWith(problem.message()));
  }

  private static List<Problem> misnamed(Rules rules, Set<String> used, Passed passed) {
    return switch (rules) {
      case Rules.Offered _ -> List.of();
      case Rules.Chosen chosen -> {
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : chosen.rules()) {
          if (!used.contains(rule.id())) {
            List<String> unknown = passed.last().unknown(rule.demand());
            List<String> before = passed.first().unknown(rule.demand());
            List<String> told = unknown.isEmpty() ? before : unknown;
            if (!told.isEmpty()) {
              problems.add(
                  new Problem(
                      Kind.RULE,
                      0,
                      Optional.of(rule.origin().file()),
                      0,
                      rule.origin().line(),
                      rule.id() + ": the code does not have " + String.join(", nor ", told)));
            }
          }
        }
        yield problems;
      }
    };
  }
}
