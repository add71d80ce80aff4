package org.interleave.reply.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.reply.Replies;
import org.interleave.reply.Replies.Include;
import org.interleave.reply.Reply;
import org.interleave.review.Reviewer;
import org.interleave.review.web.CurrentReviewer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The exact mail before it is sent, and the files to send it with. */
@Controller
class ReplyPages {
  private final Replies replies;
  private final SeriesCatalog catalog;
  private final CurrentReviewer reviewers;

  ReplyPages(Replies replies, SeriesCatalog catalog, CurrentReviewer reviewers) {
    this.replies = replies;
    this.catalog = catalog;
    this.reviewers = reviewers;
  }

  @GetMapping("/messages/{id}/reply")
  ModelAndView patch(
      @PathVariable MessageId id,
      @RequestParam(defaultValue = "false") boolean drafts,
      HttpServletRequest request) {
    Reply reply = replies.to(id, me(request), include(drafts));
    return preview(reply, ReplyPaths.to(id), drafts, PatchPaths.message(id));
  }

  @GetMapping("/messages/{id}/reply.eml")
  ResponseEntity<byte[]> patchFile(
      @PathVariable MessageId id,
      @RequestParam(defaultValue = "false") boolean drafts,
      HttpServletRequest request) {
    return file(replies.to(id, me(request), include(drafts)));
  }

  @GetMapping("/series/{series}/{version}/reply")
  ModelAndView summary(
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam(defaultValue = "false") boolean drafts,
      HttpServletRequest request) {
    Found found = found(series, version);
    Reply reply = replies.summary(found.version(), me(request), include(drafts));
    return preview(
        reply,
        ReplyPaths.summary(found.series().id(), version),
        drafts,
        PatchPaths.version(found.series().id(), version));
  }

  @GetMapping("/series/{series}/{version}/reply.eml")
  ResponseEntity<byte[]> summaryFile(
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam(defaultValue = "false") boolean drafts,
      HttpServletRequest request) {
    return file(replies.summary(found(series, version).version(), me(request), include(drafts)));
  }

  @GetMapping("/series/{series}/{version}/replies.mbox")
  ResponseEntity<byte[]> all(
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam(defaultValue = "false") boolean drafts,
      HttpServletRequest request) {
    Found found = found(series, version);
    List<Reply.Written> all = replies.all(found.version(), me(request), include(drafts));
    if (all.isEmpty()) {
      throw nothing("There is nothing to reply with to " + version + ".");
    }
    return download(
        Reply.mbox(all),
        "application/mbox",
        "review-" + found.series().id().value() + "-" + version + ".mbox");
  }

  private static ModelAndView preview(Reply reply, String path, boolean drafts, String back) {
    String query = drafts ? "?drafts=true" : "";
    String text =
        switch (reply) {
          case Reply.Written written -> written.shown();
          case Reply.Nothing none -> "";
        };
    String reason =
        switch (reply) {
          case Reply.Written written -> "";
          case Reply.Nothing none -> none.reason();
        };
    return new ModelAndView(
        "reply/preview",
        Map.of(
            "text", text,
            "reason", reason,
            "file", path + ".eml" + query,
            "drafts", drafts,
            "other", drafts ? path : path + "?drafts=true",
            "back", back));
  }

  private static ResponseEntity<byte[]> file(Reply reply) {
    return switch (reply) {
      case Reply.Written written -> download(written.bytes(), "message/rfc822", written.fileName());
      case Reply.Nothing none -> throw nothing("There is no reply: " + none.reason() + ".");
    };
  }

  private static ResponseEntity<byte[]> download(byte[] content, String type, String name) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.US_ASCII)
                .build()
                .toString())
        .body(content);
  }

  private Reviewer me(HttpServletRequest request) {
    return reviewers
        .of(request)
        .orElseThrow(() ->
            PageFailure.badRequest(
                "Interleave does not know who you are.",
                "Say so at /reviewer, or set git's user.email."));
  }

  private record Found(Series series, Version version) {}

  private Found found(String series, String version) {
    return catalog.find(series).stream()
        .flatMap(one -> one.versions().stream().map(two -> new Found(one, two)))
        .filter(one -> one.version().name().equals(version))
        .findFirst()
        .orElseThrow(() ->
            PageFailure.notFound(
                "There is no version " + version + " of a series " + series + ".",
                "The list of series leads to those that are here."));
  }

  private static PageFailure nothing(String reason) {
    return PageFailure.notFound(reason, "Comment on a line or give a verdict, then come back.");
  }

  private static Include include(boolean drafts) {
    return drafts ? Include.DRAFTS_TOO : Include.PUBLISHED;
  }
}
