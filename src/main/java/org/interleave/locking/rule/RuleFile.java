package org.interleave.locking.rule;

import java.util.List;
import org.interleave.locking.Rule;

/** What came of reading a rule file. */
public sealed interface RuleFile {
  /** Rules with unique ids, in the order of the file. */
  record Rules(List<Rule> rules) implements RuleFile {
    public Rules {
      rules = List.copyOf(rules);
    }
  }

  /**
   * @param problems one line each, with file and line
   */
  record Malformed(List<String> problems) implements RuleFile {
    public Malformed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param file what messages and origins call the file
   * @param text YAML
   */
  static RuleFile read(String file, String text) {
    return RuleReader.read(file, text);
  }
}
