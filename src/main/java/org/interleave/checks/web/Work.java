package org.interleave.checks.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.page.PageFailure;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The jobs, told for pages. */
@Component
final class Work {
  private final ObjectProvider<Jobs> jobs;
  private final Knowledge knowledge;

  Work(ObjectProvider<Jobs> jobs, Knowledge knowledge) {
    this.jobs = jobs;
    this.knowledge = knowledge;
  }

  Optional<Jobs> jobs() {
    return Optional.ofNullable(jobs.getIfAvailable());
  }

  Jobs known() {
    return jobs()
        .orElseThrow(() ->
            PageFailure.notFound(
                "This server does no checks.", "Ask whoever runs it for a worker."));
  }

  WorkStatus status(Series series, Version version) {
    PatchList patches = PatchList.of(version);
    boolean possible = jobs().isPresent() && !version.patches().isEmpty();
    return WorkStatus.of(
        patches,
        jobs().map(all -> all.of(patches)).orElse(List.of()),
        possible ? CheckPaths.matrix(series.id(), version.name()) : "");
  }

  List<JobView> views(List<Job> shown) {
    Map<PatchList, String> addresses = new HashMap<>();
    return shown.stream()
        .map(job -> JobView.of(job, addresses.computeIfAbsent(job.version(), this::address)))
        .toList();
  }

  private String address(PatchList patches) {
    Optional<Series> series = patches.patches().stream().findFirst().flatMap(knowledge::seriesOf);
    return series
        .flatMap(it ->
            it.versions().stream()
                .filter(version -> PatchList.of(version).equals(patches))
                .findFirst()
                .map(version -> PatchPaths.version(it.id(), version.name())))
        .orElse("");
  }
}
