package org.interleave.locking.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.Account;
import org.interleave.locking.store.Checks.SetVersion;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSets;
import org.interleave.series.PatchList;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.interleave.source.store.Trees;
import org.springframework.stereotype.Component;

/** Tells where checks stand. */
@Component
final class CheckStatuses {
  private final Checking checking;
  private final Checks checks;
  private final RuleSets sets;
  private final Trees trees;
  private final InstantSource clock;

  CheckStatuses(Checking checking, Checks checks, RuleSets sets, Trees trees, InstantSource clock) {
    this.checking = checking;
    this.checks = checks;
    this.sets = sets;
    this.trees = trees;
    this.clock = clock;
  }

  /**
   * @param number of the patch whose page asks; empty for the version's
   */
  CheckStatus of(SeriesId series, Version version, String number) {
    PatchList patches = PatchList.of(version);
    List<Account> accounts = checks.accounts(patches);
    Map<String, Integer> newest = new HashMap<>();
    List<RuleSetVersion> all = sets.all();
    all.forEach(set -> newest.put(set.set(), set.number()));
    Progress progress = checking.of(patches);
    boolean tree = !trees.all().isEmpty();
    Set<String> used = new TreeSet<>();
    List<CheckStatus.Made> made = new ArrayList<>();
    for (Account account : accounts) {
      account.circumstances().sets().forEach(set -> used.add(set.set()));
      made.add(new CheckStatus.Made(account, newer(account, newest)));
    }
    return new CheckStatus(
        isUnderWay(progress),
        said(progress, tree, !accounts.isEmpty()),
        progress instanceof Progress.Failed,
        made,
        tree && !isUnderWay(progress) && !version.patches().isEmpty() && !all.isEmpty(),
        !accounts.isEmpty(),
        PatchPaths.version(series, version.name()) + "/rules",
        number,
        all.stream()
            .map(set -> new CheckStatus.SetChoice(set.set(), used.contains(set.set())))
            .toList());
  }

  private static String newer(Account account, Map<String, Integer> newest) {
    List<String> changed =
        account.circumstances().sets().stream()
            .filter(set -> newest.getOrDefault(set.set(), set.number()) > set.number())
            .map(SetVersion::set)
            .toList();
    return String.join(", ", changed);
  }

  private static boolean isUnderWay(Progress progress) {
    return progress instanceof Progress.Waiting || progress instanceof Progress.Running;
  }

  private String said(Progress progress, boolean tree, boolean answers) {
    return switch (progress) {
      case Progress.Idle idle when answers -> "";
      case Progress.Idle idle when tree -> "This version was not checked by rules yet.";
      case Progress.Waiting waiting when tree || answers ->
          waiting.ahead() == 0
              ? "The check by rules begins at once."
              : "The check by rules waits for "
                  + (waiting.ahead() == 1 ? "another." : waiting.ahead() + " others.");
      case Progress.Idle _, Progress.Waiting _ ->
          "Rules were not checked: no tree is known. Add one with: interleave tree add REPO";
      case Progress.Running running ->
          "The rules are being checked, since "
              + Math.max(0, Duration.between(running.since(), clock.instant()).toSeconds())
              + " s.";
      case Progress.Failed failed -> failed.reason();
    };
  }
}
