package org.interleave.series;

import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;

/**
 * One piece of work over time.
 *
 * @param title the newest version's, without prefixes
 * @param author of the first version
 * @param versions oldest first, at least one
 */
public record Series(
    SeriesId id, String title, Mailbox author, State state, List<Version> versions) {
  public Series {
    versions = List.copyOf(versions);
  }

  /** The version of that name ("v2"), else the first one of that number ("2"). */
  public Optional<Version> version(String name) {
    return versions.stream()
        .filter(version -> version.name().equals(name))
        .findFirst()
        .or(() ->
            versions.stream()
                .filter(version -> Integer.toString(version.number()).equals(name))
                .findFirst());
  }

  public Version newest() {
    return versions.getLast();
  }
}
