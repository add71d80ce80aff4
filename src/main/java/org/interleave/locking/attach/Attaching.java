package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interleave.c.SourceTree;
import org.interleave.diff.Diff;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Evidence;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.Site.State;
import org.interleave.locking.attach.Judging.Doubt;
import org.interleave.locking.attach.Judging.Finding;
import org.interleave.locking.attach.PatchChange.ChangedLine;
import org.jspecify.annotations.Nullable;

/**
 * Attaches rules to hunks: the role of a hunk is the difference between the sites before its patch
 * and those after it.
 */
public final class Attaching {
  private static final Comparator<ChangedLine> BY_LINE =
      Comparator.comparingInt(ChangedLine::line).thenComparing(ChangedLine::side);

  private final Map<String, Demand> demands;

  public Attaching(List<Rule> rules) {
    this.demands =
        rules.stream()
            .collect(Collectors.toMap(Rule::id, Rule::demand, (first, _) -> first, TreeMap::new));
  }

  /** One revision: its files, and the sites of all rules in them. */
  public record Revised(List<Site> sites, SourceTree files) {
    public Revised {
      sites = List.copyOf(sites);
    }
  }

  /**
   * An attachment with the sites that it speaks of.
   *
   * @param before those of the revision below, where it has them
   * @param after those of the patch's own revision, where it has them
   */
  public record Attached(Attachment attachment, List<Site> before, List<Site> after) {
    public Attached {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** What a series does: attachments in the order of patches and hunks, and doubts about locks. */
  public record Result(List<Attached> attached, List<Problem> problems) {
    public Result {
      attached = List.copyOf(attached);
      problems = List.copyOf(problems);
    }

    public List<Attachment> attachments() {
      return attached.stream().map(Attached::attachment).toList();
    }
  }

  /**
   * @param revisions the base and one more for each patch
   * @param patches the diffs between them, with the line numbers of those files
   */
  public Result attach(List<Revised> revisions, List<Diff> patches) {
    if (revisions.size() != patches.size() + 1) {
      throw new IllegalArgumentException(
          revisions.size() + " revisions do not fit " + patches.size() + " patches");
    }
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < patches.size(); k++) {
      steps.add(step(k + 1, revisions.get(k), revisions.get(k + 1), patches.get(k)));
    }
    List<Attached> attached = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      for (Group group : steps.get(k).groups) {
        attached.add(group.attached(later(group, steps, k)));
      }
      problems.addAll(steps.get(k).problems);
    }
    return new Result(attached, problems);
  }

  /** What one patch does. */
  private record Step(Matching matching, List<Group> groups, List<Problem> problems) {}

  private Step step(int patch, Revised before, Revised after, Diff diff) {
    PatchChange change = PatchChange.of(diff, before.files(), after.files());
    Matching matching = Matching.of(change, before.sites(), after.sites());
    Judging judging = new Judging(change, this::isAdverse, rule -> reasons(rule).lockWord());
    Map<Group.Key, Group> groups = new LinkedHashMap<>();
    Map<List<Object>, Problem> problems = new LinkedHashMap<>();
    for (int j = 0; j < matching.after().size(); j++) {
      int i = matching.previous(j);
      Site old = i < 0 ? null : matching.before().get(i);
      Site now = matching.after().get(j);
      int index = j;
      judging.judge(old, now).ifPresent(found -> add(groups, patch, found, index));
      judging.doubt(old, now).ifPresent(doubt -> add(problems, patch, doubt));
    }
    for (int i = 0; i < matching.before().size(); i++) {
      if (matching.next(i) < 0) {
        judging
            .judge(matching.before().get(i), null)
            .ifPresent(found -> add(groups, patch, found, -1));
      }
    }
    return new Step(matching, ordered(groups, change), List.copyOf(problems.values()));
  }

  private void add(Map<Group.Key, Group> groups, int patch, Finding finding, int index) {
    ChangedLine line = finding.cause().line();
    String rule = finding.site().rule();
    boolean nothingNear = finding.site().cites().isEmpty();
    if (finding.role() == Role.RELIES_ON && isAdverse(rule) && nothingNear) {
      // what is forbidden elsewhere is not done here either: no reviewer would say so
      return;
    }
    Group.Key key = new Group.Key(rule, line.file(), line.hunk(), finding.role());
    groups.computeIfAbsent(key, one -> new Group(one, patch, reasons(rule))).add(finding, index);
  }

  private void add(Map<List<Object>, Problem> problems, int patch, Doubt doubt) {
    ChangedLine line = doubt.cause().line();
    String rule = doubt.now().rule();
    problems.putIfAbsent(
        List.of(rule, line.file(), line.hunk()),
        new Problem(
            Kind.INCOMPLETE,
            patch,
            Optional.of(line.file()),
            line.hunk(),
            line.line(),
            rule + ": " + reasons(rule).of(doubt)));
  }

  private boolean isAdverse(String rule) {
    Demand demand = demands.get(rule);
    return demand != null
        && switch (demand) {
          case Demand.MustNotHold _, Demand.LockOrder _, Demand.Forbids _, Demand.PoisonedAfter _ ->
              true;
          case Demand.GuardedBy _,
              Demand.MustHold _,
              Demand.Acquires _,
              Demand.Releases _,
              Demand.HoldsReference _,
              Demand.Requires _,
              Demand.Asserts _ ->
              false;
        };
  }

  private Reasons reasons(String rule) {
    return new Reasons(Optional.ofNullable(demands.get(rule)));
  }

  /** Without those that only rely on a rule which the same hunk enforces or mends. */
  private static List<Group> ordered(Map<Group.Key, Group> groups, PatchChange change) {
    List<String> files = change.files().stream().map(FileChange::path).toList();
    return groups.values().stream()
        .filter(group ->
            group.key.role != Role.RELIES_ON
                || (!groups.containsKey(group.key.as(Role.ENFORCES))
                    && !groups.containsKey(group.key.as(Role.REPAIRS))))
        .sorted(
            Comparator.<Group>comparingInt(group -> files.indexOf(group.key.file))
                .thenComparingInt(group -> group.key.hunk)
                .thenComparing(group -> group.key.rule)
                .thenComparing(group -> group.key.role))
        .toList();
  }

  /** The later patch by which all that a hunk breaks is whole again; 0 for none. */
  private static int later(Group group, List<Step> steps, int k) {
    if (group.key.role != Role.BREAKS) {
      return 0;
    }
    int last = 0;
    for (int start : group.indices) {
      int at = start;
      int mended = 0;
      for (int j = k + 1; j < steps.size() && mended == 0; j++) {
        Matching matching = steps.get(j).matching;
        // both hold the sites of one revision, in the same order
        at = matching.next(at);
        if (at < 0 || isKept(matching.after().get(at))) {
          mended = j + 1;
        }
      }
      if (mended == 0) {
        return 0;
      }
      last = Math.max(last, mended);
    }
    return last;
  }

  private static boolean isKept(Site site) {
    return site.state() == State.HELD || site.state() == State.ASSERTED;
  }

  /** What one hunk does for one rule in one role. */
  private static final class Group {
    /** What a hunk has at most one attachment for. */
    record Key(String rule, String file, int hunk, Role role) {
      Key as(Role other) {
        return new Key(rule, file, hunk, other);
      }
    }

    private final Key key;
    private final int patch;
    private final Reasons reasons;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();

    Group(Key key, int patch, Reasons reasons) {
      this.key = key;
      this.patch = patch;
      this.reasons = reasons;
    }

    void add(Finding finding, int index) {
      findings.add(finding);
      if (index >= 0) {
        indices.add(index);
      }
    }

    Attached attached(int mended) {
      // a cited line says more than one that is only near
      Finding first =
          findings.stream()
              .min(
                  Comparator.comparing((Finding one) -> one.cause().reason().isEmpty())
                      .thenComparing(one -> one.cause().line(), BY_LINE)
                      .thenComparing(one -> one.site().place().line()))
              .orElseThrow();
      ChangedLine line = first.cause().line();
      String reason =
          reasons.of(first, findings.size() - 1)
              + (mended == 0 ? "" : "; patch " + mended + " repairs it");
      return new Attached(
          new Attachment(
              key.rule,
              patch,
              key.file,
              key.hunk,
              line.line(),
              line.side(),
              key.role,
              reason,
              Evidence.STATIC),
          sites(Finding::old),
          sites(Finding::now));
    }

    private List<Site> sites(Function<Finding, @Nullable Site> side) {
      List<Site> sites = new ArrayList<>();
      for (Finding finding : findings) {
        Site site = side.apply(finding);
        if (site != null) {
          sites.add(site);
        }
      }
      return sites;
    }
  }
}
