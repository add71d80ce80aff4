package org.interleave.series.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All mail of a version on one page, in the order of the threads, for reading it through. */
@Controller
class MailPage {
  private static final int SIZE = 50;

  private final SeriesCatalog catalog;
  private final Messages messages;

  MailPage(SeriesCatalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /**
   * One mail.
   *
   * @param id of its element: its place in the thread
   */
  record Letter(String id, String address, String from, Instant sent, String subject, Html text) {}

  @GetMapping("/series/{id}/{version:v[0-9][0-9.-]*}/mail")
  String mail(
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Series series = Finding.series(catalog, id);
    Version shown = Finding.version(series, version);
    List<Conversation.Line> lines =
        Conversation.of(
            series, shown, catalog.thread(series.id(), shown.name()), shown.messages().getFirst());
    int pages = Math.max(1, (lines.size() + SIZE - 1) / SIZE);
    int number = Math.clamp(page, 1, pages);
    int first = (number - 1) * SIZE;
    model.addAttribute("series", series);
    model.addAttribute("version", shown);
    model.addAttribute("tabs", VersionTab.of(series, shown, "/mail"));
    model.addAttribute(
        "letters", letters(lines.subList(first, Math.min(lines.size(), first + SIZE)), first));
    model.addAttribute("number", number);
    model.addAttribute("pages", pages);
    return "series/mail";
  }

  private List<Letter> letters(List<Conversation.Line> lines, int first) {
    Map<MessageId, Mail> mails = messages.read(lines.stream().map(Conversation.Line::id).toList());
    List<Letter> letters = new ArrayList<>();
    for (Conversation.Line line : lines) {
      Mail mail = mails.get(line.id());
      if (mail != null) {
        letters.add(letter("mail" + (first + letters.size() + 1), line, mail));
      }
    }
    return letters;
  }

  private static Letter letter(String id, Conversation.Line line, Mail mail) {
    return switch (mail) {
      case Message message ->
          new Letter(
              id,
              line.address(),
              line.from().display(),
              line.sent(),
              message.subject().line(),
              MailText.folded(message.body().text(), message.body().hasDiff()));
      case Unreadable unreadable ->
          new Letter(
              id,
              PatchPaths.message(line.id()),
              line.from().display(),
              line.sent(),
              "This mail cannot be read",
              Shown.html(unreadable.reason()));
    };
  }
}
