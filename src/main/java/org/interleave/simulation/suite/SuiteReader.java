package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;
import org.interleave.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a suite.yaml; every problem is told, not only the first. */
final class SuiteReader {
  static final String FILE = "suite.yaml";

  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "title",
              "model",
              "subject",
              "link",
              "glue",
              "scenarios",
              "include",
              "define",
              "force",
              "overlay",
              "config",
              "otherwise",
              "probes"));
  private static final Pattern MACRO = Pattern.compile("[A-Za-z_]\\w*(\\([\\w, .]*\\))?");
  private static final Pattern OPTION = Pattern.compile("[A-Z0-9a-z_]+");

  private final String name;
  private final SourceTree own;
  private final YamlFile yaml;

  private SuiteReader(String name, SourceTree own, YamlFile yaml) {
    this.name = name;
    this.own = own;
    this.yaml = yaml;
  }

  /**
   * @param place what messages call the folder
   */
  static Loading read(String name, String place, SourceTree own) {
    Optional<String> text = own.file(FILE);
    if (text.isEmpty()) {
      return new Loading.Malformed(List.of(place + " has no " + FILE));
    }
    YamlFile yaml = new YamlFile(place + "/" + FILE);
    Node root = yaml.parse(text.get()).orElse(null);
    Suite suite = null;
    if (root instanceof MappingNode mapping) {
      suite = new SuiteReader(name, own, yaml).suite(mapping);
    } else if (root != null) {
      yaml.problem(root, "a suite is a mapping such as `title: …`");
    }
    return suite == null || !yaml.problems().isEmpty()
        ? new Loading.Malformed(yaml.problems())
        : new Loading.Loaded(suite);
  }

  private Suite suite(MappingNode root) {
    Map<String, Node> keys = yaml.keys(root, KEYS);
    List<String> subject = paths(keys.get("subject"));
    if (subject.isEmpty()) {
      yaml.problem(keys.getOrDefault("subject", root), "`subject` must name a file of the tree");
    }
    List<Suite.Scenario> scenarios = scenarios(keys.get("scenarios"));
    if (scenarios.isEmpty()) {
      yaml.problem(keys.getOrDefault("scenarios", root), "`scenarios` must name a C file");
    }
    return new Suite(
        name,
        yaml.text(keys.get("title")).orElse(name),
        model(keys.get("model")),
        subject,
        paths(keys.get("link")),
        ownFiles(keys.get("glue")),
        scenarios,
        paths(keys.get("include")),
        named(keys.get("define"), MACRO, "a macro"),
        paths(keys.get("force")),
        overlay(keys.get("overlay")),
        config(keys.get("config"), keys.get("overlay")),
        otherwise(keys.get("otherwise"), keys.get("overlay")),
        probes(keys.get("probes")),
        own);
  }

  private World model(@Nullable Node node) {
    String word = yaml.text(node).orElse("linux");
    for (World model : World.values()) {
      if (model.word().equals(word)) {
        return model;
      }
    }
    yaml.unknown(node, "model", word, List.of("linux", "posix"));
    return World.LINUX;
  }

  private Optional<String> overlay(@Nullable Node node) {
    Optional<String> overlay = yaml.text(node);
    if (overlay.isPresent() && !overlay.get().equals(KernelOverlay.NAME)) {
      yaml.unknown(node, "overlay", overlay.get(), List.of(KernelOverlay.NAME));
    }
    return overlay;
  }

  private Map<String, String> config(@Nullable Node node, @Nullable Node overlay) {
    if (node != null && overlay == null) {
      yaml.problem(node, "`config` changes an overlay; there is no `overlay`");
    }
    Map<String, String> config = new LinkedHashMap<>();
    named(node, OPTION, "an option")
        .forEach((option, value) -> config.put(option.replaceFirst("^CONFIG_", ""), value));
    return config;
  }

  private Optional<Suite.Otherwise> otherwise(@Nullable Node node, @Nullable Node overlay) {
    if (!(node instanceof MappingNode mapping)) {
      if (node != null) {
        yaml.problem(node, "`otherwise` has `because` and `config`");
      }
      return Optional.empty();
    }
    Map<String, Node> keys = yaml.keys(mapping, Set.of("because", "config"));
    if (keys.get("because") == null || keys.get("config") == null) {
      yaml.problem(node, "`otherwise` has `because` and `config`");
      return Optional.empty();
    }
    return Optional.of(
        new Suite.Otherwise(
            yaml.text(keys.get("because")).orElse(""), config(keys.get("config"), overlay)));
  }

  private Map<String, String> named(@Nullable Node node, Pattern form, String what) {
    Map<String, String> named = new LinkedHashMap<>();
    yaml.entries(node)
        .forEach((key, value) -> {
          if (!form.matcher(key).matches()) {
            yaml.problem(value, key + " cannot be the name of " + what);
          }
          named.put(key, yaml.text(value).orElse(""));
        });
    return named;
  }

  private List<Suite.Probe> probes(@Nullable Node node) {
    List<Suite.Probe> probes = new ArrayList<>();
    for (Map.Entry<String, Node> entry : yaml.entries(node).entrySet()) {
      if (!MACRO.matcher(entry.getKey()).matches() || entry.getKey().contains("(")) {
        yaml.problem(entry.getValue(), entry.getKey() + " cannot be the name of a macro");
      }
      probe(entry.getKey(), entry.getValue()).ifPresent(probes::add);
    }
    return probes;
  }

  private Optional<Suite.Probe> probe(String macro, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      yaml.problem(node, "a probe has `file` and `matches`");
      return Optional.empty();
    }
    Map<String, Node> keys = yaml.keys(mapping, Set.of("file", "matches"));
    Optional<String> file = paths(keys.get("file")).stream().findFirst();
    Optional<String> matches = yaml.text(keys.get("matches"));
    if (file.isEmpty() || matches.isEmpty()) {
      yaml.problem(node, "a probe has `file` and `matches`");
      return Optional.empty();
    }
    try {
      return Optional.of(new Suite.Probe(macro, file.get(), Pattern.compile(matches.get())));
    } catch (PatternSyntaxException e) {
      yaml.problem(node, "`matches` is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  private List<String> paths(@Nullable Node node) {
    List<String> paths = new ArrayList<>();
    for (ScalarNode item : yaml.items(node)) {
      if (isPath(item.getValue())) {
        paths.add(item.getValue());
      } else {
        yaml.problem(item, item.getValue() + " is no path inside the tree");
      }
    }
    return paths;
  }

  static boolean isPath(String path) {
    return !path.isEmpty()
        && !path.startsWith("/")
        && path.indexOf('\0') < 0
        && path.indexOf('\\') < 0
        && List.of(path.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private List<String> ownFiles(@Nullable Node node) {
    List<String> files = new ArrayList<>();
    for (ScalarNode item : yaml.items(node)) {
      String path = item.getValue();
      if (!isPath(path)) {
        yaml.problem(item, path + " is no path inside the suite's folder");
      } else if (own.file(path).isEmpty()) {
        yaml.problem(item, "the suite's folder has no " + path);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private List<Suite.Scenario> scenarios(@Nullable Node node) {
    List<Suite.Scenario> scenarios = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (ScalarNode item : yaml.items(node)) {
      String file = item.getValue();
      if (!isPath(file) || own.file(file).isEmpty()) {
        yaml.problem(item, "the suite's folder has no " + file);
        continue;
      }
      Suite.Scenario scenario = ScenarioHeader.of(file, own.file(file).orElseThrow());
      if (!names.add(scenario.name())) {
        yaml.problem(item, "two scenarios are called " + scenario.name());
      }
      scenarios.add(scenario);
    }
    return scenarios;
  }
}
