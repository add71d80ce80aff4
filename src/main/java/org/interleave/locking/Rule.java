package org.interleave.locking;

import java.util.List;
import java.util.Optional;

/**
 * A rule of a rule file, or one that an annotation in the code states.
 *
 * @param id letters, digits, dashes: unique in its set
 * @param in path patterns ({@code mm/*.c}) of the files whose sites count; empty for all
 */
public record Rule(
    String id,
    String title,
    Demand demand,
    Optional<Because> because,
    List<String> in,
    List<Exemption> except,
    Origin origin) {
  public Rule {
    in = List.copyOf(in);
    except = List.copyOf(except);
  }

  /** What somebody wrote that the rule is taken from. */
  public record Because(String quotation, Optional<String> messageId) {}

  /**
   * @param function a name, or a pattern with *
   */
  public record Exemption(String function, String reason) {}

  /**
   * @param line from 1
   */
  public record Origin(String file, int line) {}
}
