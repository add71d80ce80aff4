package org.interleave.checks;

import org.interleave.mail.MessageId;
import org.interleave.series.Version;

/** What a run is of. */
public sealed interface Target {
  /** The source with this patch and those before it applied. */
  record Patch(MessageId message) implements Target {}

  /**
   * All of a version.
   *
   * @param first its cover letter, or its first patch where it has none
   */
  record Posting(MessageId first) implements Target {
    public static Posting of(Version version) {
      return new Posting(version.cover().orElseGet(() -> version.patches().getFirst().message()));
    }
  }

  /**
   * @param id in full, 40 or 64 hexadecimal digits in lower case
   */
  record Commit(String id) implements Target {
    public Commit {
      if (!id.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a commit's full id: " + id);
      }
    }
  }
}
