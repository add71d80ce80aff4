package org.interleave.ingest.web;

import org.interleave.ingest.ImportId;
import org.interleave.ingest.ImportState;
import org.interleave.ingest.Imports;
import org.interleave.ingest.Messages;
import org.interleave.ingest.PageRequest;
import org.interleave.ingest.web.StartedImports.Start;
import org.interleave.page.PageFailure;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The list of imports, with what they could not read. */
@Controller
class ImportPages {
  private static final int SIZE = 30;

  private final Imports imports;
  private final Messages messages;
  private final StartedImports started;
  private final ImportEvents events;

  ImportPages(Imports imports, Messages messages, StartedImports started, ImportEvents events) {
    this.imports = imports;
    this.messages = messages;
    this.started = started;
    this.events = events;
  }

  @GetMapping("/imports")
  String list(@RequestParam(defaultValue = "0") int problems, Model model) {
    PageRequest first = new PageRequest(0, SIZE);
    PageRequest page = new PageRequest(Math.clamp(problems, 0, 1_000_000), SIZE);
    long unreadable = messages.unreadableCount();
    model.addAttribute("running", imports.running().stream().map(ImportView::of).toList());
    model.addAttribute(
        "recent",
        imports.recent(first).stream()
            .filter(run -> run.state() != ImportState.RUNNING)
            .map(ImportView::of)
            .toList());
    model.addAttribute("unreadable", messages.unreadable(page));
    model.addAttribute("unreadableCount", unreadable);
    model.addAttribute("skipped", messages.skipped(page));
    model.addAttribute("problemsPage", page.number());
    model.addAttribute("moreProblems", unreadable > page.offset() + SIZE);
    model.addAttribute("count", messages.count());
    return "ingest/imports";
  }

  @PostMapping("/imports")
  String start(@RequestParam String location, @RequestParam(defaultValue = "") String range)
      throws InterruptedException {
    if (location.isBlank()) {
      throw PageFailure.badRequest(
          "It is not said what to import.",
          "Give the path of an archive on this machine, or the address of a thread.");
    }
    return switch (started.start(location.strip(), range.strip())) {
      case Start.Running running -> "redirect:/imports";
      case Start.Waiting waiting -> "redirect:/imports";
      case Start.Refused refused ->
          throw PageFailure.badRequest(
              "Nothing was imported: " + refused.reason(), "Go back and correct the place.");
    };
  }

  @PostMapping("/imports/{id}/cancel")
  String cancel(@PathVariable long id) {
    if (imports.find(new ImportId(id)).isEmpty()) {
      throw PageFailure.notFound(
          "There is no import " + id + ".", "The list of imports shows those that run.");
    }
    imports.cancel(new ImportId(id));
    return "redirect:/imports";
  }

  @GetMapping(path = "/imports/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events() {
    return events.listen();
  }
}
