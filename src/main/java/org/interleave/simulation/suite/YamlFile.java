package org.interleave.simulation.suite;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The nodes of a YAML file, and what is wrong with it; nothing in it is ever constructed. */
final class YamlFile {
  private static final int LARGEST = 1 << 18;

  private final String place;
  private final List<String> problems = new ArrayList<>();

  YamlFile(String place) {
    this.place = place;
  }

  List<String> problems() {
    return problems;
  }

  Optional<MappingNode> parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(16);
    options.setMaxAliasesForCollections(16);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      problems.add(place + ":1: a suite is a mapping such as `title: …`");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(place + ":" + line + ": no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(place + ": no YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  void problem(@Nullable Node node, String what) {
    int line = node == null ? 1 : node.getStartMark().getLine() + 1;
    problems.add(place + ":" + line + ": " + what);
  }

  void unknown(@Nullable Node node, String what, String word, Collection<String> known) {
    String meant =
        Nearest.to(word, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("known are " + String.join(", ", known));
    problem(node, "there is no " + what + " `" + word + "`; " + meant);
  }

  /** The values of a mapping whose keys are given. */
  Map<String, Node> keys(MappingNode mapping, Collection<String> known) {
    Map<String, Node> keys = entries(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
        unknown(key, "key", key.getValue(), known);
      }
    }
    return keys;
  }

  Map<String, Node> entries(@Nullable Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          problem(tuple.getKeyNode(), "a key is a word");
        } else if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
          problem(key, "`" + key.getValue() + "` stands here twice");
        }
      }
    } else if (node != null) {
      problem(node, "here stands a mapping such as `NAME: value`");
    }
    return entries;
  }

  /** A list, or one word for a list of one. */
  List<ScalarNode> items(@Nullable Node node) {
    List<ScalarNode> items = new ArrayList<>();
    if (node instanceof ScalarNode scalar) {
      items.add(scalar);
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          items.add(scalar);
        } else {
          problem(item, "here stands a path");
        }
      }
    } else if (node != null) {
      problem(node, "here stands a list of paths");
    }
    return items;
  }

  Optional<String> text(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    if (node != null) {
      problem(node, "here stands one word or sentence");
    }
    return Optional.empty();
  }
}
