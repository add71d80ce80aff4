package org.interleave.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.api.shape.Checked;
import org.interleave.api.shape.Mails;
import org.interleave.checks.Job;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;
import org.interleave.checks.Run;
import org.interleave.checks.Target;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.store.Checks;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.review.Anchor;
import org.interleave.review.Annotation;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.Version;

/** Puts what the house knows into the API's shapes. */
final class Shapes {
  private Shapes() {}

  static Mails.SeriesRow row(SeriesCatalog.Row row) {
    return new Mails.SeriesRow(
        row.id().value(),
        row.title(),
        person(row.author()),
        word(row.state()),
        row.versions(),
        row.newest().name(),
        row.messages(),
        row.posted(),
        row.active());
  }

  static Mails.Series series(Series series) {
    return new Mails.Series(
        series.id().value(),
        series.title(),
        person(series.author()),
        word(series.state()),
        series.versions().stream()
            .map(version ->
                new Mails.VersionRow(
                    version.name(),
                    version.number(),
                    version.kind(),
                    version.posted(),
                    version.patches().size(),
                    version.total(),
                    version.complete()))
            .toList());
  }

  static Mails.Version version(SeriesId series, Version version) {
    return new Mails.Version(
        series.value(),
        version.name(),
        version.number(),
        version.kind(),
        version.posted(),
        version.total(),
        version.complete(),
        version.cover().map(MessageId::value),
        version.patches().stream().map(patch -> patch(series, version, patch)).toList());
  }

  static Mails.Patch patch(SeriesId series, Version version, Version.Patch patch) {
    return new Mails.Patch(
        series.value(),
        version.name(),
        patch.number(),
        patch.message().value(),
        patch.title(),
        person(patch.author()),
        patch.posted());
  }

  static List<Mails.Hunk> hunks(Diff diff) {
    List<Mails.Hunk> hunks = new ArrayList<>();
    for (FileDiff file : diff.files()) {
      if (file.hunks().isEmpty()) {
        hunks.add(hunk(file, 0, new Hunk(0, 0, 0, 0, "", List.of())));
      }
      for (int i = 0; i < file.hunks().size(); i++) {
        hunks.add(hunk(file, i + 1, file.hunks().get(i)));
      }
    }
    return hunks;
  }

  private static Mails.Hunk hunk(FileDiff file, int number, Hunk hunk) {
    return new Mails.Hunk(
        file.path(),
        file.oldPath().orElse(file.path()),
        number,
        word(file.change()),
        hunk.oldStart(),
        hunk.oldLines(),
        hunk.newStart(),
        hunk.newLines(),
        hunk.section(),
        hunk.lines().stream().map(Shapes::line).toList());
  }

  private static String line(Hunk.Line line) {
    return switch (line.kind()) {
      case CONTEXT -> " " + line.text();
      case ADDED -> "+" + line.text();
      case REMOVED -> "-" + line.text();
    };
  }

  static Checked.Rule rule(Checks.CheckedRule rule) {
    return new Checked.Rule(rule.key().whole(), rule.title(), rule.kind());
  }

  static Checked.Attachment attachment(Checks.Told told) {
    var attachment = told.attachment();
    return new Checked.Attachment(
        rule(told.rule()),
        attachment.patch(),
        attachment.file(),
        attachment.hunk(),
        attachment.line(),
        word(attachment.side()),
        word(attachment.role()),
        attachment.reason(),
        word(attachment.evidence()));
  }

  static Checked.Run run(Run run) {
    return new Checked.Run(
        run.id(),
        target(run.target()),
        run.context(),
        run.status().word(),
        run.description(),
        run.url().map(Object::toString),
        run.poster(),
        run.posted(),
        run.hasLog(),
        run.findings().stream().map(Shapes::finding).toList());
  }

  private static Checked.Target target(Target target) {
    return switch (target) {
      case Target.Patch patch ->
          new Checked.Target(
              Optional.of(patch.message().value()), Optional.empty(), Optional.empty());
      case Target.Posting posting ->
          new Checked.Target(
              Optional.empty(), Optional.of(posting.first().value()), Optional.empty());
      case Target.Commit commit ->
          new Checked.Target(Optional.empty(), Optional.empty(), Optional.of(commit.id()));
    };
  }

  static Checked.Finding finding(Run.Found found) {
    return new Checked.Finding(
        found.kind(),
        word(found.level()),
        found.title(),
        found.details(),
        found.file(),
        found.line(),
        found.function(),
        found.at().map(at -> new Checked.Hunk(at.patch().value(), at.hunk())));
  }

  static Checked.Outcome outcome(Outcome outcome) {
    return new Checked.Outcome(
        row(outcome.row()),
        outcome.revision(),
        word(outcome.state()),
        outcome.complete(),
        outcome.words(),
        outcome.defects().stream()
            .map(defect ->
                new Checked.Defect(
                    defect.path(),
                    defect.identity(),
                    defect.kind(),
                    defect.title(),
                    defect.file(),
                    defect.line(),
                    defect.function()))
            .toList());
  }

  private static Checked.Row row(Row row) {
    return switch (row) {
      case Row.Scenario scenario ->
          new Checked.Row("scenario", scenario.suite() + "/" + scenario.name(), scenario.title());
      case Row.Rule rule -> new Checked.Row("rule", rule.key(), rule.title());
      case Row.Context context -> new Checked.Row("context", context.name(), context.name());
    };
  }

  static Checked.Job job(Job job) {
    return new Checked.Job(
        job.id(),
        job.kind().word(),
        job.title(),
        job.state().word(),
        job.said(),
        job.progress().done(),
        job.progress().total(),
        job.progress().executions(),
        job.progress().findings(),
        job.progress().left().map(Duration::toSeconds),
        job.askedBy(),
        job.asked(),
        job.started(),
        job.ended(),
        job.version().patches().stream().map(MessageId::value).toList());
  }

  static Checked.Annotation annotation(Annotation annotation) {
    return new Checked.Annotation(
        annotation.id().value(),
        annotation.anchor().message().value(),
        annotation.anchor().written(),
        quoted(annotation.anchor()),
        annotation.body(),
        annotation.asks(),
        person(annotation.reviewer()),
        annotation.published(),
        annotation.changed());
  }

  private static String quoted(Anchor anchor) {
    return switch (anchor) {
      case Anchor.WholePatch whole -> "";
      case Anchor.InMessage message -> message.text();
      case Anchor.InDiff diff -> diff.text();
    };
  }

  static Checked.Verdict verdict(Verdict verdict) {
    return new Checked.Verdict(
        word(verdict.scope()),
        verdict.message().value(),
        verdict.kind().word(),
        person(verdict.reviewer()),
        verdict.given());
  }

  private static Mails.Person person(Mailbox mailbox) {
    return new Mails.Person(mailbox.name(), mailbox.address());
  }

  private static Mails.Person person(Reviewer reviewer) {
    return new Mails.Person(reviewer.name(), reviewer.address());
  }

  /** {@code NOT_RUNNABLE} as {@code not-runnable}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
