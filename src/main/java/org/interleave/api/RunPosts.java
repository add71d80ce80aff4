package org.interleave.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.interleave.account.Caller;
import org.interleave.account.Needs;
import org.interleave.account.Scope;
import org.interleave.checks.Run;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where CI systems post runs: for a patch, a version or a commit. */
@RestController
@RequestMapping(
    path = ProblemAnswers.ROOT,
    consumes = {
      MediaType.APPLICATION_JSON_VALUE,
      "application/sarif+json",
      MediaType.APPLICATION_XML_VALUE,
      MediaType.TEXT_XML_VALUE,
      MediaType.TEXT_PLAIN_VALUE
    },
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "runs")
class RunPosts {
  private final Known known;
  private final Runs runs;
  private final Answers answers;

  RunPosts(Known known, Runs runs, Answers answers) {
    this.known = known;
    this.runs = runs;
    this.answers = answers;
  }

  /**
   * What comes with every posting. Its body is the one that was unpacked: Spring reads as many
   * bytes as Content-Length says, which is the packed length.
   */
  private record Posted(HttpServletRequest request, Caller caller, Postings.Parameters said) {
    Postings run() {
      return Postings.of(
          MediaType.parseMediaType(request.getContentType()), Body.of(request), said);
    }
  }

  @PostMapping("/series/{series}/versions/{version}/runs")
  @Needs(Scope.CHECKS_WRITE)
  @PostsRun
  @Operation(operationId = "postVersionRun", summary = "Post a run of a whole version.")
  ResponseEntity<String> ofVersion(
      HttpServletRequest request,
      @Parameter(hidden = true) Caller caller,
      @PathVariable String series,
      @PathVariable String version,
      @ParameterObject Postings.Parameters said,
      @RequestBody byte[] body) {
    return post(new Posted(request, caller, said), known.version(series, version));
  }

  @PostMapping("/series/{series}/versions/{version}/patches/{number}/runs")
  @Needs(Scope.CHECKS_WRITE)
  @PostsRun
  @Operation(operationId = "postPatchRun", summary = "Post a run of a patch.")
  ResponseEntity<String> ofPatch(
      HttpServletRequest request,
      @Parameter(hidden = true) Caller caller,
      @PathVariable String series,
      @PathVariable String version,
      @PathVariable int number,
      @ParameterObject Postings.Parameters said,
      @RequestBody byte[] body) {
    return post(new Posted(request, caller, said), known.patch(series, version, number));
  }

  @PostMapping("/patches/{message}/runs")
  @Needs(Scope.CHECKS_WRITE)
  @PostsRun
  @Operation(
      operationId = "postRunByMessage",
      summary = "Post a run of a patch, by Message-ID; with a cover letter's, of its version.")
  ResponseEntity<String> ofMessage(
      HttpServletRequest request,
      @Parameter(hidden = true) Caller caller,
      @PathVariable String message,
      @ParameterObject Postings.Parameters said,
      @RequestBody byte[] body) {
    return post(
        new Posted(request, caller, said),
        known.target(message),
        findings -> known.placed(() -> known.message(message), findings));
  }

  @PostMapping("/commits/{commit}/runs")
  @Needs(Scope.CHECKS_WRITE)
  @PostsRun
  @Operation(operationId = "postCommitRun", summary = "Post a run of a commit.")
  ResponseEntity<String> ofCommit(
      HttpServletRequest request,
      @Parameter(hidden = true) Caller caller,
      @PathVariable String commit,
      @ParameterObject Postings.Parameters said,
      @RequestBody byte[] body) {
    return post(new Posted(request, caller, said), RunsApi.commit(commit), findings -> findings);
  }

  private ResponseEntity<String> post(Posted posted, Known.At at) {
    return post(posted, at.target(), findings -> known.placed(() -> at, findings));
  }

  private ResponseEntity<String> post(
      Posted posted, Target target, UnaryOperator<List<Run.Found>> placed) {
    return answers.once(
        posted.request,
        posted.caller,
        () -> {
          Postings run = posted.run();
          Run kept =
              runs.post(
                  new Run.Posting(
                      target,
                      run.context(),
                      run.status(),
                      run.description(),
                      run.url(),
                      posted.caller.name(),
                      run.log(),
                      placed.apply(run.findings())));
          URI location = URI.create(ProblemAnswers.ROOT + "/runs/" + kept.id());
          return new Answers.Made(201, Optional.of(location), Shapes.run(kept));
        });
  }
}
