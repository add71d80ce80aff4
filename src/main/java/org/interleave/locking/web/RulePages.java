package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interleave.diff.Diff;
import org.interleave.diff.Hunk;
import org.interleave.ingest.Messages;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.locking.Rule;
import org.interleave.locking.rule.RuleWriter;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.locking.store.Checks.Told;
import org.interleave.locking.store.RuleKey;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSets;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.page.Html;
import org.interleave.page.PageFailure;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One rule: its hunks across all versions of a series, and its sites in all revisions. */
@Controller
class RulePages {
  private static final String ID = "{id:[A-Za-z0-9][A-Za-z0-9._-]*}";

  private final RuleSets sets;
  private final Checks checks;
  private final SeriesCatalog catalog;
  private final Messages messages;

  RulePages(RuleSets sets, Checks checks, SeriesCatalog catalog, Messages messages) {
    this.sets = sets;
    this.checks = checks;
    this.catalog = catalog;
    this.messages = messages;
  }

  /**
   * What the rule says.
   *
   * @param text as a rule file has it; empty for a rule that is in no set any more
   */
  record Said(String title, String kind, String set, String text, Quotation because) {}

  /** Another series that the rule has hunks in. */
  record SeriesTab(String title, String address, boolean current) {}

  /**
   * One version.
   *
   * @param note why there is nothing to see; empty where a check had the rule
   */
  record Column(
      String label, String address, String note, SiteGrid grid, List<PatchHunks> patches) {}

  record PatchHunks(String number, String title, String address, List<HunkLine> hunks) {}

  /**
   * @param excerpt the lines of the hunk around the one that matters
   */
  record HunkLine(RoleLine line, String address, Html excerpt) {}

  @GetMapping("/rules/{set:[a-z0-9][a-z0-9-]{0,59}}/" + ID)
  String ofSet(
      @PathVariable String set,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String series,
      Model model) {
    RuleKey key = new RuleKey(Optional.of(set), id);
    RuleSetVersion newest = sets.newest(set).orElseThrow(() -> RuleSetPages.unknown(set));
    Optional<Rule> rule = newest.rules().stream().filter(it -> it.id().equals(id)).findFirst();
    List<Series> used = used(set, id);
    Optional<Series> chosen = chosen(series, used);
    Optional<CheckedRule> checked = chosen.flatMap(it -> checked(it, key));
    Said said =
        rule.map(it -> said(set, it))
            .or(() -> checked.map(it -> gone(it, set)))
            .orElseThrow(() ->
                PageFailure.notFound(
                    "The rule set “" + set + "” has no rule “" + id + "”.",
                    "The page of the rule set lists all its rules."));
    return show(key, said, chosen, used, model);
  }

  @GetMapping("/rules/-/annotated/" + ID)
  String annotated(
      @PathVariable String id, @RequestParam(defaultValue = "") String series, Model model) {
    RuleKey key = new RuleKey(Optional.empty(), id);
    Optional<Series> chosen = catalog.find(series);
    CheckedRule checked =
        chosen
            .flatMap(it -> checked(it, key))
            .orElseThrow(() ->
                PageFailure.notFound(
                    "No annotation in the code of that series states this rule.",
                    "The page of a version lists its rules once it was checked."));
    return show(key, gone(checked, ""), chosen, List.of(), model);
  }

  private String show(
      RuleKey key, Said said, Optional<Series> chosen, List<Series> used, Model model) {
    List<Column> columns =
        chosen.stream()
            .flatMap(
                series -> series.versions().stream().map(version -> column(series, version, key)))
            .toList();
    model.addAttribute("rule", said);
    model.addAttribute("series", chosen);
    model.addAttribute(
        "tabs",
        used.stream()
            .map(it ->
                new SeriesTab(
                    it.title(),
                    RulePaths.rule(key, it.id()),
                    chosen.filter(one -> one.id().equals(it.id())).isPresent()))
            .toList());
    model.addAttribute("columns", columns);
    model.addAttribute(
        "longest",
        columns.stream().mapToInt(column -> column.grid().revisions().size()).max().orElse(0));
    return "locking/rule";
  }

  private Said said(String set, Rule rule) {
    return new Said(
        rule.title(),
        rule.demand().kind(),
        set,
        RuleWriter.write(List.of(rule)),
        Quotation.of(rule, messages));
  }

  private static Said gone(CheckedRule rule, String set) {
    return new Said(rule.title(), rule.kind(), set, "", Quotation.NONE);
  }

  private List<Series> used(String set, String id) {
    Map<String, Series> used = new LinkedHashMap<>();
    for (Checks.Use use : checks.uses(set)) {
      if (use.rule().equals(id)) {
        catalog
            .place(use.first())
            .flatMap(place -> catalog.find(place.series().value()))
            .ifPresent(series -> used.putIfAbsent(series.id().value(), series));
      }
    }
    return List.copyOf(used.values());
  }

  private Optional<Series> chosen(String asked, List<Series> used) {
    return asked.isEmpty() ? used.stream().findFirst() : catalog.find(asked);
  }

  private Optional<CheckedRule> checked(Series series, RuleKey key) {
    return series.versions().reversed().stream()
        .flatMap(version -> checked(PatchList.of(version), key).stream())
        .findFirst();
  }

  private Optional<CheckedRule> checked(PatchList patches, RuleKey key) {
    return checks.rules(patches).stream().filter(it -> it.key().equals(key)).findFirst();
  }

  private Column column(Series series, Version version, RuleKey key) {
    PatchList patches = PatchList.of(version);
    List<RevisionSite> sites = checks.sites(patches, key);
    List<Told> told = checks.attachments(patches, key);
    boolean known = checked(patches, key).isPresent();
    boolean ordinary = version.kind().equals("PATCH");
    return new Column(
        ordinary ? version.name() : version.kind() + " " + version.name(),
        PatchPaths.version(series.id(), version.name()),
        known ? "" : unknown(patches, key),
        SiteGrid.of(known ? version.patches().size() + 1 : 0, sites),
        patches(series, version, told));
  }

  /** A check leaves out the rules that speak of nothing that the code has. */
  private String unknown(PatchList patches, RuleKey key) {
    boolean checked =
        checks.accounts(patches).stream()
            .flatMap(account -> account.circumstances().sets().stream())
            .anyMatch(set -> Optional.of(set.set()).equals(key.set()));
    return checked ? "has nothing that the rule speaks of" : "not checked by this rule";
  }

  private List<PatchHunks> patches(Series series, Version version, List<Told> told) {
    Map<Integer, List<Told>> byPatch = new TreeMap<>();
    told.forEach(
        it -> byPatch.computeIfAbsent(it.attachment().patch(), any -> new ArrayList<>()).add(it));
    List<MessageId> ids =
        byPatch.keySet().stream()
            .filter(patch -> patch <= version.patches().size())
            .map(patch -> version.patches().get(patch - 1).message())
            .toList();
    Map<MessageId, Mail> mails = messages.read(ids);
    List<PatchHunks> hunks = new ArrayList<>();
    byPatch.forEach((number, all) -> {
      if (number <= version.patches().size()) {
        Version.Patch patch = version.patches().get(number - 1);
        String address = PatchPaths.version(series.id(), version.name()) + "/" + patch.number();
        Diff diff =
            mails.get(patch.message()) instanceof Message mail
                ? Diff.parse(mail.body().diff())
                : new Diff(List.of(), List.of());
        DiffPlaces places = new DiffPlaces(diff);
        hunks.add(
            new PatchHunks(
                String.valueOf(patch.number()),
                patch.title(),
                address,
                all.stream().map(it -> hunk(it, series, address, places)).toList()));
      }
    });
    return hunks;
  }

  private static HunkLine hunk(Told told, Series series, String address, DiffPlaces places) {
    Attachment it = told.attachment();
    Optional<Hunk> hunk = places.hunk(it.file(), it.hunk());
    return new HunkLine(
        RoleLine.of(told, series.id(), places),
        address + "#" + places.head(it.file(), it.hunk()).anchor(),
        hunk.map(one -> Excerpt.of(one, it.side(), it.line())).orElse(Html.EMPTY));
  }
}
