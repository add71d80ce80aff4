package org.interleave.checks.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.interleave.checks.matrix.Mark;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.web.PatchPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a CI system posted: its status, findings and log. */
@Controller
class RunPages {
  private static final String RUN = "/runs/{id:[0-9]{1,18}}";

  /** Of the end of a log, where programs say what went wrong. */
  private static final int SHOWN_LINES = 400;

  private static final int SHOWN_CHARACTERS = 200_000;

  private final ObjectProvider<Runs> runs;
  private final SeriesCatalog catalog;
  private final Messages messages;

  RunPages(ObjectProvider<Runs> runs, SeriesCatalog catalog, Messages messages) {
    this.runs = runs;
    this.catalog = catalog;
    this.messages = messages;
  }

  static String path(long id) {
    return "/runs/" + id;
  }

  static Mark mark(Run.Level level) {
    return switch (level) {
      case ERROR -> Mark.FAILED;
      case WARNING -> Mark.WARNED;
      case NOTE -> Mark.NO_FINDING;
    };
  }

  /**
   * @param hunk the address of the hunk that it was mapped to; empty if there is none
   */
  record Line(Sign sign, String level, Run.Found found, String place, String hunk) {}

  /** What a run is of, and where that is shown. */
  record Of(String words, String address) {}

  /**
   * @param omitted how many lines are not shown before it
   */
  record Log(int omitted, String text, long characters) {
    static Log end(String whole) {
      int from = Math.max(0, whole.length() - SHOWN_CHARACTERS);
      List<String> lines = whole.substring(from).lines().toList();
      int first = Math.max(0, lines.size() - SHOWN_LINES);
      int before = (int) whole.substring(0, from).lines().count();
      return new Log(
          before + first, String.join("\n", lines.subList(first, lines.size())), whole.length());
    }
  }

  @GetMapping(RUN)
  String run(@PathVariable long id, Model model) {
    Run run = find(id);
    List<Line> lines = new ArrayList<>();
    for (Run.Found found : run.findings()) {
      lines.add(line(found));
    }
    model.addAttribute("run", run);
    model.addAttribute("sign", sign(run.status()));
    model.addAttribute("of", of(run.target()));
    model.addAttribute("lines", lines);
    model.addAttribute("log", log(id).map(Log::end).stream().toList());
    model.addAttribute("links", run.url().stream().filter(RunPages::isWeb).toList());
    return "checks/run";
  }

  @GetMapping(RUN + "/log")
  ResponseEntity<byte[]> download(@PathVariable long id) {
    find(id);
    String log =
        log(id)
            .orElseThrow(() ->
                PageFailure.notFound(
                    "Run " + id + " has no log.", "Its page shows what it has: " + path(id)));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("run-" + id + ".log").build().toString())
        .body(log.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isWeb(URI address) {
    return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
  }

  private Optional<String> log(long id) {
    return runs.orderedStream().flatMap(one -> one.log(id).stream()).findFirst();
  }

  private Run find(long id) {
    return runs.orderedStream()
        .flatMap(one -> one.find(id).stream())
        .findFirst()
        .orElseThrow(() ->
            PageFailure.notFound(
                "There is no run " + id + ".", "The matrix of a version leads to its runs."));
  }

  private static Sign sign(RunStatus status) {
    return switch (status) {
      case PENDING -> new Sign(Mark.WAITING.id(), Sign.shape(Mark.WAITING), "pending");
      case SUCCESS -> Sign.of(Mark.PASSED);
      case WARNING -> Sign.of(Mark.WARNED);
      case FAIL -> Sign.of(Mark.FAILED);
    };
  }

  private Of of(Target target) {
    return switch (target) {
      case Target.Patch patch -> of("patch", patch.message());
      case Target.Posting posting -> of("version", posting.first());
      case Target.Commit commit -> new Of("commit " + commit.id(), "");
    };
  }

  private Of of(String what, MessageId message) {
    Optional<SeriesCatalog.Place> place = catalog.place(message);
    if (place.isEmpty()) {
      return new Of(what + " " + message.value(), "");
    }
    String version = PatchPaths.version(place.get().series(), place.get().version());
    boolean patch = what.equals("patch") && place.get().number().isPresent();
    return patch
        ? new Of(
            place.get().version() + " patch " + place.get().number().getAsInt(),
            version + "/" + place.get().number().getAsInt())
        : new Of(place.get().version(), version);
  }

  private Line line(Run.Found found) {
    Mark mark = mark(found.level());
    String file = found.file().orElse("");
    return new Line(
        Sign.of(mark),
        found.level().name().toLowerCase(Locale.ROOT),
        found,
        file.isEmpty() || found.line() == 0 ? file : file + ":" + found.line(),
        found.at().map(at -> hunk(at, file)).orElse(""));
  }

  private String hunk(Run.AtHunk at, String file) {
    Of patch = of("patch", at.patch());
    if (patch.address().isEmpty()) {
      return "";
    }
    Diff diff =
        messages.read(at.patch()).orElse(null) instanceof Message mail
            ? Diff.parse(mail.body().diff())
            : new Diff(List.of(), List.of());
    return patch.address() + "#" + new HunkPlaces(diff).of(file, at.hunk()).anchor();
  }
}
