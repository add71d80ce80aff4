package org.interleave.checks.web;

import java.util.List;
import java.util.Optional;
import org.interleave.checks.StoredFinding;
import org.interleave.checks.StoredFinding.Square;
import org.interleave.checks.matrix.Change;
import org.interleave.checks.matrix.Changes;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Mark;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.web.PatchPaths;
import org.interleave.series.web.Place;
import org.springframework.stereotype.Component;

/** Where a finding is: in which revisions, and at which hunks it came and went. */
@Component
final class FindingPlaces {
  private final Knowledge knowledge;
  private final Messages messages;

  FindingPlaces(Knowledge knowledge, Messages messages) {
    this.knowledge = knowledge;
    this.messages = messages;
  }

  /** A revision that shows a finding. */
  record Where(Series series, Version version, int revision) {
    String label() {
      return version.name() + " " + CheckPaths.label(revision);
    }
  }

  /** The one that a page is asked for, if it shows the finding; else the newest that does. */
  Optional<Where> where(StoredFinding finding, FindingPages.Asked asked) {
    List<Where> all = all(finding);
    return all.stream()
        .filter(one -> one.version.name().equals(asked.version().orElse("")))
        .filter(one -> one.revision == asked.revision().orElse(-1))
        .filter(one -> one.series.id().value().equals(asked.series().orElse("")))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** All of them, the newest version's first. */
  List<Where> all(StoredFinding finding) {
    return finding.squares().stream().flatMap(square -> where(square).stream()).toList();
  }

  private Optional<Where> where(Square square) {
    return square.version().patches().stream()
        .findFirst()
        .flatMap(knowledge::seriesOf)
        .flatMap(series ->
            series.versions().stream()
                .filter(version -> PatchList.of(version).equals(square.version()))
                .map(version -> new Where(series, version, square.revision()))
                .findFirst());
  }

  /**
   * What a patch has to do with a finding.
   *
   * @param address of the hunk, where it is one patch's doing; of the patch else
   */
  record Came(Sign sign, String words, String address) {}

  /** When the defect came and went in the version that is looked at. */
  List<Came> history(StoredFinding finding, Where where) {
    Examined examined = knowledge.of(where.version);
    return Changes.of(examined).entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .filter(it -> it.defect().identity().equals(finding.defect().identity()))
                .map(it -> came(it, entry.getKey(), where)))
        .toList();
  }

  private Came came(Change change, int revision, Where where) {
    Version.Patch patch = where.version.patches().get(revision - 1);
    String page =
        PatchPaths.version(where.series.id(), where.version.name()) + "/" + patch.number();
    boolean exact = revision - change.since() == 1;
    int first = where.version.patches().get(change.since()).number();
    String by =
        exact
            ? "patch " + patch.number() + ": " + patch.title()
            : "one of patches " + first + " to " + patch.number();
    String words =
        switch (change.kind()) {
          case INTRODUCED -> "introduced by " + by;
          case FIXED -> "fixed by " + by;
          case FIRST_SEEN -> "first seen behind patch " + patch.number();
          case NOT_SEEN ->
              "not seen any more behind patch "
                  + patch.number()
                  + ", where the search was not complete";
        };
    return new Came(
        sign(change), words, exact ? page + "#" + anchor(change, patch.message()) : page);
  }

  private static Sign sign(Change change) {
    return Sign.of(
        switch (change.kind()) {
          case INTRODUCED -> Mark.INTRODUCED;
          case FIXED -> Mark.FIXED;
          case FIRST_SEEN -> Mark.FIRST_SEEN;
          case NOT_SEEN -> Mark.NOT_SEEN;
        });
  }

  private String anchor(Change change, MessageId patch) {
    Diff diff =
        messages.read(patch).orElse(null) instanceof Message mail
            ? Diff.parse(mail.body().diff())
            : new Diff(List.of(), List.of());
    Place place = CheckMargin.place(change, new HunkPlaces(diff));
    return place instanceof Place.WholePatch ? "diff" : place.anchor();
  }
}
