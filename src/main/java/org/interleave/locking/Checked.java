package org.interleave.locking;

import java.util.List;
import java.util.Optional;

/**
 * What a check of a series says.
 *
 * @param revisions names by index: the base, then one for each patch
 */
public record Checked(
    List<String> revisions,
    List<Rule> rules,
    List<Attachment> attachments,
    List<RevisionSite> sites,
    List<Problem> problems) {
  public Checked {
    revisions = List.copyOf(revisions);
    rules = List.copyOf(rules);
    attachments = List.copyOf(attachments);
    sites = List.copyOf(sites);
    problems = List.copyOf(problems);
  }

  /**
   * @param revision 0 for the base
   */
  public record RevisionSite(int revision, Site site) {}

  /**
   * What is no answer of a rule.
   *
   * @param patch from 1; 0 if it concerns the whole
   * @param hunk from 1 within the file; 0 if it stands in none
   * @param line 0 if it has no place
   */
  public record Problem(
      Kind kind, int patch, Optional<String> file, int hunk, int line, String message) {}

  /** What sort of problem. */
  public enum Kind {
    /** A compiler would refuse or warn. */
    COMPILE,
    /** A caller outside the series that a changed signature leaves behind. */
    CALLER,
    /** A rule names what the code does not have. */
    RULE,
    /** Something was not looked at. */
    INCOMPLETE
  }
}
