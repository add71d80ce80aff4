package org.interleave.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.interleave.api.shape.Checked;
import org.interleave.api.shape.Page;
import org.interleave.checks.Outcomes;
import org.interleave.locking.store.Checks;
import org.interleave.review.Annotations;
import org.interleave.review.Verdicts;
import org.interleave.series.PatchList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What tools and people say of a version. */
@RestController
@RequestMapping(
    path = ProblemAnswers.ROOT + "/series/{series}/versions/{version}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "review", description = "What tools and people say of a version.")
class ReviewApi {
  private final Known known;
  private final Checks checks;
  private final ObjectProvider<Outcomes> outcomes;
  private final Annotations annotations;
  private final Verdicts verdicts;

  ReviewApi(
      Known known,
      Checks checks,
      ObjectProvider<Outcomes> outcomes,
      Annotations annotations,
      Verdicts verdicts) {
    this.known = known;
    this.checks = checks;
    this.outcomes = outcomes;
    this.annotations = annotations;
    this.verdicts = verdicts;
  }

  @GetMapping("/rules")
  @Operation(operationId = "listRules", summary = "The rules that a version was checked by.")
  ResponseEntity<Page<Checked.Rule>> rules(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    PatchList patches = PatchList.of(known.version(series, version).version());
    return Cursors.of(request, cursor, limit).of(checks.rules(patches), Shapes::rule);
  }

  @GetMapping("/attachments")
  @Operation(
      operationId = "listAttachments",
      summary = "The rules at the hunks of a version: which each enforces, repairs, breaks, uses.")
  ResponseEntity<Page<Checked.Attachment>> attachments(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @Parameter(description = "Of this patch only.") @RequestParam Optional<Integer> patch,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    PatchList patches = PatchList.of(known.version(series, version).version());
    List<Checks.Told> all =
        checks.attachments(patches).stream()
            .filter(told -> patch.isEmpty() || patch.get() == told.attachment().patch())
            .toList();
    return Cursors.of(request, cursor, limit).of(all, Shapes::attachment);
  }

  @GetMapping("/outcomes")
  @Operation(
      operationId = "listOutcomes",
      summary = "The matrix: what each tool says of each revision.")
  ResponseEntity<Page<Checked.Outcome>> outcomes(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    var of = known.version(series, version).version();
    return Cursors.of(request, cursor, limit)
        .of(
            outcomes.orderedStream().flatMap(source -> source.of(of).stream()).toList(),
            Shapes::outcome);
  }

  @GetMapping("/annotations")
  @Operation(operationId = "listAnnotations", summary = "The published comments of reviewers.")
  ResponseEntity<Page<Checked.Annotation>> annotations(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return Cursors.of(request, cursor, limit)
        .of(
            annotations.visible(known.version(series, version).mails(), Optional.empty()),
            Shapes::annotation);
  }

  @GetMapping("/verdicts")
  @Operation(operationId = "listVerdicts", summary = "Reviewed-by, NACK and the like.")
  ResponseEntity<Page<Checked.Verdict>> verdicts(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return Cursors.of(request, cursor, limit)
        .of(verdicts.on(known.version(series, version).mails()), Shapes::verdict);
  }
}
