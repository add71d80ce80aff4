package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;

/** Rules as the text of a rule file; reading it gives the same rules. */
public final class RuleWriter {
  /** What YAML takes for a word inside braces without quotes. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./]*(->[A-Za-z0-9_.]+)*");

  private RuleWriter() {}

  public static String write(List<Rule> rules) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : rules) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("- rule: ").append(quoted(rule.title())).append('\n');
      text.append("  id: ").append(quoted(rule.id())).append('\n');
      text.append("  ").append(rule.demand().kind()).append(": ");
      text.append(demand(rule.demand())).append('\n');
      rule.because().ifPresent(because -> because(because, text));
      if (!rule.in().isEmpty()) {
        text.append("  in: ").append(list(rule.in())).append('\n');
      }
      if (!rule.except().isEmpty()) {
        text.append("  except:\n");
        for (Rule.Exemption exemption : rule.except()) {
          text.append("    - { function: ").append(word(exemption.function()));
          text.append(", because: ").append(quoted(exemption.reason())).append(" }\n");
        }
      }
    }
    return text.toString();
  }

  private static void because(Rule.Because because, StringBuilder text) {
    text.append("  because: ").append(quoted(because.quotation())).append('\n');
    because
        .messageId()
        .ifPresent(id -> text.append("  message-id: ").append(quoted(id)).append('\n'));
  }

  private static String demand(Demand demand) {
    Braces braces = new Braces();
    switch (demand) {
      case Demand.GuardedBy it ->
          braces
              .word("field", it.field())
              .word("lock", it.lock())
              .word("write", lower(it.write()))
              .word("read", lower(it.read()));
      case Demand.MustHold it ->
          braces
              .list("functions", it.functions())
              .word("lock", it.lock())
              .word("mode", lower(it.hold()));
      case Demand.MustNotHold it ->
          braces.list("functions", it.functions()).word("lock", it.lock());
      case Demand.Acquires it ->
          braces
              .list("functions", it.functions())
              .word("lock", it.lock())
              .word("mode", lower(it.hold()))
              .word("when", lower(it.when()));
      case Demand.Releases it -> braces.list("functions", it.functions()).word("lock", it.lock());
      case Demand.LockOrder it -> braces.list("order", it.order());
      case Demand.HoldsReference it ->
          braces
              .word("field", it.field())
              .list("get", it.get())
              .list("put", it.put())
              .optional("on", it.on());
      case Demand.Requires it ->
          braces.list("call", it.call()).list("after", it.after()).some("until", it.until());
      case Demand.Forbids it ->
          braces.list("call", it.call()).optional("on", it.on()).optional("under", it.under());
      case Demand.PoisonedAfter it -> braces.word("field", it.field()).list("after", it.after());
      case Demand.Asserts it ->
          braces
              .list("functions", it.functions())
              .word("lock", it.lock())
              .word("mode", lower(it.hold()));
    }
    return braces.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String list(List<?> values) {
    return values.size() == 1
        ? word(values.getFirst())
        : values.stream()
            .map(RuleWriter::word)
            .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
  }

  private static String word(Object value) {
    String text = value.toString();
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  /** YAML 1.1 section 5.7: what is not printable is escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          if (point == '"' || point == '\\') {
            quoted.append('\\').appendCodePoint(point);
          } else if (point >= ' ' && point < 0x7f || point >= 0xa0 && Character.isLetter(point)) {
            quoted.appendCodePoint(point);
          } else {
            quoted.append("\\U%08x".formatted(point));
          }
        });
    return quoted.append('"').toString();
  }

  /** A mapping on one line. */
  private static final class Braces {
    private final List<String> entries = new ArrayList<>();

    Braces word(String key, Object value) {
      entries.add(key + ": " + RuleWriter.word(value));
      return this;
    }

    Braces optional(String key, Optional<?> value) {
      value.ifPresent(it -> word(key, it));
      return this;
    }

    Braces list(String key, List<?> values) {
      entries.add(key + ": " + RuleWriter.list(values));
      return this;
    }

    Braces some(String key, List<?> values) {
      return values.isEmpty() ? this : list(key, values);
    }

    @Override
    public String toString() {
      return "{ " + String.join(", ", entries) + " }";
    }
  }
}
