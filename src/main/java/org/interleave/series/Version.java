package org.interleave.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;

/**
 * One posting of a series.
 *
 * @param name names it within its series and in addresses: "v2"; where a second posting carries the
 *     same number (a resend, a PATCH v1 after an RFC v1 and before a v2), "v2-2"
 * @param number what its author calls it; 1 for a first posting, whatever it is called. Not unique:
 *     {@code name} is
 * @param kind "RFC", "PATCH", "RESEND" or "git"
 * @param posted when its first message was sent
 * @param total how many patches it says it has
 * @param cover the cover letter
 * @param patches by number; the one that counts for each number
 * @param strays patches with a diff in this version that are none of {@code patches}: replaced
 *     ones, one too many, diffs in replies
 * @param messages every message that belongs to this version, patches and cover included, by date
 */
public record Version(
    String name,
    int number,
    String kind,
    Instant posted,
    int total,
    Optional<MessageId> cover,
    List<Patch> patches,
    List<Patch> strays,
    List<MessageId> messages) {
  public Version {
    patches = List.copyOf(patches);
    strays = List.copyOf(strays);
    messages = List.copyOf(messages);
  }

  /**
   * One patch, the message that carries it, and why it stands where it does.
   *
   * @param number of a stray: the patch it would replace, or 0 where it replaces none
   * @param note empty for a patch that was posted the ordinary way
   */
  public record Patch(
      int number, String title, Mailbox author, Instant posted, MessageId message, String note) {}

  public boolean complete() {
    return patches.size() == total && total > 0;
  }
}
