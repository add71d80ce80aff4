package org.interleave.checks.web;

import java.util.List;
import org.interleave.checks.Job;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The work that is done and was done. */
@Controller
class JobPages {
  private static final int SIZE = 50;

  /** Who asks until there are accounts. */
  private static final String SOMEBODY = "local";

  private final Work work;
  private final Knowledge knowledge;
  private final JobEvents events;

  JobPages(Work work, Knowledge knowledge, JobEvents events) {
    this.work = work;
    this.knowledge = knowledge;
    this.events = events;
  }

  @GetMapping("/jobs")
  String list(@RequestParam(defaultValue = "0") int page, Model model) {
    int number = Math.clamp(page, 0, 1_000_000);
    List<Job> jobs =
        work.jobs().map(all -> all.page((long) number * SIZE, SIZE + 1)).orElse(List.of());
    List<JobView> shown = work.views(jobs.subList(0, Math.min(SIZE, jobs.size())));
    model.addAttribute("open", shown.stream().filter(job -> job.state().isUnderWay()).toList());
    model.addAttribute("ended", shown.stream().filter(job -> !job.state().isUnderWay()).toList());
    model.addAttribute("page", number);
    model.addAttribute("more", jobs.size() > SIZE);
    return "checks/jobs";
  }

  @PostMapping("/jobs/{id:[0-9]{1,18}}/cancel")
  String cancel(@PathVariable long id) {
    existing(id);
    work.known().cancel(id);
    return "redirect:/jobs";
  }

  @PostMapping("/jobs/{id:[0-9]{1,18}}/retry")
  String retry(@PathVariable long id) {
    existing(id);
    work.known().retry(id);
    return "redirect:/jobs";
  }

  private void existing(long id) {
    if (work.known().find(id).isEmpty()) {
      throw PageFailure.notFound(
          "There is no job " + id + ".", "The list of jobs shows those that there are.");
    }
  }

  @PostMapping("/series/{id}/{version:v[0-9][0-9.-]*}/checks")
  String ask(@PathVariable String id, @PathVariable String version) {
    Series series = knowledge.series(id);
    Version asked = Knowledge.version(series, version);
    work.known().ask(asked, SOMEBODY);
    return "redirect:" + PatchPaths.version(series.id(), asked.name());
  }

  /**
   * @param version the digest of the one that is looked at; empty for all
   */
  @GetMapping(path = "/jobs/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestParam(defaultValue = "") String version,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    return events.listen(version, last == null ? "" : last);
  }
}
