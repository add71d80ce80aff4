package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.checks.Run;
import org.interleave.checks.Runs;
import org.interleave.checks.matrix.Change;
import org.interleave.checks.matrix.Changes;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Mark;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.MarginNote;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchMargin;
import org.interleave.series.web.Place;
import org.interleave.series.web.VersionKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows at each hunk what it broke or mended, and on a version's page the matrix. */
@Component
@Order(4)
class CheckMargin implements PatchMargin {
  private final Knowledge knowledge;
  private final MatrixViews views;
  private final Work work;
  private final Messages messages;
  private final ObjectProvider<Runs> runs;

  CheckMargin(
      Knowledge knowledge,
      MatrixViews views,
      Work work,
      Messages messages,
      ObjectProvider<Runs> runs) {
    this.knowledge = knowledge;
    this.views = views;
    this.work = work;
    this.messages = messages;
    this.runs = runs;
  }

  /**
   * One line beside a hunk.
   *
   * @param by which CI system says so; empty for our own
   * @param place in the source
   */
  record Line(Sign sign, String words, String address, String by, String place) {}

  /**
   * The same above the diff.
   *
   * @param anchor of the hunk; empty where it is at none
   */
  record Index(Line line, String anchor) {}

  record Lead(MatrixViews.Told told, WorkStatus status) {}

  @Override
  public List<MarginNote> notes(PatchKey key, Optional<Place> at, Optional<Place> from) {
    Optional<Version> version = knowledge.find(key.series().value(), key.version());
    int revision = version.map(it -> Knowledge.revision(it, key.message())).orElse(0);
    if (version.isEmpty() || revision == 0) {
      return List.of();
    }
    Examined examined = knowledge.of(version.get());
    List<Change> changes = Changes.of(examined).getOrDefault(revision, List.of());
    Map<Place, List<Line>> lines = new LinkedHashMap<>();
    HunkPlaces places = new HunkPlaces(diff(key));
    for (Change change : changes) {
      if (revision - change.since() == 1) {
        add(lines, place(change, places), line(change, revision, examined, key));
      }
    }
    for (Run run : newest(version.get())) {
      ci(run, key.message(), places, lines);
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Index> index = new ArrayList<>();
    List<MarginNote> notes = new ArrayList<>();
    lines.forEach((place, here) -> {
      boolean whole = place instanceof Place.WholePatch;
      here.forEach(line -> index.add(new Index(line, whole ? "" : place.anchor())));
      if (!whole) {
        notes.add(new MarginNote(place, "checks/hunk", here));
      }
    });
    notes.addFirst(new MarginNote(new Place.WholePatch(), "checks/panel", index));
    return notes;
  }

  private static void add(Map<Place, List<Line>> lines, Place place, Line line) {
    lines.computeIfAbsent(place, any -> new ArrayList<>()).add(line);
  }

  static Place place(Change change, HunkPlaces places) {
    return places.of(change.defect(), isGone(change) ? Place.Side.OLD : Place.Side.NEW);
  }

  static boolean isGone(Change change) {
    return change.kind() == Change.Kind.FIXED || change.kind() == Change.Kind.NOT_SEEN;
  }

  private static Line line(Change change, int revision, Examined version, PatchKey key) {
    Mark mark =
        switch (change.kind()) {
          case INTRODUCED -> Mark.INTRODUCED;
          case FIRST_SEEN -> Mark.FIRST_SEEN;
          case FIXED -> Mark.FIXED;
          case NOT_SEEN -> Mark.NOT_SEEN;
        };
    return new Line(
        Sign.of(mark),
        DefectWords.some(change.defect()),
        CheckPaths.defect(
            change.defect(),
            key.series(),
            version.version(),
            isGone(change) ? change.since() : revision),
        "",
        isGone(change) ? "" : place(change.defect().file(), change.defect().line()));
  }

  private static String place(String file, int line) {
    return file.isEmpty() ? "" : line > 0 ? file + ":" + line : file;
  }

  /** Of each context and target the newest. */
  private List<Run> newest(Version version) {
    Map<List<Object>, Run> newest = new LinkedHashMap<>();
    runs.orderedStream()
        .flatMap(one -> one.of(version).stream())
        .forEach(run -> newest.putIfAbsent(List.of(run.target(), run.context()), run));
    return List.copyOf(newest.values());
  }

  private static void ci(
      Run run, MessageId patch, HunkPlaces places, Map<Place, List<Line>> lines) {
    for (int i = 0; i < run.findings().size(); i++) {
      Run.Found found = run.findings().get(i);
      Optional<Run.AtHunk> at = found.at().filter(it -> it.patch().equals(patch));
      if (at.isPresent()) {
        String file = found.file().orElse("");
        add(
            lines,
            places.of(file, at.get().hunk()),
            new Line(
                Sign.of(RunPages.mark(found.level())),
                found.title(),
                RunPages.path(run.id()) + "#finding-" + (i + 1),
                run.context(),
                place(file, found.line())));
      }
    }
  }

  private Diff diff(PatchKey key) {
    return messages.read(key.message()).orElse(null) instanceof Message mail
        ? Diff.parse(mail.body().diff())
        : new Diff(List.of(), List.of());
  }

  @Override
  public List<MarginNote> lead(VersionKey key) {
    Series series = knowledge.series(key.series().value());
    return series
        .version(key.version())
        .filter(version -> !version.patches().isEmpty())
        .map(version ->
            new MarginNote(
                new Place.WholePatch(),
                "checks/lead",
                new Lead(views.told(series, version), work.status(series, version))))
        .stream()
        .toList();
  }

  @Override
  public List<MarginNote> notes(VersionKey key) {
    Series series = knowledge.series(key.series().value());
    return series
        .version(key.version())
        .map(version -> views.of(series, version, List.of(version)))
        .filter(view -> !view.isEmpty())
        .map(view -> new MarginNote(new Place.WholePatch(), "checks/matrix", view))
        .stream()
        .toList();
  }
}
