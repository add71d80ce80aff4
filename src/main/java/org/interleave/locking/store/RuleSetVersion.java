package org.interleave.locking.store;

import java.time.Instant;
import java.util.List;
import org.interleave.locking.Rule;
import org.interleave.locking.rule.RuleFile;

/**
 * What a rule set said at one time.
 *
 * @param number from 1
 * @param text a rule file that can be read
 */
public record RuleSetVersion(
    String set, int number, String text, String author, Origin origin, Instant saved) {
  /** How it came here. */
  public enum Origin {
    /** With the program. */
    BUNDLED,
    EDITED,
    IMPORTED
  }

  /** Its rules; what an older program took and this one refuses has none. */
  public List<Rule> rules() {
    return RuleFile.read(set + ".yaml", text) instanceof RuleFile.Rules read
        ? read.rules()
        : List.of();
  }
}
