package org.interleave.series.web;

import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;

/** Finds what an address names, or says that it is not there. */
final class Finding {
  private Finding() {}

  static Series series(SeriesCatalog catalog, String id) {
    return catalog
        .find(id)
        .orElseThrow(() ->
            PageFailure.notFound(
                "There is no series “" + id + "” here.",
                "Import the archive that holds it, or look for it in the list of series."));
  }

  static Version version(Series series, String name) {
    return series
        .version(name)
        .orElseThrow(() ->
            PageFailure.notFound(
                "This series has no version “" + name + "”.",
                "Its versions are "
                    + String.join(", ", series.versions().stream().map(Version::name).toList())
                    + "."));
  }
}
