package org.interleave.mail;

import java.util.List;

/**
 * The readable text of a message and its parts. Line ends are LF, charsets and transfer encodings
 * are undone, and text parts and attached patches follow each other in order.
 *
 * @param text all of it, as a mail client shows it
 * @param commitMessage for a patch, what git am would record as the message: no in-body headers,
 *     nothing above scissors, nothing after the three dashes, trailers included; otherwise empty
 * @param notes for a patch, what stands between the three dashes and the diff
 * @param diff the text of all diffs, in order, ready for {@code diff.Diff.parse}; empty where there
 *     is none
 * @param trailers the trailers, of a patch's message or written in a reply; never quoted ones
 * @param attachments the names of parts whose content is in no other field
 */
public record Body(
    String text,
    String commitMessage,
    String notes,
    String diff,
    List<Trailer> trailers,
    List<String> attachments) {
  public Body {
    trailers = List.copyOf(trailers);
    attachments = List.copyOf(attachments);
  }

  public boolean hasDiff() {
    return !diff.isEmpty();
  }
}
