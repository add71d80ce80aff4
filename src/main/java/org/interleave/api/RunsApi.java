package org.interleave.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.api.shape.Checked;
import org.interleave.api.shape.Page;
import org.interleave.checks.Run;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What CI systems posted. */
@RestController
@RequestMapping(ProblemAnswers.ROOT)
@Tag(name = "runs", description = "What CI systems post, and its findings.")
class RunsApi {
  private final Known known;
  private final Runs runs;

  RunsApi(Known known, Runs runs) {
    this.known = known;
    this.runs = runs;
  }

  @GetMapping(path = "/runs", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listRuns",
      summary = "All runs, the oldest first: keep the last cursor to hear what is new.")
  ResponseEntity<Page<Checked.Run>> all(
      HttpServletRequest request,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    Cursors cursors = Cursors.of(request, cursor, limit);
    List<Run> found = runs.after(cursors.position(), cursors.limit());
    // a full page may be followed by runs that are yet to come: there is always a next one
    long next = found.isEmpty() ? cursors.position() : found.getLast().id();
    return cursors.page(found.stream().map(Shapes::run).toList(), Optional.of(next));
  }

  @GetMapping(path = "/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "getRun", summary = "A run with its findings.")
  Checked.Run run(@PathVariable long id) {
    return Shapes.run(find(id));
  }

  private Run find(long id) {
    return runs.find(id).orElseThrow(() -> Refusal.notFound("There is no run " + id + "."));
  }

  @GetMapping(path = "/runs/{id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
  @Operation(operationId = "getRunLog", summary = "The whole log of a run.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
  ResponseEntity<String> log(@PathVariable long id) {
    find(id);
    String log =
        runs.log(id)
            .orElseThrow(() -> Refusal.notFound("Run " + id + " was posted without a log."));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(log);
  }

  @GetMapping(path = "/runs/{id}/findings", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listRunFindings", summary = "The findings of a run.")
  ResponseEntity<Page<Checked.Finding>> findings(
      HttpServletRequest request,
      @PathVariable long id,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return Cursors.of(request, cursor, limit).of(find(id).findings(), Shapes::finding);
  }

  @GetMapping(
      path = "/series/{series}/versions/{version}/runs",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listVersionRuns",
      summary = "The runs of a version and of its patches, the newest first.")
  ResponseEntity<Page<Checked.Run>> ofVersion(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return Cursors.of(request, cursor, limit)
        .of(runs.of(known.version(series, version).version()), Shapes::run);
  }

  @GetMapping(
      path = "/series/{series}/versions/{version}/findings",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listVersionFindings",
      summary = "The findings of the newest run of each context on a version and its patches.")
  ResponseEntity<Page<Checked.RunFinding>> ofVersionFindings(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @Parameter(description = "At this file only.") @RequestParam Optional<String> file,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    List<Checked.RunFinding> all =
        newest(runs.of(known.version(series, version).version())).stream()
            .flatMap(run ->
                run.findings().stream()
                    .filter(found -> file.isEmpty() || file.equals(found.file()))
                    .map(found ->
                        new Checked.RunFinding(run.id(), run.context(), Shapes.finding(found))))
            .toList();
    return Cursors.of(request, cursor, limit).of(all);
  }

  private record Place(Target target, String context) {}

  private static List<Run> newest(List<Run> newestFirst) {
    java.util.Set<Place> seen = new java.util.HashSet<>();
    return newestFirst.stream()
        .filter(run -> seen.add(new Place(run.target(), run.context())))
        .toList();
  }

  @GetMapping(
      path = "/series/{series}/versions/{version}/patches/{number}/runs",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listPatchRuns", summary = "The runs of a patch, the newest first.")
  ResponseEntity<Page<Checked.Run>> ofPatch(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @PathVariable int number,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return of(request, known.patch(series, version, number).target(), cursor, limit);
  }

  @GetMapping(path = "/patches/{message}/runs", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listRunsByMessage", summary = "The runs of a patch, by Message-ID.")
  ResponseEntity<Page<Checked.Run>> ofMessage(
      HttpServletRequest request,
      @PathVariable String message,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return of(request, known.message(message).target(), cursor, limit);
  }

  @GetMapping(path = "/commits/{commit}/runs", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listCommitRuns", summary = "The runs of a commit, the newest first.")
  ResponseEntity<Page<Checked.Run>> ofCommit(
      HttpServletRequest request,
      @PathVariable String commit,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    return of(request, commit(commit), cursor, limit);
  }

  private ResponseEntity<Page<Checked.Run>> of(
      HttpServletRequest request, Target target, Optional<String> cursor, Optional<Integer> limit) {
    return Cursors.of(request, cursor, limit).of(runs.of(target), Shapes::run);
  }

  static Target commit(String id) {
    String small = id.toLowerCase(Locale.ROOT);
    if (!small.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      throw Refusal.malformed(
          "“" + Known.brief(id) + "” is no full id of a commit.",
          "Give all its 40 or 64 hexadecimal digits, as git rev-parse does.");
    }
    return new Target.Commit(small);
  }
}
