package org.interleave.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Subject;
import org.interleave.mail.Trailer;

/**
 * What assembly needs to know of a message.
 *
 * @param references the messages this one answers, oldest first and the parent last
 * @param patchId the stable patch id of its diff
 * @param changeId the value of its change-id line
 * @param listed titles of patches that a cover letter lists (git shortlog)
 * @param files the paths that its diff touches, in order, at most {@link #MOST_FILES}
 * @param trailers of a patch or a reply; never quoted ones
 */
public record Posting(
    MessageId id,
    List<MessageId> references,
    Mailbox from,
    Mailbox author,
    Instant sent,
    Subject subject,
    boolean hasDiff,
    Optional<String> patchId,
    Optional<String> changeId,
    List<String> listed,
    List<String> files,
    List<Trailer> trailers) {
  public static final int MOST_FILES = 16;

  public Posting {
    references = List.copyOf(references);
    listed = List.copyOf(listed);
    files = List.copyOf(files);
    trailers = List.copyOf(trailers);
  }
}
