package org.interleave.locking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.rule.RuleFile;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.interleave.locking.store.RuleSets;
import org.interleave.locking.store.RuleSets.Saving;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Edits a rule set: what is wrong stands at its line, and what it would say can be seen before. */
@Controller
class RuleEditor {
  private static final String SET = "/rules/{set:[a-z0-9][a-z0-9-]{0,59}}";
  private static final Pattern PROBLEM = Pattern.compile("[^:]*:(\\d+): (.*)", Pattern.DOTALL);
  private static final int SERIES_TO_TRY = 30;
  private static final int LARGEST_UPLOAD = 1 << 20;
  private static final String FIRST =
      """
      - rule: what the rule says, in a few words
        guarded_by: { field: struct_tag.member, lock: struct_tag.lock }
        because: who said so, and why
      """;

  private final RuleSets sets;
  private final SeriesCatalog catalog;
  private final Trial trial;
  private final ObjectProvider<RuleAuthors> authors;

  RuleEditor(
      RuleSets sets, SeriesCatalog catalog, Trial trial, ObjectProvider<RuleAuthors> authors) {
    this.sets = sets;
    this.catalog = catalog;
    this.trial = trial;
    this.authors = authors;
  }

  /**
   * @param line 0 for what stands at none
   * @param text what stands there
   */
  record Complaint(int line, String message, String text) {}

  /** A version to try the rules on. */
  record Target(String value, String label) {}

  /**
   * @param name of the set; may be chosen while there is none
   * @param base the version that the text was made from; 0 for a new set
   */
  record Form(
      String name,
      boolean fresh,
      int base,
      String text,
      String target,
      List<Complaint> complaints) {
    public String heading() {
      return fresh ? "New rule set" : "Edit " + name;
    }
  }

  @GetMapping("/rules/-/new")
  ModelAndView create() {
    return page(new Form("", true, 0, FIRST, "", List.of()), Optional.empty(), HttpStatus.OK);
  }

  @GetMapping(SET + "/-/edit")
  ModelAndView edit(@PathVariable String set) {
    RuleSetVersion newest = sets.newest(set).orElseThrow(() -> RuleSetPages.unknown(set));
    return page(
        new Form(set, false, newest.number(), newest.text(), "", List.of()),
        Optional.empty(),
        HttpStatus.OK);
  }

  /**
   * Saves the text, or tries it on a version of a series.
   *
   * @param target "SERIES VERSION"
   */
  @PostMapping("/rules/-/edit")
  ModelAndView take(
      @RequestParam String name,
      @RequestParam(defaultValue = "0") int base,
      @RequestParam(defaultValue = "false") boolean fresh,
      @RequestParam String text,
      @RequestParam(defaultValue = "") String target,
      @RequestParam String then,
      HttpServletRequest request) {
    String lines = text.replace("\r\n", "\n");
    Form form = new Form(name.strip(), fresh, base, lines, target, List.of());
    return then.equals("try") ? tried(form) : saved(form, Origin.EDITED, request);
  }

  /** A rule file from elsewhere becomes a set, or the next version of one. */
  @PostMapping("/rules/-/import")
  ModelAndView upload(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int base,
      HttpServletRequest request)
      throws IOException {
    if (file.getSize() > LARGEST_UPLOAD) {
      throw PageFailure.badRequest(
          "The file is too large for a rule file.", "A rule file has 256 KiB at most.");
    }
    String set = name.isBlank() ? nameOf(file.getOriginalFilename()) : name.strip();
    Form form = new Form(set, base == 0, base, utf8(file.getBytes()), "", List.of());
    return saved(form, Origin.IMPORTED, request);
  }

  private static String nameOf(@org.jspecify.annotations.Nullable String file) {
    String stem = String.valueOf(file).replaceAll("^.*[/\\\\]|\\.[A-Za-z]+$", "");
    String name =
        stem.toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.substring(0, Math.min(60, name.length()));
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw PageFailure.badRequest("The file is no UTF-8 text.", "A rule file is YAML, in UTF-8.");
    }
  }

  /** For a browser that asks while one types. */
  @PostMapping("/rules/-/validate")
  @ResponseBody
  Map<String, Object> validate(@RequestParam String text) {
    return switch (RuleFile.read("", text)) {
      case RuleFile.Rules read -> Map.of("rules", read.rules().size(), "problems", List.of());
      case RuleFile.Malformed malformed ->
          Map.of("rules", 0, "problems", complaints(malformed.problems(), text));
    };
  }

  private ModelAndView tried(Form form) {
    return switch (RuleFile.read(form.name, form.text)) {
      case RuleFile.Malformed malformed -> refused(form, malformed.problems());
      case RuleFile.Rules read -> {
        String[] way = form.target.split(" ", 2);
        Optional<Series> series = way.length == 2 ? catalog.find(way[0]) : Optional.empty();
        Optional<Version> version = series.flatMap(it -> it.version(way[1]));
        if (series.isEmpty() || version.isEmpty()) {
          yield refused(form, List.of("choose a series to try the rules on"));
        }
        yield page(
            form,
            Optional.of(trial.effect(form.name, read.rules(), series.get(), version.get())),
            HttpStatus.OK);
      }
    };
  }

  private ModelAndView saved(Form form, Origin origin, HttpServletRequest request) {
    String author =
        authors
            .orderedStream()
            .flatMap(it -> it.of(request).stream())
            .findFirst()
            .orElse("somebody");
    return switch (sets.save(form.name, form.base, form.text, author, origin)) {
      case Saving.Saved saved -> to(saved.version());
      case Saving.Same same -> to(same.version());
      case Saving.Refused refused -> refused(form, refused.problems());
      case Saving.Stale stale when form.fresh ->
          page(
              with(form, List.of("there is a rule set “" + form.name + "” already")),
              Optional.empty(),
              HttpStatus.CONFLICT);
      case Saving.Stale stale ->
          page(
              new Form(
                  form.name,
                  false,
                  stale.newest().number(),
                  form.text,
                  form.target,
                  complaints(
                      List.of(
                          "version "
                              + stale.newest().number()
                              + " was saved meanwhile by "
                              + stale.newest().author()
                              + "; saving again replaces it"),
                      form.text)),
              Optional.empty(),
              HttpStatus.CONFLICT);
    };
  }

  private static ModelAndView to(RuleSetVersion version) {
    return new ModelAndView("redirect:" + RulePaths.set(version.set()));
  }

  private ModelAndView refused(Form form, List<String> problems) {
    return page(with(form, problems), Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static Form with(Form form, List<String> problems) {
    return new Form(
        form.name, form.fresh, form.base, form.text, form.target, complaints(problems, form.text));
  }

  private static List<Complaint> complaints(List<String> problems, String text) {
    List<String> lines = text.lines().toList();
    List<Complaint> complaints = new ArrayList<>();
    for (String problem : problems) {
      Matcher m = PROBLEM.matcher(problem);
      if (m.matches()) {
        int line = Integer.parseInt(m.group(1));
        String there = line <= lines.size() ? lines.get(line - 1) : "";
        complaints.add(new Complaint(line, m.group(2), there));
      } else {
        complaints.add(new Complaint(0, problem, ""));
      }
    }
    return complaints;
  }

  private ModelAndView page(Form form, Optional<Trial.Effect> effect, HttpStatus status) {
    ModelAndView page =
        new ModelAndView(
            "locking/edit",
            Map.of("form", form, "targets", targets(form.target), "effect", effect));
    page.setStatus(status);
    return page;
  }

  /** The versions of the series that were active last, and the one that was chosen. */
  private List<Target> targets(String chosen) {
    List<Target> targets = new ArrayList<>();
    SeriesCatalog.Page page =
        catalog.page(SeriesCatalog.Filter.ALL, SeriesCatalog.Sort.ACTIVE, 1, SERIES_TO_TRY);
    Map<SeriesId, List<SeriesCatalog.VersionCount>> versions = catalog.versions(page);
    for (SeriesCatalog.Row row : page.rows()) {
      for (SeriesCatalog.VersionCount version :
          versions.getOrDefault(row.id(), List.of()).reversed()) {
        targets.add(
            new Target(
                row.id().value() + " " + version.name(), version.name() + " of " + row.title()));
      }
    }
    if (!chosen.isEmpty() && targets.stream().noneMatch(it -> it.value.equals(chosen))) {
      targets.addFirst(new Target(chosen, chosen));
    }
    return targets;
  }
}
