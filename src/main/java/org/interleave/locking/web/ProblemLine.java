package org.interleave.locking.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.series.SeriesId;

/**
 * What a check says besides rules.
 *
 * @param what who would say so
 * @param name the class of its style
 * @param rule the title of the rule that it is about; empty for none
 * @param address of that rule's page
 */
record ProblemLine(
    String name,
    String what,
    String rule,
    String address,
    String message,
    String place,
    String anchor) {

  static ProblemLine of(
      Problem problem, DiffPlaces places, List<CheckedRule> rules, Optional<SeriesId> series) {
    String anchor =
        problem.file().flatMap(file -> places.line(file, Side.NEW, problem.line())).orElse("");
    String place =
        problem
            .file()
            .map(file -> file + (problem.line() > 0 ? ":" + problem.line() : ""))
            .orElse("");
    // what is said of a rule begins with its id
    Optional<CheckedRule> about =
        rules.stream()
            .filter(rule -> problem.message().startsWith(rule.key().whole() + ": "))
            .findFirst();
    String message =
        about
            .map(rule -> problem.message().substring(rule.key().whole().length() + 2))
            .orElse(problem.message());
    String what =
        switch (problem.kind()) {
          case COMPILE -> "compiler";
          case CALLER -> "caller";
          case RULE -> "rule";
          case INCOMPLETE -> problem.hunk() > 0 ? "not known" : "not looked at";
        };
    return new ProblemLine(
        problem.kind().name().toLowerCase(Locale.ROOT),
        what,
        about.map(CheckedRule::title).orElse(""),
        about
            .map(rule ->
                series.map(it -> RulePaths.rule(rule.key(), it)).orElse(RulePaths.rule(rule.key())))
            .orElse(""),
        message,
        place,
        anchor);
  }
}
