package org.interleave.series;

import java.util.List;
import org.interleave.mail.Mailbox;

/**
 * One piece of work over time.
 *
 * @param title the newest version's, without prefixes
 * @param author of the first version
 * @param versions oldest first
 */
public record Series(SeriesId id, String title, Mailbox author, List<Version> versions) {
  public Series {
    versions = List.copyOf(versions);
  }
}
