package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.locking.store.Checks.Told;
import org.interleave.mail.Message;
import org.interleave.series.PatchList;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;
import org.interleave.series.web.MarginNote;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchMargin;
import org.interleave.series.web.Place;
import org.interleave.series.web.VersionKey;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows at each hunk what it does for the rules, and on a version's page all of that at once. */
@Component
@Order(5)
class RuleMargin implements PatchMargin {
  private static final List<Mark> URGENT =
      Stream.of(Role.BREAKS, Role.REPAIRS, Role.ENFORCES, Role.RELIES_ON).map(Mark::of).toList();

  private final SeriesCatalog catalog;
  private final Messages messages;
  private final Checks checks;
  private final CheckStatuses statuses;

  RuleMargin(SeriesCatalog catalog, Messages messages, Checks checks, CheckStatuses statuses) {
    this.catalog = catalog;
    this.messages = messages;
    this.checks = checks;
    this.statuses = statuses;
  }

  /** What stands at a hunk or a file's head. */
  record HunkNote(List<RoleLine> roles, List<ProblemLine> problems) {}

  /**
   * What stands above the diff.
   *
   * @param roles how often each role is played
   */
  record Panel(
      CheckStatus status,
      List<Tally> roles,
      List<IndexLine> lines,
      List<ProblemLine> problems,
      List<ProblemLine> unseen) {}

  /** A rule in one role, with all the places where the patch plays it. */
  record IndexLine(Mark mark, String title, String rule, List<ShortPlace> places) {}

  /**
   * @param text without the file where it is that of the place before
   */
  record ShortPlace(String text, String anchor) {}

  record Tally(Mark mark, int count) {}

  /** What it takes to say a problem. */
  private record Saying(DiffPlaces places, List<CheckedRule> rules, SeriesId series) {
    ProblemLine line(Problem problem) {
      return ProblemLine.of(problem, places, rules, Optional.of(series));
    }
  }

  @Override
  public List<MarginNote> notes(PatchKey key, Optional<Place> at, Optional<Place> from) {
    Optional<Version> found = version(key.series(), key.version());
    int patch = found.map(version -> number(version, key)).orElse(0);
    if (found.isEmpty() || patch == 0) {
      return List.of();
    }
    PatchList patches = PatchList.of(found.get());
    List<Told> told =
        checks.attachments(patches).stream()
            .filter(it -> it.attachment().patch() == patch)
            .toList();
    List<Problem> problems =
        checks.problems(patches).stream().filter(it -> it.patch() == patch).toList();
    DiffPlaces places =
        new DiffPlaces(
            told.isEmpty() && problems.isEmpty() ? new Diff(List.of(), List.of()) : diff(key));
    Saying said =
        new Saying(places, problems.isEmpty() ? List.of() : checks.rules(patches), key.series());
    List<MarginNote> notes = new ArrayList<>();
    notes.add(panel(found.get(), key, told, problems, said));
    notes.addAll(atHunks(key, told, problems, said));
    return notes;
  }

  private MarginNote panel(
      Version version, PatchKey key, List<Told> told, List<Problem> problems, Saying said) {
    List<Tally> tallies = new ArrayList<>();
    for (Role role : Role.values()) {
      int count = (int) told.stream().filter(it -> it.attachment().role() == role).count();
      if (count > 0) {
        tallies.add(new Tally(Mark.of(role), count));
      }
    }
    Panel panel =
        new Panel(
            statuses.of(key.series(), version, String.valueOf(key.number())),
            tallies,
            index(told.stream().map(it -> RoleLine.of(it, key.series(), said.places)).toList()),
            ofWhole(problems, it -> it == Kind.COMPILE || it == Kind.CALLER, said),
            ofWhole(problems, it -> it == Kind.INCOMPLETE, said));
    return new MarginNote(new Place.WholePatch(), "locking/panel", panel);
  }

  /** Those at no hunk. What a rule names and the code lacks is told on the version's page. */
  private static List<ProblemLine> ofWhole(
      List<Problem> problems, Predicate<Kind> wanted, Saying said) {
    return problems.stream()
        .filter(it -> wanted.test(it.kind()) && (it.file().isEmpty() || it.hunk() == 0))
        .map(it -> said.line(it))
        .toList();
  }

  /** What a reviewer must see is first. */
  private static List<IndexLine> index(List<RoleLine> lines) {
    Map<String, List<RoleLine>> same = new LinkedHashMap<>();
    for (RoleLine line : lines) {
      same.computeIfAbsent(line.mark().name() + line.rule(), any -> new ArrayList<>()).add(line);
    }
    return same.values().stream()
        .map(all ->
            new IndexLine(
                all.getFirst().mark(),
                all.getFirst().title(),
                all.getFirst().rule(),
                shortened(all)))
        .sorted(Comparator.comparingInt(line -> URGENT.indexOf(line.mark)))
        .toList();
  }

  private static List<ShortPlace> shortened(List<RoleLine> lines) {
    List<ShortPlace> places = new ArrayList<>();
    String file = "";
    for (RoleLine line : lines) {
      int colon = line.place().lastIndexOf(':');
      String own = colon < 0 ? line.place() : line.place().substring(0, colon);
      boolean same = colon >= 0 && own.equals(file);
      places.add(
          new ShortPlace(same ? line.place().substring(colon) : line.place(), line.anchor()));
      file = own;
    }
    return places;
  }

  private static List<MarginNote> atHunks(
      PatchKey key, List<Told> told, List<Problem> problems, Saying said) {
    Map<Place, HunkNote> notes = new LinkedHashMap<>();
    for (Told it : told) {
      Place place = said.places.head(it.attachment().file(), it.attachment().hunk());
      at(notes, place).roles.add(RoleLine.of(it, key.series(), said.places));
    }
    for (Problem it : problems) {
      if (it.file().isPresent() && it.hunk() > 0) {
        at(notes, said.places.head(it.file().get(), it.hunk())).problems.add(said.line(it));
      }
    }
    return notes.entrySet().stream()
        .map(entry -> new MarginNote(entry.getKey(), "locking/hunk", entry.getValue()))
        .toList();
  }

  private static HunkNote at(Map<Place, HunkNote> notes, Place place) {
    return notes.computeIfAbsent(place, any -> new HunkNote(new ArrayList<>(), new ArrayList<>()));
  }

  private Diff diff(PatchKey key) {
    return messages.read(key.message()).orElse(null) instanceof Message mail
        ? Diff.parse(mail.body().diff())
        : new Diff(List.of(), List.of());
  }

  /** The patch's place among those that count, from 1; 0 for a cover letter or a stray. */
  private static int number(Version version, PatchKey key) {
    return 1
        + version.patches().stream().map(Version.Patch::message).toList().indexOf(key.message());
  }

  @Override
  public List<MarginNote> notes(VersionKey key) {
    return version(key.series(), key.version()).stream()
        .map(version ->
            new MarginNote(
                new Place.WholePatch(),
                "locking/matrix",
                Matrix.of(
                    key.series(),
                    version,
                    statuses.of(key.series(), version, ""),
                    checks.rules(PatchList.of(version)),
                    checks.attachments(PatchList.of(version)),
                    checks.problems(PatchList.of(version)))))
        .toList();
  }

  private Optional<Version> version(SeriesId series, String name) {
    return catalog.find(series.value()).flatMap(it -> it.version(name));
  }
}
