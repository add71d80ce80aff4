package org.interleave.series.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.Version;

/** A thread as pages list it: one line a message, as the index of a mail client has it. */
final class Conversation {
  /** Deeper replies are no longer indented. */
  private static final int DEEPEST = 14;

  private Conversation() {}

  /**
   * One line.
   *
   * @param branch the indentation, ending in a corner
   * @param subject empty where it is the one of the message above with a reply mark
   * @param here whether the page shows this message
   */
  record Line(
      MessageId id,
      String address,
      String branch,
      Mailbox from,
      Instant sent,
      String subject,
      Role role,
      boolean here) {}

  static List<Line> of(Series series, Version version, List<Entry> entries, MessageId here) {
    List<Line> lines = new ArrayList<>();
    String above = "";
    for (Entry entry : entries) {
      String subject = entry.subject();
      boolean same = entry.depth() > 0 && bare(subject).equals(bare(above));
      lines.add(
          new Line(
              entry.id(),
              address(series, version, entry),
              branch(entry.depth()),
              entry.from(),
              entry.sent(),
              same ? "" : subject,
              entry.role(),
              entry.id().equals(here)));
      above = subject;
    }
    return lines;
  }

  /** The messages that answer one, and those that answer them. */
  static List<Entry> below(List<Entry> entries, MessageId top) {
    Set<MessageId> inside = new HashSet<>(Set.of(top));
    List<Entry> below = new ArrayList<>();
    int depth = 0;
    for (Entry entry : entries) {
      if (entry.id().equals(top)) {
        depth = entry.depth() + 1;
      } else if (entry.parent().filter(inside::contains).isPresent()
          && entry.role() == Role.REPLY) {
        inside.add(entry.id());
        below.add(atDepth(entry, Math.max(0, entry.depth() - depth)));
      }
    }
    return below;
  }

  private static Entry atDepth(Entry entry, int depth) {
    return new Entry(
        entry.id(),
        entry.parent(),
        depth,
        entry.from(),
        entry.sent(),
        entry.subject(),
        entry.role(),
        entry.number());
  }

  private static String address(Series series, Version version, Entry entry) {
    return switch (entry.role()) {
      case COVER -> PatchPaths.version(series.id(), version.name()) + "/0";
      case PATCH ->
          PatchPaths.version(series.id(), version.name()) + "/" + entry.number().orElse(0);
      case STRAY ->
          PatchPaths.patch(
              new PatchKey(series.id(), version.name(), entry.number().orElse(0), entry.id()));
      case REPLY -> PatchPaths.message(entry.id());
    };
  }

  private static String branch(int depth) {
    return depth == 0 ? "" : "  ".repeat(Math.min(depth, DEEPEST) - 1) + "└ ";
  }

  private static String bare(String subject) {
    String bare = subject.strip();
    while (bare.regionMatches(true, 0, "re:", 0, 3)) {
      bare = bare.substring(3).strip();
    }
    return bare;
  }
}
