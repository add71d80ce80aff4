package org.interleave.series.web;

import java.util.List;
import java.util.Optional;
import org.interleave.ingest.Home;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.interleave.page.PageFailure;
import org.interleave.series.Decision;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.Version;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One message, as it was sent. */
@Controller
class MessagePages {
  private final SeriesCatalog catalog;
  private final Messages messages;

  MessagePages(SeriesCatalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /** Where a message stands, with its whole thread. */
  private record Standing(
      Series series, Version version, List<Conversation.Line> thread, String patch) {}

  @GetMapping("/messages/{id}")
  String message(@PathVariable MessageId id, Model model) {
    Mail mail = messages.read(id).orElseThrow(() -> notHere(id));
    List<Home> homes = messages.homes(id);
    model.addAttribute("id", id);
    model.addAttribute("homes", homes);
    model.addAttribute("raw", PatchPaths.raw(id));
    standing(id)
        .ifPresent(standing -> {
          model.addAttribute("series", standing.series());
          model.addAttribute("version", standing.version());
          model.addAttribute("thread", standing.thread());
          model.addAttribute("patchAddress", standing.patch());
          neighbours(standing.thread(), model);
        });
    return switch (mail) {
      case Message message -> {
        model.addAttribute("message", message);
        model.addAttribute("parent", message.parent().map(PatchPaths::message).orElse(""));
        model.addAttribute("text", MailText.plain(message.body().text(), message.body().hasDiff()));
        yield "series/message";
      }
      case Unreadable unreadable -> {
        model.addAttribute("reason", unreadable.reason());
        yield "series/unreadable";
      }
    };
  }

  @GetMapping("/messages/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable MessageId id) {
    byte[] bytes = messages.raw(id).orElseThrow(() -> notHere(id));
    String name = id.value().replaceAll("[^A-Za-z0-9@._-]", "_").replaceAll("^[.]+", "_");
    ContentDisposition disposition =
        ContentDisposition.attachment()
            .filename(name.substring(0, Math.min(name.length(), 120)) + ".eml")
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("message/rfc822"))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(bytes);
  }

  @PostMapping("/messages/{id}/move")
  String move(@PathVariable MessageId id, @RequestParam String target) {
    if (!messages.has(id)) {
      throw notHere(id);
    }
    String wanted = target.strip().replaceAll("^<|>$", "");
    if (wanted.isEmpty() || !messages.has(new MessageId(wanted))) {
      throw PageFailure.badRequest(
          "There is no message “" + wanted + "” here to move this one to.",
          "Give the Message-ID of any message of the version that this one belongs to.");
    }
    catalog.decide(new Decision.Move(id, new MessageId(wanted)), "local");
    return "redirect:" + PatchPaths.message(id);
  }

  private Optional<Standing> standing(MessageId id) {
    return catalog
        .place(id)
        .flatMap(place ->
            catalog
                .find(place.series().value())
                .flatMap(series ->
                    series.version(place.version()).map(version -> standing(series, version, id))));
  }

  private Standing standing(Series series, Version version, MessageId id) {
    List<Entry> entries = catalog.thread(series.id(), version.name());
    List<Conversation.Line> thread = Conversation.of(series, version, entries, id);
    String patch =
        thread.stream()
            .filter(line -> line.here() && line.role() != Role.REPLY)
            .map(Conversation.Line::address)
            .findFirst()
            .orElse("");
    return new Standing(series, version, thread, patch);
  }

  private static void neighbours(List<Conversation.Line> thread, Model model) {
    for (int i = 0; i < thread.size(); i++) {
      if (thread.get(i).here()) {
        model.addAttribute("previous", i > 0 ? thread.get(i - 1).address() : "");
        model.addAttribute("next", i + 1 < thread.size() ? thread.get(i + 1).address() : "");
      }
    }
  }

  private static PageFailure notHere(MessageId id) {
    return PageFailure.notFound(
        "There is no message " + id + " here.", "Import an archive that holds it.");
  }
}
