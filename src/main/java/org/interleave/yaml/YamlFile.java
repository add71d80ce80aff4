package org.interleave.yaml;

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
public final class YamlFile {
  /** In code points. */
  public static final int LARGEST = 1 << 18;

  private static final int MOST_PROBLEMS = 100;

  private final String place;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param place what messages call the file
   */
  public YamlFile(String place) {
    this.place = place;
  }

  /** One line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The node at the top, of any kind. */
  public Optional<Node> parse(String text) {
    if (text.length() > 2 * LARGEST) {
      problems.add(place + ": larger than " + LARGEST + " characters");
      return Optional.empty();
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(16);
    options.setMaxAliasesForCollections(16);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root != null) {
        return Optional.of(root);
      }
      problem(null, "the file is empty");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(place + ":" + line + ": no YAML: " + told(e));
    } catch (YAMLException e) {
      problems.add(place + ": no YAML: " + oneLine(e.getMessage()));
    }
    return Optional.empty();
  }

  private static String told(MarkedYAMLException e) {
    String all = oneLine(e.getContext()) + oneLine(e.getProblem());
    return oneLine(e.getProblem())
        + (all.contains("alias") || all.contains("anchor")
            ? "; put quotes around a value that begins with * or &"
            : "");
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).replaceAll("(?:\\s|\\R)+", " ");
  }

  /**
   * @param node where; null for the first line
   */
  public void problem(@Nullable Node node, String what) {
    problem(line(node), what);
  }

  /**
   * @param line from 1
   */
  public void problem(int line, String what) {
    if (problems.size() < MOST_PROBLEMS) {
      // what is quoted of the file may have line breaks
      problems.add(place + ":" + line + ": " + oneLine(what));
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(place + ":" + line + ": and more from here on");
    }
  }

  /** From 1. */
  public static int line(@Nullable Node node) {
    return node == null ? 1 : node.getStartMark().getLine() + 1;
  }

  /** Tells that a word is not known, and which one was probably meant. */
  public void unknown(@Nullable Node node, String what, String word, Collection<String> known) {
    String meant =
        Nearest.to(word, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("known are " + String.join(", ", known));
    problem(node, "there is no " + what + " `" + word + "`; " + meant);
  }

  /** The values of a mapping whose keys are given. */
  public Map<String, Node> keys(MappingNode mapping, Collection<String> known) {
    Map<String, Node> keys = entries(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
        unknown(key, "key", key.getValue(), known);
      }
    }
    return keys;
  }

  /** The values of a mapping by their keys; empty for no node. */
  public Map<String, Node> entries(@Nullable Node node) {
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
  public List<ScalarNode> items(@Nullable Node node) {
    return items(node, "path", "paths");
  }

  /**
   * A list, or one word for a list of one.
   *
   * @param one what an item is called
   */
  public List<ScalarNode> items(@Nullable Node node, String one, String many) {
    List<ScalarNode> items = new ArrayList<>();
    if (node instanceof ScalarNode scalar) {
      items.add(scalar);
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          items.add(scalar);
        } else {
          problem(item, "here stands a " + one);
        }
      }
    } else if (node != null) {
      problem(node, "here stands a list of " + many);
    }
    return items;
  }

  public Optional<String> text(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    if (node != null) {
      problem(node, "here stands one word or sentence");
    }
    return Optional.empty();
  }
}
