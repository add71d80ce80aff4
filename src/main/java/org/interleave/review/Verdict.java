package org.interleave.review;

import java.time.Instant;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.mail.Trailer;

/**
 * What a person says of a patch or of a whole version.
 *
 * @param message the patch; for a version its cover letter, or its first patch where it has none
 */
public record Verdict(Scope scope, MessageId message, Kind kind, Reviewer reviewer, Instant given) {

  public enum Scope {
    PATCH,
    VERSION
  }

  /** The words that kernel lists use (Documentation/process/submitting-patches.rst). */
  public enum Kind {
    REVIEWED("Reviewed-by"),
    ACKED("Acked-by"),
    TESTED("Tested-by"),
    NACK("Nacked-by"),
    CHANGES_REQUESTED("changes requested");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The trailer that tools pick up; asking for changes has none. */
  public Optional<Trailer> trailer() {
    return switch (kind) {
      case REVIEWED, ACKED, TESTED, NACK ->
          Optional.of(new Trailer(kind.word(), reviewer.written()));
      case CHANGES_REQUESTED -> Optional.empty();
    };
  }
}
