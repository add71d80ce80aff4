package org.interleave.locking.web;

import org.interleave.locking.store.RuleKey;
import org.interleave.series.SeriesId;

/**
 * Where the pages of rules are. Names and ids need no escaping; what is no rule stands below /-/.
 */
final class RulePaths {
  private RulePaths() {}

  static String set(String name) {
    return "/rules/" + name;
  }

  static String rule(RuleKey key) {
    return key.set().map(set -> set(set) + "/" + key.id()).orElse("/rules/-/annotated/" + key.id());
  }

  static String rule(RuleKey key, SeriesId series) {
    return rule(key) + "?series=" + series.value();
  }
}
