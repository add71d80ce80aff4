package org.interleave.locking.version;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Rule;
import org.interleave.locking.store.Checks.Circumstances;
import org.interleave.locking.store.Checks.SetVersion;
import org.interleave.locking.store.RuleKey;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.version.SeriesCheck.Choice;
import org.interleave.mail.Message;
import org.interleave.series.Version;
import org.interleave.source.Base;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;

/** Checks a stored version by rules of sets, or by rules that somebody tries. */
public final class VersionCheck {
  private static final Duration APPLYING = Duration.ofMinutes(5);

  private final Messages messages;
  private final SeriesCheck check;
  private final InstantSource clock;

  public VersionCheck(Messages messages, SeriesCheck check, InstantSource clock) {
    this.messages = messages;
    this.check = check;
    this.clock = clock;
  }

  /** A version's files and what is said of them. */
  private record Ground(Application.Applied applied, List<Diff> diffs, List<String> titles) {}

  /** An answer as it is kept. */
  public record Answer(Circumstances how, Checked checked) {}

  /**
   * Checks by sets.
   *
   * @param choice whether a person chose them; else only those count that speak of what the version
   *     changes
   */
  public Answer check(
      Version version, Application.Applied applied, List<RuleSetVersion> wanted, Choice choice)
      throws CheckRefused, TreeException, InterruptedException {
    Instant started = clock.instant();
    Ground ground = ground(version, applied);
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
            applied.tree().toString(),
            applied.base().commit().orElse(""),
            started,
            Duration.between(started, clock.instant()),
            wanted.stream()
                .filter(set -> choice == Choice.CHOSEN || used.contains(Optional.of(set.set())))
                .map(set -> new SetVersion(set.set(), set.number()))
                .toList());
    return new Answer(how, answer);
  }

  /** Checks by rules that are not kept. */
  public Checked attempt(Version version, Applications applications, List<Rule> rules)
      throws CheckRefused, TreeException, InterruptedException {
    return checked(ground(version, applied(version, applications)), rules, Choice.CHOSEN);
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

  private static Application.Applied applied(Version version, Applications applications)
      throws CheckRefused {
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
      case Application.Applied applied -> applied;
    };
  }

  private Ground ground(Version version, Application.Applied applied) throws CheckRefused {
    return new Ground(
        applied, diffs(version), version.patches().stream().map(Version.Patch::title).toList());
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
}
