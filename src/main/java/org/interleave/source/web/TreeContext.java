package org.interleave.source.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.MarginNote;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchMargin;
import org.interleave.series.web.Place;
import org.interleave.series.web.Surroundings;
import org.interleave.series.web.VersionKey;
import org.interleave.source.Problem;
import org.interleave.source.Revision;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a tree adds to the pages of patches: the lines around a diff, and what does not apply. */
@Component
@Order(1)
final class TreeContext implements Surroundings, PatchMargin {
  private static final Logger LOG = LoggerFactory.getLogger(TreeContext.class);

  /** Applying goes on in the background; a page does not wait for it. */
  private static final Duration PATIENCE = Duration.ofMillis(15);

  private static final String TEMPLATE = "source/applied";

  private final Applications applications;
  private final SeriesCatalog catalog;

  TreeContext(Applications applications, SeriesCatalog catalog) {
    this.applications = applications;
    this.catalog = catalog;
  }

  /**
   * What a note says.
   *
   * @param base where the version stands; empty on the page of a patch
   * @param problems one line for each thing that does not apply
   * @param pending whether more is to come
   */
  record Applied(String base, List<String> problems, boolean pending) {}

  @Override
  public Optional<List<String>> after(Version version, PatchKey patch, String path) {
    int index = index(version, patch.message());
    if (index < 0) {
      return Optional.empty();
    }
    return switch (applications.of(version, PATIENCE)) {
      case Application.Applied applied ->
          lines(applied.revisions().revisions().get(index + 1), path);
      case Application.NoTree none -> Optional.empty();
      case Application.Pending pending -> Optional.empty();
      case Application.Unreadable unreadable -> Optional.empty();
    };
  }

  private static Optional<List<String>> lines(Revision revision, String path) {
    try {
      List<String> lines = revision.lines(path, 1, Integer.MAX_VALUE);
      return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    } catch (TreeException e) {
      LOG.warn("the lines around a diff cannot be shown: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public List<MarginNote> notes(PatchKey patch, Optional<Place> at, Optional<Place> from) {
    return version(new VersionKey(patch.series(), patch.version())).stream()
        .flatMap(version -> notes(version, patch).stream())
        .toList();
  }

  private List<MarginNote> notes(Version version, PatchKey patch) {
    int index = index(version, patch.message());
    if (index < 0 || !(applications.of(version, PATIENCE) instanceof Application.Applied applied)) {
      return List.of();
    }
    List<String> problems =
        applied.revisions().problems(index + 1).stream().map(Problem::explain).toList();
    return problems.isEmpty()
        ? List.of()
        : List.of(
            new MarginNote(new Place.WholePatch(), TEMPLATE, new Applied("", problems, false)));
  }

  @Override
  public List<MarginNote> notes(VersionKey key) {
    return version(key).stream().flatMap(version -> notes(version).stream()).toList();
  }

  private List<MarginNote> notes(Version version) {
    return switch (applications.of(version, PATIENCE)) {
      case Application.Applied applied ->
          List.of(note(describe(applied), problems(applied), false));
      case Application.NoTree none -> List.of();
      case Application.Pending pending ->
          List.of(note("The base of this version is being looked for.", List.of(), true));
      case Application.Unreadable unreadable ->
          List.of(note("No known tree can be read.", unreadable.reasons(), false));
    };
  }

  private static MarginNote note(String base, List<String> problems, boolean pending) {
    return new MarginNote(new Place.WholePatch(), TEMPLATE, new Applied(base, problems, pending));
  }

  private static List<String> problems(Application.Applied applied) {
    List<String> lines = new ArrayList<>(applied.base().notes());
    applied.revisions().problems().forEach(problem -> lines.add(problem.explain()));
    return lines;
  }

  private static String describe(Application.Applied applied) {
    String commit =
        applied.base().commit().map(id -> id.substring(0, Math.min(12, id.length()))).orElse("");
    String where = " " + commit + " in " + applied.tree();
    return switch (applied.base().how()) {
      case STATED -> "Based on" + where + ", as its cover letter or a patch says.";
      case BLOBS -> "Based on" + where + ", where every file is as its index lines say.";
      case APPLIES -> "Applies to" + where + ", though files differ from its index lines.";
      case CLOSEST -> "Closest to" + where + ", where not every patch applies.";
      case NONE -> "No base was found in " + applied.tree() + ".";
    };
  }

  private Optional<Version> version(VersionKey key) {
    return catalog.find(key.series().value()).flatMap(series -> series.version(key.version()));
  }

  /** The patch's place among those that count; −1 for a cover letter or a stray. */
  private static int index(Version version, MessageId message) {
    List<Version.Patch> patches = version.patches();
    return IntStream.range(0, patches.size())
        .filter(i -> patches.get(i).message().equals(message))
        .findFirst()
        .orElse(-1);
  }
}
