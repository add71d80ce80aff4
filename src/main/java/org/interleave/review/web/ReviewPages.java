package org.interleave.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.review.Annotation;
import org.interleave.review.Annotations;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;
import org.interleave.review.Verdicts;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchPaths;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Verdicts, who is reviewing, and the list of drafts. */
@Controller
class ReviewPages {
  private final Annotations annotations;
  private final Verdicts verdicts;
  private final SeriesCatalog catalog;
  private final CurrentReviewer reviewers;

  ReviewPages(
      Annotations annotations,
      Verdicts verdicts,
      SeriesCatalog catalog,
      CurrentReviewer reviewers) {
    this.annotations = annotations;
    this.verdicts = verdicts;
    this.catalog = catalog;
    this.reviewers = reviewers;
  }

  /** A draft and the page that it stands on. */
  record Draft(Annotation annotation, String path) {}

  @GetMapping("/drafts")
  ModelAndView drafts(HttpServletRequest request) {
    Optional<Reviewer> me = reviewers.of(request);
    List<Draft> drafts = new ArrayList<>();
    me.map(annotations::drafts)
        .orElse(List.of())
        .forEach(one -> drafts.add(new Draft(one, path(one.anchor().message()))));
    List<String> messages =
        drafts.stream().map(one -> one.annotation().anchor().message().value()).distinct().toList();
    return new ModelAndView(
        "review/drafts",
        Map.of(
            "drafts", drafts, "messages", messages, "who", me.map(Reviewer::written).orElse("")));
  }

  /**
   * @param take "true" takes back what this kind would replace
   */
  @PostMapping("/verdicts")
  Object give(
      @RequestParam Verdict.Scope scope,
      @RequestParam String message,
      @RequestParam Verdict.Kind kind,
      @RequestParam(defaultValue = "false") boolean take,
      @RequestParam String back,
      HttpServletRequest request) {
    Return.checked(back);
    Optional<Reviewer> me = reviewers.of(request);
    if (me.isEmpty()) {
      return asking("", "", Optional.of("say who you are before you give a verdict"), back);
    }
    MessageId mail = known(message);
    if (take) {
      verdicts.withdraw(scope, mail, kind, me.get());
    } else {
      verdicts.give(scope, mail, kind, me.get());
    }
    return Return.to(back);
  }

  @GetMapping("/reviewer")
  ModelAndView who(
      @RequestParam(defaultValue = "/series") String back, HttpServletRequest request) {
    Optional<Reviewer> me = reviewers.of(request);
    return asking(
        me.map(Reviewer::name).orElse(""),
        me.map(Reviewer::address).orElse(""),
        Optional.empty(),
        Return.checked(back));
  }

  @PostMapping("/reviewer")
  Object become(
      @RequestParam String name,
      @RequestParam String address,
      @RequestParam String back,
      HttpServletResponse response) {
    Return.checked(back);
    Optional<String> complaint = Reviewer.complaint(name.strip(), address.strip());
    if (complaint.isPresent()) {
      return asking(name, address, complaint, back);
    }
    reviewers.keep(new Reviewer(name.strip(), address.strip()), response);
    return Return.to(back);
  }

  private static ModelAndView asking(
      String name, String address, Optional<String> complaint, String back) {
    return new ModelAndView(
        "review/reviewer",
        Map.of(
            "name", name,
            "address", address,
            "complaint", complaint.orElse(""),
            "back", back),
        complaint.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private MessageId known(String message) {
    return Optional.of(message)
        .filter(id -> !id.isBlank())
        .map(MessageId::new)
        .filter(id -> catalog.place(id).isPresent())
        .orElseThrow(() ->
            PageFailure.badRequest(
                "There is no such patch here.", "Go back to the patch and try again."));
  }

  private String path(MessageId message) {
    return catalog
        .place(message)
        .map(place ->
            new PatchKey(place.series(), place.version(), place.number().orElse(0), message).path())
        .orElseGet(() -> PatchPaths.message(message));
  }
}
