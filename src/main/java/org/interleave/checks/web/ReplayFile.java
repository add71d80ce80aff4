package org.interleave.checks.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.StoredFinding;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.series.Version;
import org.interleave.simulation.suite.StoredSchedule;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;
import org.springframework.stereotype.Component;

/**
 * What {@code interleave replay} takes, of a finding that is stored: its execution and its code.
 */
@Component
final class ReplayFile {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Applications applications;
  private final Messages messages;

  ReplayFile(Applications applications, Messages messages) {
    this.applications = applications;
    this.messages = messages;
  }

  static String name(StoredFinding finding) {
    return "finding-" + finding.id() + ".il1";
  }

  /** What a reader types who has a clone and the file; nothing where no execution was kept. */
  static String command(StoredFinding finding) {
    return finding.report().schedule().isEmpty()
        ? ""
        : "interleave replay --tree . " + name(finding);
  }

  /** Nothing if the execution was not kept, or the version's base or mails are not known. */
  Optional<String> of(StoredFinding finding, FindingPlaces.Where where) {
    return applications.of(where.version(), PATIENCE) instanceof Application.Applied applied
        ? applied
            .base()
            .commit()
            .flatMap(base ->
                patches(where.version(), where.revision())
                    .flatMap(patches ->
                        StoredSchedule.on(finding.report().schedule(), "", base, patches)))
        : Optional.empty();
  }

  private Optional<List<String>> patches(Version version, int revision) {
    List<String> diffs = new ArrayList<>();
    for (Version.Patch patch : version.patches().subList(0, revision)) {
      if (!(messages.read(patch.message()).orElse(null) instanceof Message mail)) {
        return Optional.empty();
      }
      diffs.add(mail.body().diff());
    }
    return Optional.of(diffs);
  }
}
