package org.interleave.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.interleave.account.Caller;
import org.interleave.account.Needs;
import org.interleave.account.Scope;
import org.interleave.api.shape.Checked;
import org.interleave.api.shape.Page;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.series.PatchList;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The work of the checks. All that is asked for here can be asked for twice without harm. */
@RestController
@RequestMapping(path = ProblemAnswers.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "jobs", description = "What is to be checked, is being checked and was checked.")
class JobsApi {
  private final Known known;
  private final Jobs jobs;

  JobsApi(Known known, Jobs jobs) {
    this.known = known;
    this.jobs = jobs;
  }

  @GetMapping("/jobs")
  @Operation(operationId = "listJobs", summary = "All jobs: those under way, then the newest.")
  ResponseEntity<Page<Checked.Job>> all(
      HttpServletRequest request,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    Cursors cursors = Cursors.of(request, cursor, limit);
    long from = cursors.position();
    List<Job> found = jobs.page(from, cursors.limit());
    return cursors.page(
        found.stream().map(Shapes::job).toList(),
        found.size() < cursors.limit() ? Optional.empty() : Optional.of(from + found.size()));
  }

  @GetMapping("/jobs/{id}")
  @Operation(operationId = "getJob", summary = "A job.")
  Checked.Job job(@PathVariable long id) {
    return Shapes.job(find(id));
  }

  private Job find(long id) {
    return jobs.find(id).orElseThrow(() -> Refusal.notFound("There is no job " + id + "."));
  }

  @GetMapping("/series/{series}/versions/{version}/jobs")
  @Operation(operationId = "listVersionJobs", summary = "The jobs of a version, the newest first.")
  ResponseEntity<Page<Checked.Job>> ofVersion(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    PatchList patches = PatchList.of(known.version(series, version).version());
    return Cursors.of(request, cursor, limit).of(jobs.of(patches), Shapes::job);
  }

  @PostMapping("/series/{series}/versions/{version}/jobs")
  @Needs(Scope.CHECKS_WRITE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "askForJobs",
      summary = "Have a version checked: what has no answer yet is queued before all imports.")
  Page<Checked.Job> ask(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String series,
      @PathVariable String version) {
    var of = known.version(series, version).version();
    jobs.ask(of, caller.name());
    return new Page<>(
        jobs.of(PatchList.of(of)).stream().map(Shapes::job).toList(), Optional.empty());
  }

  @PostMapping("/jobs/{id}/cancel")
  @Needs(Scope.CHECKS_WRITE)
  @Operation(operationId = "cancelJob", summary = "Stop a job that is queued or running.")
  Checked.Job cancel(@Parameter(hidden = true) Caller caller, @PathVariable long id) {
    Job before = find(id);
    if (!jobs.cancel(id) && find(id).state() != Job.State.CANCELLED) {
      throw over(before, "Only jobs that are queued or running can be cancelled.");
    }
    return Shapes.job(find(id));
  }

  @PostMapping("/jobs/{id}/retry")
  @Needs(Scope.CHECKS_WRITE)
  @Operation(operationId = "retryJob", summary = "Queue a job again that failed or was cancelled.")
  Checked.Job retry(@Parameter(hidden = true) Caller caller, @PathVariable long id) {
    Job before = find(id);
    if (!jobs.retry(id) && !find(id).state().isUnderWay()) {
      throw over(before, "Only jobs that failed or were cancelled can be queued again.");
    }
    return Shapes.job(find(id));
  }

  private static Refusal over(Job job, String advice) {
    return new Refusal(
        Refusal.Kind.CONFLICT, "Job " + job.id() + " is " + job.state().word() + ".", advice);
  }
}
