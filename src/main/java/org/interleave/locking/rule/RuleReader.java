package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a rule file; every problem is told, not only the first. */
final class RuleReader {
  private static final int MOST_RULES = 500;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 4000;
  private static final List<String> COMMON =
      List.of("rule", "id", "because", "message-id", "in", "except");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern PATH = Pattern.compile("[^\\s/\\\\][^\\s\\\\]*");

  /** A rule whose id is not known yet. */
  private record Unnamed(Optional<String> id, Rule rule) {}

  private final String file;
  private final YamlFile yaml;
  private final RuleWords words;
  private final DemandReader demands;

  private RuleReader(String file) {
    this.file = file;
    this.yaml = new YamlFile(file);
    this.words = new RuleWords(yaml);
    this.demands = new DemandReader(words);
  }

  static RuleFile read(String file, String text) {
    RuleReader reader = new RuleReader(file);
    List<Rule> rules =
        reader.yaml.parse(text).map(root -> reader.named(reader.rules(root))).orElse(List.of());
    return reader.yaml.problems().isEmpty()
        ? new RuleFile.Rules(rules)
        : new RuleFile.Malformed(reader.yaml.problems());
  }

  private List<Unnamed> rules(Node root) {
    @Nullable Node list = root;
    if (root instanceof MappingNode mapping) {
      Map<String, Node> keys = yaml.keys(mapping, Set.of("rules"));
      list = keys.get("rules");
      if (list == null) {
        if (keys.isEmpty()) {
          yaml.problem(root, "there is no rule in the file");
        }
        return List.of();
      }
    }
    if (!(list instanceof SequenceNode sequence)) {
      yaml.problem(list, "a rule file is a list; each rule begins with `- rule: TITLE`");
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      yaml.problem(sequence, "there is no rule in the file");
    }
    if (sequence.getValue().size() > MOST_RULES) {
      yaml.problem(sequence, "more than " + MOST_RULES + " rules in one file");
      return List.of();
    }
    List<Unnamed> rules = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (item instanceof MappingNode mapping) {
        rules.addAll(rule(mapping));
      } else {
        yaml.problem(item, "a rule is a mapping; it begins with `- rule: TITLE`");
      }
    }
    return rules;
  }

  private List<Unnamed> rule(MappingNode node) {
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(DemandReader.KINDS);
    Map<String, Node> keys = yaml.keys(node, known);
    Optional<String> title = words.sentence(keys.get("rule"), "rule", LONGEST_TITLE);
    if (title.isEmpty() && !keys.containsKey("rule")) {
      yaml.problem(node, "a rule has a title: `rule: TITLE`");
    }
    Optional<String> id = id(keys.get("id"));
    Optional<Rule.Because> because = because(keys.get("because"), keys.get("message-id"));
    List<String> in = paths(keys.get("in"));
    List<Rule.Exemption> except = exemptions(keys.get("except"));
    Rule.Origin origin = new Rule.Origin(file, YamlFile.line(node));
    return demands(node, keys).stream()
        .map(demand ->
            new Unnamed(
                id, new Rule(id.orElse(""), title.orElse(""), demand, because, in, except, origin)))
        .toList();
  }

  private List<Demand> demands(MappingNode node, Map<String, Node> keys) {
    List<String> kinds = keys.keySet().stream().filter(DemandReader.KINDS::contains).toList();
    if (kinds.size() > 1) {
      yaml.problem(
          keys.get(kinds.get(1)),
          "a rule has one kind; here are `" + String.join("` and `", kinds) + "`");
      return List.of();
    }
    if (kinds.isEmpty()) {
      if (keys.keySet().stream().allMatch(COMMON::contains)) {
        yaml.problem(node, "the rule demands nothing: " + DemandReader.KINDS_IN_WORDS);
      }
      return List.of();
    }
    return demands.read(kinds.getFirst(), keys.get(kinds.getFirst()));
  }

  private Optional<String> id(@Nullable Node node) {
    Optional<String> id = words.word(node, "id");
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      yaml.problem(node, "an id is letters, digits, dashes, dots and underscores, 100 at most");
      return Optional.empty();
    }
    return id;
  }

  private Optional<Rule.Because> because(@Nullable Node node, @Nullable Node beside) {
    Optional<String> messageId = messageId(beside);
    if (node instanceof MappingNode mapping) {
      Map<String, Node> keys = yaml.keys(mapping, List.of("quote", "message-id"));
      Optional<String> quote = words.sentence(keys.get("quote"), "quote", LONGEST_TEXT);
      if (!keys.containsKey("quote")) {
        yaml.problem(node, "`because` has a `quote`");
      }
      Optional<String> inside = messageId(keys.get("message-id"));
      return quote.map(text -> new Rule.Because(text, inside.or(() -> messageId)));
    }
    if (node == null && messageId.isPresent()) {
      yaml.problem(beside, "`message-id` says where a `because` was written; there is none");
    }
    return words
        .sentence(node, "because", LONGEST_TEXT)
        .map(text -> new Rule.Because(text, messageId));
  }

  private Optional<String> messageId(@Nullable Node node) {
    Optional<String> id =
        words.word(node, "message-id").map(text -> text.replaceAll("^<|>$", "").strip());
    if (id.isPresent() && (id.get().isEmpty() || id.get().matches(".*[\\s<>].*"))) {
      yaml.problem(node, "`" + id.get() + "` is no Message-ID");
      return Optional.empty();
    }
    return id;
  }

  private List<String> paths(@Nullable Node node) {
    List<String> paths = new ArrayList<>();
    for (ScalarNode item : words.items(node, "in", "a path", "paths")) {
      String path = item.getValue().strip();
      if (PATH.matcher(path).matches() && !List.of(path.split("/")).contains("..")) {
        paths.add(path);
      } else {
        yaml.problem(item, "`" + path + "` is no path or pattern inside a tree");
      }
    }
    return paths;
  }

  private List<Rule.Exemption> exemptions(@Nullable Node node) {
    List<Rule.Exemption> exemptions = new ArrayList<>();
    switch (node) {
      case null -> {}
      case SequenceNode list -> {
        for (Node item : list.getValue()) {
          if (item instanceof MappingNode mapping) {
            exemptions.addAll(exemption(mapping));
          } else {
            yaml.problem(item, "an exception says why: `{function: NAME, because: REASON}`");
          }
        }
      }
      case MappingNode mapping -> exemptions.addAll(exemption(mapping));
      default -> yaml.problem(node, "an exception says why: `{function: NAME, because: REASON}`");
    }
    return exemptions;
  }

  private List<Rule.Exemption> exemption(MappingNode node) {
    Map<String, Node> keys = yaml.entries(node);
    if (!keys.containsKey("function") && !keys.containsKey("functions")) {
      List<Rule.Exemption> named = new ArrayList<>();
      for (Map.Entry<String, Node> entry : keys.entrySet()) {
        if (!CallPatterns.isName(entry.getKey())) {
          yaml.problem(entry.getValue(), "`" + entry.getKey() + "` is no function's name");
        }
        words
            .sentence(entry.getValue(), entry.getKey(), LONGEST_TEXT)
            .ifPresent(reason -> named.add(new Rule.Exemption(entry.getKey(), reason)));
      }
      return named;
    }
    keys = yaml.keys(node, List.of("function", "functions", "because", "reason"));
    Node why = keys.getOrDefault("because", keys.get("reason"));
    if (why == null) {
      yaml.problem(node, "an exception says why: `{function: NAME, because: REASON}`");
      return List.of();
    }
    String reason = words.sentence(why, "because", LONGEST_TEXT).orElse("");
    return words.functions(keys, node).stream()
        .map(function -> new Rule.Exemption(function, reason))
        .toList();
  }

  /** Gives ids to the rules that have none, and tells when two have the same. */
  private List<Rule> named(List<Unnamed> rules) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Unnamed rule : rules) {
      int line = rule.rule.origin().line();
      Integer other = rule.id.map(id -> lines.putIfAbsent(id, line)).orElse(null);
      if (other != null && other != line) {
        yaml.problem(
            line, "the rule of line " + other + " has the id `" + rule.rule.id() + "` too");
      }
    }
    Set<String> taken = new HashSet<>(lines.keySet());
    Set<String> used = new HashSet<>();
    List<Rule> named = new ArrayList<>();
    for (Unnamed rule : rules) {
      String id = rule.id.filter(used::add).orElse(null);
      if (id == null) {
        id = Slug.of(rule.id.orElse(rule.rule.title()), taken);
      }
      taken.add(id);
      Rule it = rule.rule;
      named.add(
          new Rule(id, it.title(), it.demand(), it.because(), it.in(), it.except(), it.origin()));
    }
    return named;
  }
}
