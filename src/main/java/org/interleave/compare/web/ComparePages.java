package org.interleave.compare.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.interleave.compare.Interdiff;
import org.interleave.compare.PatchText;
import org.interleave.compare.RangeDiff;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.DiffView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two versions of a series beside each other. */
@Controller
class ComparePages {
  private static final String RANGE =
      "/series/{id}/compare/{left:v[0-9][0-9-]*}..{right:v[0-9][0-9-]*}";

  private final SeriesCatalog catalog;
  private final Messages messages;

  ComparePages(SeriesCatalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /** The form's way: it leads to the page that can be linked to. */
  @GetMapping("/series/{id}/compare")
  String chosen(@PathVariable String id, @RequestParam String left, @RequestParam String right) {
    Series series = series(id);
    return "redirect:/series/"
        + series.id().value()
        + "/compare/"
        + version(series, left).name()
        + ".."
        + version(series, right).name();
  }

  @GetMapping(RANGE)
  String rangeDiff(
      @PathVariable String id, @PathVariable String left, @PathVariable String right, Model model) {
    Series series = series(id);
    Version before = version(series, left);
    Version after = version(series, right);
    RangeDiff diff = RangeDiff.of(patches(before), patches(after));
    frame(model, series, before, after);
    model.addAttribute("pairs", PairView.of(diff, before, after));
    model.addAttribute("limit", diff.limit().orElse(""));
    return "compare/range";
  }

  @GetMapping(RANGE + "/interdiff")
  String interdiff(
      @PathVariable String id,
      @PathVariable String left,
      @PathVariable String right,
      @RequestParam Optional<Integer> file,
      @RequestParam(defaultValue = "0") int row,
      @CookieValue(name = "view", defaultValue = "unified") String layout,
      Model model) {
    Series series = series(id);
    Version before = version(series, left);
    Version after = version(series, right);
    Interdiff interdiff = Interdiff.of(diffs(before), diffs(after));
    frame(model, series, before, after);
    OptionalInt only = file.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    model.addAttribute(
        "diff",
        DiffView.plain(new Diff(interdiff.files(), List.of()), layout.equals("split"), only, row));
    model.addAttribute("impossible", interdiff.impossible());
    model.addAttribute("notes", interdiff.notes());
    return "compare/interdiff";
  }

  private static void frame(Model model, Series series, Version left, Version right) {
    model.addAttribute("series", series);
    model.addAttribute("left", left);
    model.addAttribute("right", right);
    model.addAttribute(
        "address",
        "/series/" + series.id().value() + "/compare/" + left.name() + ".." + right.name());
  }

  private List<PatchText> patches(Version version) {
    return mails(version).stream().map(PatchText::of).toList();
  }

  private List<Diff> diffs(Version version) {
    return mails(version).stream().map(mail -> Diff.parse(mail.body().diff())).toList();
  }

  private List<Message> mails(Version version) {
    List<MessageId> ids = version.patches().stream().map(Version.Patch::message).toList();
    Map<MessageId, Mail> mails = messages.read(ids);
    return ids.stream().map(id -> patch(id, mails.get(id))).toList();
  }

  private static Message patch(MessageId id, @org.jspecify.annotations.Nullable Mail mail) {
    if (mail instanceof Message message) {
      return message;
    }
    throw PageFailure.notFound(
        "The patch " + id + " is not here, so the versions cannot be compared.",
        "Import its archive again.");
  }

  private Series series(String id) {
    return catalog
        .find(id)
        .orElseThrow(() ->
            PageFailure.notFound(
                "There is no series “" + id + "” here.",
                "Import the archive that holds it, or look for it in the list of series."));
  }

  private static Version version(Series series, String name) {
    return series
        .version(name)
        .orElseThrow(() ->
            PageFailure.notFound(
                "This series has no version “" + name + "”.",
                "Its versions are "
                    + String.join(", ", series.versions().stream().map(Version::name).toList())
                    + "."));
  }
}
