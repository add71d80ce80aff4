package org.interleave.checks.job;

import java.time.Instant;
import java.util.List;
import org.interleave.checks.Job;
import org.interleave.checks.store.Errand;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSets;
import org.interleave.locking.version.CheckRefused;
import org.interleave.locking.version.SeriesCheck.Choice;
import org.interleave.locking.version.VersionCheck;
import org.interleave.source.TreeException;

/** Checks the rules of a version. */
final class RulesWork {
  private final Workpieces pieces;
  private final VersionCheck check;
  private final RuleSets sets;
  private final Checks checks;

  RulesWork(Workpieces pieces, VersionCheck check, RuleSets sets, Checks checks) {
    this.pieces = pieces;
    this.check = check;
    this.sets = sets;
    this.checks = checks;
  }

  Ending run(Job job, Errand.Rules errand, Watch watch) throws InterruptedException {
    return switch (pieces.find(job.version(), errand.base())) {
      case Workpieces.Found.Elsewhere it -> Elsewhere.wait(it);
      case Workpieces.Found.Nowhere it -> Ending.Failed.of(it);
      case Workpieces.Found.Here it -> checked(job, errand, it.piece(), watch);
    };
  }

  private Ending checked(Job job, Errand.Rules errand, Workpiece piece, Watch watch)
      throws InterruptedException {
    Choice choice = errand.sets().isEmpty() ? Choice.OFFERED : Choice.CHOSEN;
    List<RuleSetVersion> wanted =
        sets.all().stream()
            .filter(set -> errand.sets().isEmpty() || errand.sets().contains(set.set()))
            .toList();
    if (choice == Choice.OFFERED && job.askedBy().isEmpty() && isKnown(job, piece, wanted)) {
      return Ending.Done.of("nothing changed since it was checked");
    }
    int revisions = piece.revisions().size();
    watch.say("checking " + wanted.size() + " rule sets at " + revisions + " revisions");
    try {
      VersionCheck.Answer answer = check.check(piece.version(), piece.applied(), wanted, choice);
      watch.at(revisions, revisions, 0, 0);
      int rules = answer.checked().rules().size();
      return new Ending.Done(
          rules == 0
              ? "no rule speaks of what it changes"
              : rules == 1 ? "1 rule checked" : rules + " rules checked",
          () -> checks.keep(job.version(), answer.how(), answer.checked()),
          List.of());
    } catch (CheckRefused e) {
      return Ending.Failed.of(e.reason());
    } catch (TreeException e) {
      return Ending.Failed.of("the tree cannot be read: " + e.getMessage());
    }
  }

  /** Whether the newest answer is younger than all sets, and of the same base. */
  private boolean isKnown(Job job, Workpiece piece, List<RuleSetVersion> wanted) {
    Instant changed =
        wanted.stream().map(RuleSetVersion::saved).max(Instant::compareTo).orElse(Instant.MIN);
    return checks.accounts(job.version()).stream()
        .map(Checks.Account::circumstances)
        .anyMatch(how -> how.base().equals(piece.base()) && how.started().isAfter(changed));
  }
}
