package org.interleave.locking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.interleave.diff.Diff;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.locking.store.Checks.Told;
import org.interleave.locking.store.RuleKey;
import org.interleave.locking.web.Attempts.Attempt;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.stereotype.Component;

/** What rules that are not saved yet would say of a version. */
@Component
final class Trial {
  /** A page waits so long; what takes longer is there when it is asked for again. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final int KEPT = 8;

  private final Attempts attempts;
  private final Checks checks;
  private final Map<Asked, CompletableFuture<Attempt>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<Asked, CompletableFuture<Attempt>> eldest) {
              return size() > KEPT;
            }
          });

  Trial(Attempts attempts, Checks checks) {
    this.attempts = attempts;
    this.checks = checks;
  }

  private record Asked(PatchList patches, List<Rule> rules) {}

  /**
   * @param said one sentence where there is no answer; else empty
   * @param summary one sentence where there is one; else empty
   * @param gone attachments that the saved rules have and these do not
   */
  record Effect(
      String said,
      String series,
      String version,
      String summary,
      List<PatchEffect> patches,
      List<PatchEffect> gone,
      List<ProblemLine> problems) {}

  /** How much there is of what, as a sentence. */
  static String summary(List<PatchEffect> patches, List<PatchEffect> gone, boolean compared) {
    long all = patches.stream().mapToLong(patch -> patch.lines.size()).sum();
    long fresh =
        patches.stream().flatMap(patch -> patch.lines.stream()).filter(EffectLine::fresh).count();
    long lost = gone.stream().mapToLong(patch -> patch.lines.size()).sum();
    String hunks = all == 1 ? "1 hunk bears on these rules" : all + " hunks bear on these rules";
    return compared
        ? hunks + ": " + fresh + " new, " + lost + " no longer said."
        : hunks + "; the saved rules were not checked on this version yet.";
  }

  record PatchEffect(String number, String title, String address, List<EffectLine> lines) {}

  /**
   * @param fresh whether the saved rules do not have it
   */
  record EffectLine(RoleLine line, boolean fresh) {}

  Effect effect(String set, List<Rule> rules, Series series, Version version) {
    PatchList patches = PatchList.of(version);
    Asked asked = new Asked(patches, rules);
    CompletableFuture<Attempt> answer =
        known.computeIfAbsent(asked, any -> attempts.attempt(version, rules));
    try {
      return switch (answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        case Attempt.Made made -> told(made.checked(), set, rules, series, version);
        case Attempt.Refused refused -> {
          known.remove(asked);
          yield nothing(refused.reason(), series, version);
        }
      };
    } catch (TimeoutException e) {
      return nothing("This takes longer; try again in a while to see the effect.", series, version);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing("The server stops.", series, version);
    } catch (ExecutionException e) {
      known.remove(asked);
      return nothing("The check itself broke: " + e.getCause(), series, version);
    }
  }

  private static Effect nothing(String said, Series series, Version version) {
    return new Effect(said, series.title(), version.name(), "", List.of(), List.of(), List.of());
  }

  private Effect told(
      Checked answer, String set, List<Rule> rules, Series series, Version version) {
    PatchList list = PatchList.of(version);
    Map<String, Rule> byId =
        rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule, (one, same) -> one));
    List<Told> now = new ArrayList<>();
    for (Attachment it : answer.attachments()) {
      Rule rule = byId.get(it.rule());
      if (rule != null) {
        RuleKey key = new RuleKey(Optional.of(set), rule.id());
        now.add(new Told(new CheckedRule(key, rule.title(), rule.demand().kind()), it));
      }
    }
    boolean compared =
        checks.accounts(list).stream()
            .flatMap(account -> account.circumstances().sets().stream())
            .anyMatch(one -> one.set().equals(set));
    List<Told> before =
        checks.attachments(list).stream()
            .filter(it -> it.rule().key().set().equals(Optional.of(set)))
            .toList();
    Set<String> known = names(before);
    Set<String> still = names(now);
    List<PatchEffect> patches =
        patches(now, series, version, it -> compared && !known.contains(name(it)));
    List<PatchEffect> gone =
        patches(
            before.stream().filter(it -> !still.contains(name(it))).toList(),
            series,
            version,
            it -> false);
    return new Effect(
        "",
        series.title(),
        version.name(),
        summary(patches, gone, compared),
        patches,
        gone,
        answer.problems().stream()
            .filter(it -> it.kind() == Checked.Kind.RULE)
            .map(it ->
                ProblemLine.of(
                    it,
                    new DiffPlaces(new Diff(List.of(), List.of())),
                    List.of(),
                    Optional.empty()))
            .toList());
  }

  private static Set<String> names(List<Told> told) {
    return told.stream().map(Trial::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Told told) {
    Attachment it = told.attachment();
    return String.join(
        "\n",
        told.rule().key().id(),
        String.valueOf(it.patch()),
        it.file(),
        String.valueOf(it.hunk()),
        it.role().name());
  }

  private static List<PatchEffect> patches(
      List<Told> told, Series series, Version version, Predicate<Told> fresh) {
    DiffPlaces nowhere = new DiffPlaces(new Diff(List.of(), List.of()));
    List<PatchEffect> patches = new ArrayList<>();
    for (int i = 0; i < version.patches().size(); i++) {
      int index = i + 1;
      Version.Patch patch = version.patches().get(i);
      List<EffectLine> lines =
          told.stream()
              .filter(it -> it.attachment().patch() == index)
              .map(it -> new EffectLine(RoleLine.of(it, series.id(), nowhere), fresh.test(it)))
              .toList();
      if (!lines.isEmpty()) {
        patches.add(
            new PatchEffect(
                String.valueOf(patch.number()),
                patch.title(),
                PatchPaths.version(series.id(), version.name()) + "/" + patch.number(),
                lines));
      }
    }
    return patches;
  }
}
