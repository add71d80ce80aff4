package org.interleave.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;

/**
 * One posting of a series.
 *
 * @param number 1 for a first posting, whatever it is called
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

  /** One patch, the message that carries it, and why it stands where it does. */
  public record Patch(int number, String title, MessageId message, String note) {}

  public boolean complete() {
    return patches.size() == total && total > 0;
  }
}
