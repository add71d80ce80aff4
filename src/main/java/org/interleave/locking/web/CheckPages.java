package org.interleave.locking.web;

import java.util.List;
import org.interleave.locking.store.RuleSets;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts checks. */
@Controller
class CheckPages {
  private final SeriesCatalog catalog;
  private final Checking checking;

  CheckPages(SeriesCatalog catalog, Checking checking) {
    this.catalog = catalog;
    this.checking = checking;
  }

  /**
   * @param chosen names of sets; none for those that speak of what the version changes
   * @param patch the number of the patch whose page asked
   */
  @PostMapping("/series/{id}/{version:v[0-9][0-9.-]*}/rules")
  String check(
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(name = "sets", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "") String patch) {
    Series series =
        catalog
            .find(id)
            .orElseThrow(() ->
                PageFailure.notFound(
                    "There is no series “" + id + "” here.", "The list of series leads to all."));
    Version checked =
        series
            .version(version)
            .orElseThrow(() ->
                PageFailure.notFound(
                    "This series has no version “" + version + "”.",
                    "The page of the series leads to all its versions."));
    checking.start(checked, chosen.stream().filter(RuleSets::isName).toList());
    String back = PatchPaths.version(series.id(), checked.name());
    return "redirect:"
        + (patch.matches("[1-9][0-9]{0,5}")
            ? back + "/" + patch + "#check-status"
            : back + "#rules-of-version");
  }
}
