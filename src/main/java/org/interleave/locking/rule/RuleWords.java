package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Designator;
import org.interleave.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The values of a rule: words, sentences, designators, calls. */
final class RuleWords {
  private static final int MOST_ITEMS = 200;

  private final YamlFile yaml;

  RuleWords(YamlFile yaml) {
    this.yaml = yaml;
  }

  YamlFile yaml() {
    return yaml;
  }

  /** The one word of a key; told as a problem if the key is there without it. */
  Optional<String> word(@Nullable Node node, String key) {
    Optional<String> text = yaml.text(node).map(String::strip);
    if (node instanceof ScalarNode scalar && isEmpty(scalar)) {
      yaml.problem(node, "`" + key + "` is empty" + anchorHint(scalar));
      return Optional.empty();
    }
    return text;
  }

  /** White space counts as one blank. */
  Optional<String> sentence(@Nullable Node node, String key, int longest) {
    Optional<String> text = word(node, key).map(words -> words.replaceAll("\\s+", " "));
    if (text.isPresent() && text.get().length() > longest) {
      yaml.problem(node, "`" + key + "` has more than " + longest + " characters");
      return Optional.empty();
    }
    return text;
  }

  /** An & without quotes makes an anchor of YAML and leaves the value empty. */
  private static String anchorHint(ScalarNode scalar) {
    return scalar.getAnchor() == null ? "" : "; leave out the & or put quotes around the value";
  }

  private static boolean isEmpty(ScalarNode scalar) {
    return scalar.getValue().isBlank()
        || scalar.getTag().equals(Tag.NULL) && scalar.getValue().equals("~");
  }

  List<ScalarNode> items(@Nullable Node node, String key, String one, String many) {
    List<ScalarNode> items = new ArrayList<>();
    for (ScalarNode item : yaml.items(node, one, many)) {
      if (isEmpty(item)) {
        yaml.problem(item, "`" + key + "` is empty" + anchorHint(item));
      } else if (items.size() == MOST_ITEMS) {
        yaml.problem(item, "`" + key + "` has more than " + MOST_ITEMS + " entries");
        break;
      } else {
        items.add(item);
      }
    }
    return items;
  }

  /** Names and patterns of functions, under whichever of the usual keys they stand. */
  List<String> functions(Map<String, Node> keys, Node whole) {
    List<String> names = new ArrayList<>();
    boolean none = true;
    for (String key : List.of("functions", "function", "call")) {
      Node node = keys.get(key);
      none &= node == null;
      for (ScalarNode item : items(node, key, "a function's name", "functions")) {
        String name = item.getValue().strip().replaceFirst("\\s*\\(\\s*\\)$", "");
        if (CallPatterns.isName(name)) {
          names.add(name);
        } else {
          yaml.problem(item, "`" + name + "` is no function's name");
        }
      }
    }
    if (none) {
      yaml.problem(whole, "`function` is missing");
    } else if (names.isEmpty() && yaml.problems().isEmpty()) {
      yaml.problem(whole, "`function` is empty");
    }
    return names;
  }

  Optional<Designator> designator(@Nullable Node node, String key) {
    Optional<String> text = word(node, key);
    Optional<Designator> designator = text.flatMap(Designators::parse);
    if (text.isPresent() && designator.isEmpty()) {
      yaml.problem(
          node,
          "`"
              + text.get()
              + "` is no "
              + key
              + "; write `struct_tag.member`, `struct_tag.member->member` or a variable's name");
    }
    return designator;
  }

  List<Designator> designators(@Nullable Node node, String key) {
    List<Designator> designators = new ArrayList<>();
    for (ScalarNode item : items(node, key, "a " + key, key + "s")) {
      designator(item, key).ifPresent(designators::add);
    }
    return designators;
  }

  List<CallPattern> calls(@Nullable Node node, String key) {
    List<CallPattern> calls = new ArrayList<>();
    for (ScalarNode item : items(node, key, "a call", "calls")) {
      Optional<CallPattern> call = CallPatterns.parse(item.getValue());
      call.ifPresent(calls::add);
      if (call.isEmpty()) {
        yaml.problem(item, "`" + item.getValue() + "` is no call" + callHint(item.getValue()));
      }
    }
    return calls;
  }

  private static String callHint(String text) {
    boolean open = text.indexOf('(') >= 0;
    boolean shut = text.indexOf(')') >= 0;
    return open != shut
        ? "; put quotes around a call with a comma"
        : "; write `name`, `name*` or `\"name(struct_tag.member, *)\"`";
  }
}
