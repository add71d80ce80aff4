package org.interleave.series.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.ingest.MessageSummary;
import org.interleave.ingest.Messages;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.series.Decision;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.State;
import org.interleave.series.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One series: its versions, and of the one that is looked at its patches and conversation. */
@Controller
class SeriesPages {
  /** Who changes things until there are accounts. */
  private static final String SOMEBODY = "local";

  private final SeriesCatalog catalog;
  private final Messages messages;
  private final ObjectProvider<PatchMargin> margins;

  SeriesPages(SeriesCatalog catalog, Messages messages, ObjectProvider<PatchMargin> margins) {
    this.catalog = catalog;
    this.messages = messages;
    this.margins = margins;
  }

  @GetMapping("/series/{id}")
  String newest(@PathVariable String id, Model model) {
    Series series = Finding.series(catalog, id);
    if (!series.id().value().equals(id)) {
      return "redirect:" + PatchPaths.series(series.id());
    }
    return show(series, series.newest(), model);
  }

  @GetMapping("/series/{id}/{version:v[0-9][0-9.-]*}")
  String version(@PathVariable String id, @PathVariable String version, Model model) {
    Series series = Finding.series(catalog, id);
    Version shown = Finding.version(series, version);
    if (!series.id().value().equals(id)) {
      return "redirect:" + PatchPaths.version(series.id(), shown.name());
    }
    return show(series, shown, model);
  }

  @PostMapping("/series/{id}/state")
  String mark(@PathVariable String id, @RequestParam String state) {
    Series series = Finding.series(catalog, id);
    State chosen =
        State.of(state)
            .orElseThrow(() ->
                PageFailure.badRequest(
                    "There is no state called “" + state + "”.",
                    "Go back and choose one from the list."));
    catalog.mark(series.id(), chosen, SOMEBODY);
    return "redirect:" + PatchPaths.series(series.id());
  }

  @PostMapping("/series/{id}/join")
  String join(@PathVariable String id, @RequestParam String other) {
    Series series = Finding.series(catalog, id);
    Series joined = Finding.series(catalog, other.strip());
    MessageId member = member(series.newest());
    catalog.decide(new Decision.Join(member, member(joined.newest())), SOMEBODY);
    return "redirect:" + PatchPaths.series(Finding.series(catalog, member.value()).id());
  }

  @PostMapping("/series/{id}/{version:v[0-9][0-9.-]*}/split")
  String split(@PathVariable String id, @PathVariable String version) {
    Series series = Finding.series(catalog, id);
    MessageId member = member(Finding.version(series, version));
    catalog.decide(new Decision.Split(member), SOMEBODY);
    return "redirect:" + PatchPaths.series(Finding.series(catalog, member.value()).id());
  }

  private String show(Series series, Version version, Model model) {
    List<Entry> thread = catalog.thread(series.id(), version.name());
    Map<Integer, Map<String, List<GivenTrailer>>> trailers = trailers(series, version);
    model.addAttribute("series", series);
    model.addAttribute("version", version);
    model.addAttribute("states", List.of(State.values()));
    model.addAttribute("tabs", VersionTab.of(series, version, ""));
    model.addAttribute("rows", PatchLine.of(series, version, thread, trailers));
    model.addAttribute("strays", PatchLine.strays(series, version));
    model.addAttribute("thread", Conversation.of(series, version, thread, new MessageId("none")));
    model.addAttribute("problems", problems(version));
    model.addAttribute("previous", previous(series, version));
    VersionKey key = new VersionKey(series.id(), version.name());
    model.addAttribute(
        "lead", margins.orderedStream().flatMap(margin -> margin.lead(key).stream()).toList());
    model.addAttribute(
        "notes", margins.orderedStream().flatMap(margin -> margin.notes(key).stream()).toList());
    return "series/version";
  }

  private Map<Integer, Map<String, List<GivenTrailer>>> trailers(Series series, Version version) {
    Map<Integer, Map<String, List<GivenTrailer>>> byPatch = new TreeMap<>();
    for (GivenTrailer trailer : catalog.trailers(series.id())) {
      if (trailer.version().equals(version.name())) {
        byPatch
            .computeIfAbsent(trailer.patch(), any -> new LinkedHashMap<>())
            .computeIfAbsent(trailer.key(), any -> new ArrayList<>())
            .add(trailer);
      }
    }
    return byPatch;
  }

  private List<MessageSummary> problems(Version version) {
    return messages.summaries(version.messages()).stream()
        .filter(summary -> summary.unreadable().isPresent())
        .toList();
  }

  /** The version that a reader will want to compare with; empty for the first one. */
  private static String previous(Series series, Version version) {
    int at = series.versions().indexOf(version);
    return at > 0 ? series.versions().get(at - 1).name() : "";
  }

  private static MessageId member(Version version) {
    return version
        .cover()
        .or(() -> version.patches().stream().findFirst().map(Version.Patch::message))
        .orElseGet(() -> version.messages().getFirst());
  }
}
