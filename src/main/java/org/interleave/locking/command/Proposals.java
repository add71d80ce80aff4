package org.interleave.locking.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Survey.Candidate;
import org.interleave.locking.analysis.Survey.Use;
import org.interleave.locking.rule.Designators;
import org.interleave.locking.rule.RuleWriter;

/** What is proposed, as a rule file and as JSON. */
final class Proposals {
  private Proposals() {}

  /** A rule file; the uses that do not fit a rule stand above it. */
  static String text(List<Candidate> candidates) {
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : candidates) {
      rule(candidate)
          .ifPresent(rule -> {
            text.append(
                "# %s is held at %d of %d uses of %s%n"
                    .formatted(
                        candidate.lock(), candidate.support(), candidate.of(), candidate.field()));
            for (Use use : candidate.exceptions()) {
              text.append(
                  "#   not at %s:%d: %s %s in %s()%n"
                      .formatted(
                          use.place().file(),
                          use.place().line(),
                          use.action().name().toLowerCase(Locale.ROOT),
                          use.text(),
                          use.function()));
            }
            text.append(RuleWriter.write(List.of(rule))).append('\n');
          });
    }
    return text.toString();
  }

  private static Optional<Rule> rule(Candidate candidate) {
    var field = Designators.parse(candidate.field());
    var lock = Designators.parse(candidate.lock());
    if (field.isEmpty() || lock.isEmpty()) {
      return Optional.empty();
    }
    String title = candidate.field() + " under " + candidate.lock();
    String id = title.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    return Optional.of(
        new Rule(
            id,
            title,
            new Demand.GuardedBy(
                field.get(), lock.get(), Demand.Hold.EXCLUSIVE, Demand.Hold.SHARED, false),
            Optional.empty(),
            List.of(),
            List.of(),
            new Rule.Origin("proposed", 1)));
  }

  static String json(List<Candidate> candidates) {
    List<Map<String, Object>> all = candidates.stream().map(Proposals::json).toList();
    return CheckJson.write(Map.of("proposals", all)) + System.lineSeparator();
  }

  private static Map<String, Object> json(Candidate candidate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", candidate.field());
    json.put("lock", candidate.lock());
    json.put("support", candidate.support());
    json.put("of", candidate.of());
    json.put("exceptions", candidate.exceptions().stream().map(Proposals::json).toList());
    return json;
  }

  private static Map<String, Object> json(Use use) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", use.place().file());
    json.put("function", use.function());
    json.put("line", use.place().line());
    json.put("action", use.action().name().toLowerCase(Locale.ROOT));
    json.put("text", use.text());
    json.put("locks", use.locks().stream().sorted().toList());
    return json;
  }
}
