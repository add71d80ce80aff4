package org.interleave.mail;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a subject line says.
 *
 * @param line the whole line, decoded and unfolded
 * @param title the line without reply marks, list tags and the patch prefix
 * @param reply whether it starts with a reply mark (Re:, AW:, 回复: …)
 * @param patch whether a prefix marks it as a patch or cover letter
 * @param rfc whether a prefix says RFC
 * @param resend whether a prefix says RESEND or REPOST
 * @param pull whether it is a pull request
 * @param tags the other words of the prefixes, in order: trees, lists, subsystems
 * @param version the version, empty where none is written
 * @param revision the N of v5.N; empty otherwise
 * @param number the N of N/M; 0 is a cover letter
 * @param total the M of N/M; empty for "3/n"
 */
public record Subject(
    String line,
    String title,
    boolean reply,
    boolean patch,
    boolean rfc,
    boolean resend,
    boolean pull,
    List<String> tags,
    OptionalInt version,
    OptionalInt revision,
    OptionalInt number,
    OptionalInt total) {
  public Subject {
    tags = List.copyOf(tags);
  }

  /** Reads a decoded subject line. */
  public static Subject parse(String line) {
    return new SubjectParser(line).parse();
  }
}
