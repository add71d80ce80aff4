package org.interleave.locking.command;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Survey.Candidate;
import org.interleave.locking.analysis.Survey.Use;
import org.interleave.locking.check.Surveying.Proposal;
import org.interleave.locking.rule.Designators;
import org.interleave.locking.rule.RuleWriter;
import org.interleave.locking.rule.Slug;

/** What is proposed, as a rule file and as JSON. */
final class Proposals {
  private Proposals() {}

  /** A rule file; the uses that do not fit a rule stand above it. */
  static String text(List<Proposal> proposals) {
    StringBuilder text = new StringBuilder();
    Set<String> ids = new HashSet<>();
    for (Proposal proposal : proposals) {
      Optional<Rule> rule = rule(proposal, ids);
      if (rule.isPresent()) {
        ids.add(rule.get().id());
        text.append(reasons(proposal)).append(RuleWriter.write(List.of(rule.get()))).append('\n');
      }
    }
    return text.toString();
  }

  private static String reasons(Proposal proposal) {
    Candidate candidate = proposal.candidate();
    StringBuilder text = new StringBuilder();
    proposal
        .said()
        .ifPresent(rule -> {
          Rule.Origin at = rule.origin();
          text.append("# a comment at %s:%d says so%n".formatted(at.file(), at.line()));
        });
    text.append(
        "# %s is held at %d of %d uses of %s%n"
            .formatted(candidate.lock(), candidate.support(), candidate.of(), candidate.field()));
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
    return text.toString();
  }

  private static Optional<Rule> rule(Proposal proposal, Set<String> ids) {
    Candidate candidate = proposal.candidate();
    var field = Designators.parse(candidate.field());
    var lock = Designators.parse(candidate.lock());
    if (field.isEmpty() || lock.isEmpty()) {
      return Optional.empty();
    }
    String title = candidate.field() + " under " + candidate.lock();
    return Optional.of(
        new Rule(
            Slug.of(title, ids),
            title,
            new Demand.GuardedBy(
                field.get(), lock.get(), Demand.Hold.EXCLUSIVE, Demand.Hold.SHARED, false),
            proposal.said().flatMap(Rule::because),
            List.of(),
            List.of(),
            new Rule.Origin("proposed", 1)));
  }

  static String json(List<Proposal> proposals) {
    List<Map<String, Object>> all = proposals.stream().map(Proposals::json).toList();
    return CheckJson.write(Map.of("proposals", all)) + System.lineSeparator();
  }

  private static Map<String, Object> json(Proposal proposal) {
    Candidate candidate = proposal.candidate();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", candidate.field());
    json.put("lock", candidate.lock());
    json.put("support", candidate.support());
    json.put("of", candidate.of());
    json.put("exceptions", candidate.exceptions().stream().map(Proposals::json).toList());
    proposal.said().ifPresent(rule -> json.put("comment", comment(rule)));
    return json;
  }

  private static Map<String, Object> comment(Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", rule.origin().file());
    json.put("line", rule.origin().line());
    json.put("text", rule.because().map(Rule.Because::quotation).orElse(""));
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
