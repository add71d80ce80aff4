package org.interleave.checks.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.interleave.series.Version;
import org.interleave.simulation.suite.Loading;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.Suites;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The lines of the files that a schedule goes through. */
@Component
final class RevisionText {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionText.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Applications applications;

  RevisionText(Applications applications) {
    this.applications = applications;
  }

  /** Gives the lines of a file, if they are known. */
  interface Files {
    Optional<List<String>> lines(String path);
  }

  /**
   * @param where of which revision; empty for the suite's own files only
   */
  Files of(Optional<FindingPlaces.Where> where, String suite) {
    Optional<Application.Applied> applied = where.flatMap(it -> applied(it.version()));
    return path -> {
      if (path.startsWith(Suite.FOLDER)) {
        return ofSuite(suite, path.substring(Suite.FOLDER.length()));
      }
      return applied.flatMap(it -> ofTree(it, where.orElseThrow().revision(), path));
    };
  }

  private Optional<Application.Applied> applied(Version version) {
    return applications.of(version, PATIENCE) instanceof Application.Applied applied
        ? Optional.of(applied)
        : Optional.empty();
  }

  private static Optional<List<String>> ofSuite(String suite, String path) {
    return Suites.load(suite) instanceof Loading.Loaded loaded
        ? loaded.suite().own().file(path).map(text -> text.lines().toList())
        : Optional.empty();
  }

  private static Optional<List<String>> ofTree(
      Application.Applied applied, int revision, String path) {
    try {
      List<String> lines =
          applied.revisions().revisions().get(revision).lines(path, 1, Integer.MAX_VALUE);
      return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    } catch (TreeException e) {
      LOG.warn("the code beside a finding cannot be shown: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
