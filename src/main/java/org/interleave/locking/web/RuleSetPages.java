package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.lines.TextHunks;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSets;
import org.interleave.page.PageFailure;
import org.interleave.series.web.DiffView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rule sets, one of them, and what its versions say. */
@Controller
class RuleSetPages {
  private static final String SET = "/rules/{set:[a-z0-9][a-z0-9-]{0,59}}";

  private final RuleSets sets;
  private final SetViews views;

  RuleSetPages(RuleSets sets, SetViews views) {
    this.sets = sets;
    this.views = views;
  }

  /** A line of the list. */
  record SetLine(RuleSetVersion newest, int rules, List<SetViews.UseView> uses) {}

  @GetMapping("/rules")
  String all(Model model) {
    List<SetLine> lines = new ArrayList<>();
    for (RuleSetVersion set : sets.all()) {
      lines.add(new SetLine(set, set.rules().size(), views.uses(set.set())));
    }
    model.addAttribute("sets", lines);
    return "locking/sets";
  }

  @GetMapping(SET)
  String one(@PathVariable String set, Model model) {
    RuleSetVersion newest = newest(set);
    model.addAttribute("set", newest);
    model.addAttribute("rules", views.rules(newest));
    model.addAttribute("history", sets.history(set));
    return "locking/set";
  }

  /** What one version says. */
  @GetMapping(SET + "/-/versions/{number:[0-9]{1,6}}")
  String version(@PathVariable String set, @PathVariable int number, Model model) {
    model.addAttribute("set", newest(set));
    model.addAttribute("shown", version(set, number));
    return "locking/version";
  }

  /** The form's way; it leads to the page that can be linked to. */
  @GetMapping(SET + "/-/compare")
  String chosen(@PathVariable String set, @RequestParam int left, @RequestParam int right) {
    return "redirect:" + RulePaths.set(set) + "/-/compare/" + left + ".." + right;
  }

  @GetMapping(SET + "/-/compare/{left:[0-9]{1,6}}..{right:[0-9]{1,6}}")
  String compare(
      @PathVariable String set,
      @PathVariable int left,
      @PathVariable int right,
      @CookieValue(name = "view", defaultValue = "unified") String layout,
      Model model) {
    RuleSetVersion before = version(set, left);
    RuleSetVersion after = version(set, right);
    model.addAttribute("set", newest(set));
    model.addAttribute("left", before);
    model.addAttribute("right", after);
    model.addAttribute("history", sets.history(set));
    model.addAttribute(
        "diff",
        DiffView.plain(
            between(set + ".yaml", before.text(), after.text()),
            layout.equals("split"),
            OptionalInt.empty(),
            0));
    return "locking/compare";
  }

  private static Diff between(String path, String left, String right) {
    FileDiff file =
        new FileDiff(
            FileDiff.Change.MODIFIED,
            Optional.of(path),
            Optional.of(path),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new FileDiff.Text(TextHunks.between(lines(left), lines(right))));
    return new Diff(file.hunks().isEmpty() ? List.of() : List.of(file), List.of());
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> line + "\n").toList();
  }

  @GetMapping(SET + "/-/export")
  ResponseEntity<String> export(@PathVariable String set, @RequestParam Optional<Integer> version) {
    RuleSetVersion wanted =
        version.map(number -> version(set, number)).orElseGet(() -> newest(set));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(set + ".yaml").build().toString())
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .body(wanted.text());
  }

  private RuleSetVersion newest(String set) {
    return sets.newest(set).orElseThrow(() -> unknown(set));
  }

  private RuleSetVersion version(String set, int number) {
    return sets.version(set, number)
        .orElseThrow(() ->
            PageFailure.notFound(
                "The rule set “" + set + "” has no version " + number + ".",
                "The page of the rule set lists all its versions."));
  }

  static PageFailure unknown(String set) {
    return PageFailure.notFound(
        "There is no rule set “" + set + "” here.", "All rule sets are listed at /rules.");
  }
}
