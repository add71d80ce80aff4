package org.interleave.api.shape;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the API says of checks and of reviews. */
public final class Checked {
  private Checked() {}

  @Schema(description = "A rule that a version was checked by.")
  public record Rule(
      @Schema(example = "mm/hmm-under-mmap-sem") String id, String title, String kind) {}

  @Schema(description = "A rule at a hunk.")
  public record Attachment(
      Rule rule,
      int patch,
      String file,
      int hunk,
      int line,
      @Schema(allowableValues = {"old", "new"}) String side,
      @Schema(allowableValues = {"enforces", "repairs", "breaks", "relies-on"}) String role,
      String reason,
      @Schema(allowableValues = {"static", "executions", "both"}) String evidence) {}

  @Schema(description = "What a run is of: one of patch, version and commit.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Target(
      @Schema(description = "A patch's Message-ID.") Optional<String> patch,
      @Schema(description = "The Message-ID of a version's cover letter, or of its first patch.")
          Optional<String> version,
      @Schema(description = "A commit's full id.") Optional<String> commit) {}

  @Schema(description = "One posting of a CI system.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Run(
      long id,
      Target target,
      String context,
      @Schema(allowableValues = {"pending", "success", "warning", "fail"}) String status,
      String description,
      Optional<String> url,
      String poster,
      Instant posted,
      boolean hasLog,
      List<Finding> findings) {}

  @Schema(description = "A defect that a run found.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Finding(
      @Schema(example = "KASAN: slab-use-after-free Read") String kind,
      @Schema(allowableValues = {"error", "warning", "note"}) String level,
      String title,
      String details,
      Optional<String> file,
      @Schema(description = "0 if it is not known.") int line,
      @Schema(description = "Empty if it is not known.") String function,
      Optional<Hunk> at) {}

  @Schema(name = "FindingPlace", description = "The hunk that a finding's line belongs to.")
  public record Hunk(
      @Schema(description = "The patch's Message-ID.") String patch,
      @Schema(description = "From 1 within the file.") int hunk) {}

  @Schema(description = "A finding of a version, with the run that posted it.")
  public record RunFinding(long run, String context, Finding finding) {}

  @Schema(description = "A run to post. With a log and no findings, the log's reports become them.")
  public record NewRun(
      @Schema(
              description = "Which tool or job, a slug.",
              pattern = "^" + org.interleave.checks.Run.CONTEXT + "$",
              example = "kunit")
          Optional<String> context,
      @Schema(
              description = "Taken from the gravest finding where it is missing.",
              allowableValues = {"pending", "success", "warning", "fail"})
          Optional<String> status,
      @Schema(maxLength = 2000) Optional<String> description,
      @Schema(description = "Where the CI system tells more.", format = "uri", maxLength = 2000)
          Optional<String> url,
      @Schema(description = "As the tool wrote it; a kernel log is read for findings.")
          Optional<String> log,
      Optional<List<NewFinding>> findings) {}

  @Schema(description = "A finding to post.")
  public record NewFinding(
      @Schema(maxLength = 200) String kind,
      @Schema(allowableValues = {"error", "warning", "note"}) Optional<String> level,
      @Schema(maxLength = 1000) String title,
      @Schema(maxLength = 60000) Optional<String> details,
      @Schema(description = "From the root of the tree.", maxLength = 1000) Optional<String> file,
      @Schema(minimum = "0") Optional<Integer> line,
      @Schema(maxLength = 300) Optional<String> function) {}

  @Schema(description = "One square of the matrix: what one tool says of one revision.")
  public record Outcome(
      Row row,
      @Schema(description = "0 for the base, k behind patch k.") int revision,
      @Schema(
              allowableValues = {
                "verified",
                "no-finding",
                "finding",
                "not-runnable",
                "running",
                "waiting",
                "passed",
                "warned",
                "failed"
              })
          String state,
      @Schema(description = "Whether what is not named is not there.") boolean complete,
      String words,
      List<Defect> defects) {}

  @Schema(description = "A line of the matrix.")
  public record Row(
      @Schema(allowableValues = {"scenario", "rule", "context"}) String kind,
      @Schema(description = "suite/scenario, a rule's id, or a context.") String name,
      String title) {}

  @Schema(description = "A defect in a square of the matrix.")
  public record Defect(
      @Schema(description = "Where its page is, from the root of the site.") String path,
      String identity,
      String kind,
      String title,
      String file,
      int line,
      String function) {}

  @Schema(description = "A piece of work that a worker does.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Job(
      long id,
      @Schema(allowableValues = {"apply", "rules", "simulate"}) String kind,
      String title,
      @Schema(allowableValues = {"queued", "running", "done", "failed", "cancelled"}) String state,
      String said,
      int done,
      int total,
      long executions,
      int findings,
      @Schema(description = "An estimate.") Optional<Long> secondsLeft,
      String askedBy,
      Instant asked,
      Optional<Instant> started,
      Optional<Instant> ended,
      @Schema(description = "The Message-IDs of the patches.") List<String> patches) {}

  @Schema(description = "A reviewer's published comment.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Annotation(
      long id,
      @Schema(description = "The Message-ID of the mail that it stands on.") String message,
      @Schema(example = "mm/hmm.c:120-122") String place,
      @Schema(description = "The quoted lines; empty for a whole patch.") String quoted,
      String body,
      boolean question,
      Mails.Person reviewer,
      Optional<Instant> published,
      Instant changed) {}

  @Schema(description = "What a person says of a patch or a version.")
  public record Verdict(
      @Schema(allowableValues = {"patch", "version"}) String scope,
      @Schema(description = "The Message-ID of the patch, or of the version's first mail.")
          String message,
      @Schema(example = "Reviewed-by") String kind,
      Mails.Person reviewer,
      Instant given) {}
}
