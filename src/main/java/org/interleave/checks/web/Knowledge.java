package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcomes;
import org.interleave.checks.matrix.Examined;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all sources know of versions, and the versions themselves. */
@Component
final class Knowledge {
  private final SeriesCatalog catalog;
  private final ObjectProvider<Outcomes> sources;

  Knowledge(SeriesCatalog catalog, ObjectProvider<Outcomes> sources) {
    this.catalog = catalog;
    this.sources = sources;
  }

  Examined of(Version version) {
    List<Outcome> outcomes = new ArrayList<>();
    sources.orderedStream().forEach(source -> outcomes.addAll(source.of(version)));
    return Examined.of(version, outcomes);
  }

  Series series(String id) {
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
                "The page of the series leads to all its versions."));
  }

  Optional<Version> find(String series, String version) {
    return catalog.find(series).flatMap(it -> it.version(version));
  }

  Optional<Series> seriesOf(MessageId message) {
    return catalog.find(message.value());
  }

  /** The patch's place among those that count, from 1; 0 for a cover letter or a stray. */
  static int revision(Version version, MessageId message) {
    return IntStream.range(0, version.patches().size())
        .filter(i -> version.patches().get(i).message().equals(message))
        .map(i -> i + 1)
        .findFirst()
        .orElse(0);
  }
}
