package org.interleave.locking.web;

import org.interleave.locking.Checked.Problem;

/**
 * What a check says besides rules.
 *
 * @param what who would say so
 * @param name the class of its style
 */
record ProblemLine(String name, String what, String message, String place, String anchor) {

  static ProblemLine of(Problem problem, DiffPlaces places) {
    String anchor =
        problem
            .file()
            .flatMap(file ->
                places.line(file, org.interleave.locking.Attachment.Side.NEW, problem.line()))
            .orElse("");
    String place =
        problem
            .file()
            .map(file -> file + (problem.line() > 0 ? ":" + problem.line() : ""))
            .orElse("");
    return switch (problem.kind()) {
      case COMPILE -> new ProblemLine("compile", "compiler", problem.message(), place, anchor);
      case CALLER -> new ProblemLine("caller", "caller", problem.message(), place, anchor);
      case RULE -> new ProblemLine("rule", "rule", problem.message(), place, anchor);
      case INCOMPLETE ->
          new ProblemLine("incomplete", "not looked at", problem.message(), place, anchor);
    };
  }
}
