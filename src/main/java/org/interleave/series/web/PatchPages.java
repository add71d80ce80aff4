package org.interleave.series.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.Version;
import org.interleave.series.Version.Patch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One patch or cover letter: its message, its diff, and what was said of it. */
@Controller
class PatchPages {
  private static final String VERSION = "/series/{id}/{version:v[0-9][0-9.-]*}/{number:[0-9]{1,9}}";

  private static final Pattern GAP = Pattern.compile("f[0-9]{1,6}(?:h[0-9]{1,6}|e)");
  private static final int MOST_OPENED = 500;

  private final SeriesCatalog catalog;
  private final Messages messages;
  private final ObjectProvider<PatchMargin> margins;
  private final ObjectProvider<Surroundings> surroundings;

  PatchPages(
      SeriesCatalog catalog,
      Messages messages,
      ObjectProvider<PatchMargin> margins,
      ObjectProvider<Surroundings> surroundings) {
    this.catalog = catalog;
    this.messages = messages;
    this.margins = margins;
    this.surroundings = surroundings;
  }

  /**
   * What the reader asked of the page.
   *
   * @param at the picked place
   * @param from where the picked range starts
   * @param file the one file whose rows are wanted
   * @param row the first of them
   * @param view a layout, to be remembered
   * @param context which lines around the diff are opened
   */
  record Asked(
      Optional<String> at,
      Optional<String> from,
      Optional<Integer> file,
      Optional<Integer> row,
      Optional<String> view,
      Optional<String> context) {

    /** What a redirect keeps: the place that was picked, if it is one. */
    String query() {
      String picked = at.flatMap(Place::of).map(place -> "?at=" + place.anchor()).orElse("");
      String start = from.flatMap(Place::of).map(place -> "&from=" + place.anchor()).orElse("");
      return picked.isEmpty() ? "" : picked + start;
    }
  }

  @GetMapping(VERSION)
  String patch(
      @PathVariable String id,
      @PathVariable String version,
      @PathVariable int number,
      Asked asked,
      @CookieValue(name = "view", defaultValue = "unified") String layout,
      HttpServletResponse response,
      Model model) {
    Series series = Finding.series(catalog, id);
    Version in = Finding.version(series, version);
    MessageId message = message(in, number);
    return show(
        new PatchKey(series.id(), in.name(), number, message), asked, layout, response, model);
  }

  @GetMapping(VERSION + "/{message}")
  String stray(
      @PathVariable String id,
      @PathVariable String version,
      @PathVariable int number,
      @PathVariable MessageId message,
      Asked asked,
      @CookieValue(name = "view", defaultValue = "unified") String layout,
      HttpServletResponse response,
      Model model) {
    Series series = Finding.series(catalog, id);
    Version in = Finding.version(series, version);
    if (counts(in, number, message)) {
      return "redirect:"
          + PatchPaths.version(series.id(), in.name())
          + "/"
          + number
          + asked.query();
    }
    if (in.strays().stream().noneMatch(patch -> patch.message().equals(message))) {
      throw PageFailure.notFound(
          "This version has no patch with that Message-ID.",
          "The page of the version lists all its patches.");
    }
    return show(
        new PatchKey(series.id(), in.name(), number, message), asked, layout, response, model);
  }

  private String show(
      PatchKey key, Asked asked, String layout, HttpServletResponse response, Model model) {
    Series series = Finding.series(catalog, key.series().value());
    Version version = Finding.version(series, key.version());
    Message message = readable(key.message());
    Optional<Place> at = asked.at().flatMap(Place::of);
    Optional<Place> from = asked.from().flatMap(Place::of);
    Margin margin =
        new Margin(
            margins.orderedStream().flatMap(m -> m.notes(key, at, from).stream()).toList(),
            at,
            from);
    DiffLayout chosen = layout(asked, layout, response);
    List<Entry> thread = catalog.thread(series.id(), version.name());

    model.addAttribute("key", key);
    model.addAttribute("series", series);
    model.addAttribute("version", version);
    model.addAttribute("message", message);
    model.addAttribute("patch", patch(version, key));
    model.addAttribute("tabs", VersionTab.of(series, version, ""));
    model.addAttribute("layout", chosen.word());
    model.addAttribute("text", MailText.numbered(PatchText.above(message.body()), margin));
    model.addAttribute("wholeNotes", margin.take("patch"));
    model.addAttribute("diff", diff(message, asked, chosen, margin, context(version, key, asked)));
    model.addAttribute("otherNotes", margin.rest());
    model.addAttribute("steps", Steps.of(series, version, key));
    model.addAttribute(
        "given",
        catalog.trailers(series.id()).stream()
            .filter(t -> t.version().equals(version.name()) && t.patch() == key.number())
            .toList());
    model.addAttribute(
        "replies",
        Conversation.of(series, version, Conversation.below(thread, key.message()), key.message()));
    model.addAttribute("raw", PatchPaths.raw(key.message()));
    model.addAttribute("whole", PatchPaths.message(key.message()));
    return "series/patch";
  }

  private static DiffView diff(
      Message message, Asked asked, DiffLayout layout, Margin margin, DiffViews.Context context) {
    OptionalInt only =
        asked.file().isPresent() ? OptionalInt.of(asked.file().get()) : OptionalInt.empty();
    int start = Math.max(0, asked.row().orElse(0));
    return new DiffViews(layout, margin, only, start, context)
        .of(Diff.parse(message.body().diff()));
  }

  private DiffViews.Context context(Version version, PatchKey key, Asked asked) {
    Set<String> opened = new LinkedHashSet<>();
    for (String gap : asked.context().orElse("").split(",", MOST_OPENED)) {
      if (GAP.matcher(gap).matches()) {
        opened.add(gap);
      }
    }
    return new DiffViews.Context(
        path ->
            surroundings
                .orderedStream()
                .flatMap(one -> one.after(version, key, path).stream())
                .findFirst(),
        opened);
  }

  /** A layout in the address is remembered, so that links need not carry it. */
  private static DiffLayout layout(Asked asked, String cookie, HttpServletResponse response) {
    if (asked.view().isEmpty()) {
      return DiffLayout.of(cookie);
    }
    DiffLayout layout = DiffLayout.of(asked.view().get());
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from("view", layout.word())
            .path("/")
            .httpOnly(true)
            .sameSite("Strict")
            .maxAge(Duration.ofDays(365))
            .build()
            .toString());
    return layout;
  }

  private Message readable(MessageId id) {
    Mail mail =
        messages
            .read(id)
            .orElseThrow(() ->
                PageFailure.notFound(
                    "The mail of this patch is no longer here.", "Import its archive again."));
    return switch (mail) {
      case Message message -> message;
      case Unreadable unreadable ->
          throw PageFailure.notFound(
              "The mail of this patch cannot be read: " + unreadable.reason() + ".",
              "Its raw bytes are at " + PatchPaths.raw(id) + ".");
    };
  }

  private static boolean counts(Version version, int number, MessageId message) {
    return (number == 0 && version.cover().filter(message::equals).isPresent())
        || version.patches().stream()
            .anyMatch(patch -> patch.number() == number && patch.message().equals(message));
  }

  private static MessageId message(Version version, int number) {
    if (number == 0 && version.cover().isPresent()) {
      return version.cover().get();
    }
    return version.patches().stream()
        .filter(patch -> patch.number() == number)
        .map(Patch::message)
        .findFirst()
        .orElseThrow(() ->
            PageFailure.notFound(
                number == 0
                    ? "This version has no cover letter."
                    : "Patch " + number + " of this version is not here.",
                "The page of the version lists all its patches."));
  }

  /** The patch's own line in its version; empty for a cover letter. */
  private static Optional<Patch> patch(Version version, PatchKey key) {
    return Stream.concat(version.patches().stream(), version.strays().stream())
        .filter(patch -> patch.message().equals(key.message()))
        .findFirst();
  }
}
