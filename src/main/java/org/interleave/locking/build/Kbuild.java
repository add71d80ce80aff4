package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;

/**
 * What the makefiles of a kernel say about one file: where it looks for headers, and the options
 * that it is built under. Nothing is run; what is computed in other ways is not seen. Safe for use
 * by several threads.
 */
public final class Kbuild {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^\\s*([\\w$().-]+?)\\s*(\\+=|:=|\\?=|=)\\s*(.*)$");

  private static final Pattern INCLUDE = Pattern.compile("(?:^|\\s)-I\\s*(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$[({]([\\w.-]+)[)}]");
  private static final Pattern OPTION = Pattern.compile("\\$\\(CONFIG_(\\w+)\\)");
  private static final int MOST_STEPS = 8;

  private record Line(String variable, String value) {}

  private final SourceTree tree;
  private final Map<String, List<Line>> read = new ConcurrentHashMap<>();

  public Kbuild(SourceTree tree) {
    this.tree = tree;
  }

  /** The directories that makefiles above a file add to the search, from the root of the tree. */
  public List<String> includePaths(String file) {
    Set<String> paths = new LinkedHashSet<>();
    for (String directory = parent(file); !directory.isEmpty(); directory = parent(directory)) {
      Map<String, String> values = values(directory);
      for (Line line : lines(directory)) {
        if (line.variable.contains("ccflags") || line.variable.startsWith("CFLAGS")) {
          Matcher matcher = INCLUDE.matcher(expanded(line.value, values, 0));
          while (matcher.find()) {
            normal(matcher.group(1)).ifPresent(paths::add);
          }
        }
      }
    }
    return List.copyOf(paths);
  }

  /** The options without which a file is not built, without the prefix CONFIG_. */
  public Map<String, String> options(String file) {
    Map<String, String> options = new TreeMap<>();
    if (file.endsWith(".c")) {
      gates(parent(file), name(file).replaceAll("\\.c$", ".o"), options, new HashSet<>());
    }
    return options;
  }

  private void gates(String directory, String object, Map<String, String> to, Set<String> seen) {
    if (directory.isEmpty() || !seen.add(directory + "/" + object) || seen.size() > 64) {
      return;
    }
    for (Line line : lines(directory)) {
      if (!List.of(line.value.split("\\s+")).contains(object)) {
        continue;
      }
      Matcher option = OPTION.matcher(line.variable);
      if (option.find()) {
        to.put(option.group(1), "y");
      }
      int dash = line.variable.lastIndexOf('-');
      String whole = dash < 0 ? "" : line.variable.substring(0, dash);
      if (!whole.isEmpty() && !whole.equals("obj") && !whole.equals("lib")) {
        gates(directory, whole + ".o", to, seen);
      }
    }
    gates(parent(directory), name(directory) + "/", to, seen);
  }

  private Map<String, String> values(String directory) {
    Map<String, String> values = new HashMap<>();
    values.put("srctree", ".");
    values.put("objtree", ".");
    values.put("src", directory);
    values.put("obj", directory);
    for (Line line : lines(directory)) {
      values.putIfAbsent(line.variable, line.value);
    }
    return values;
  }

  private static String expanded(String text, Map<String, String> values, int depth) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = values.getOrDefault(matcher.group(1), "");
      String inner = depth < MOST_STEPS ? expanded(value, values, depth + 1) : "";
      matcher.appendReplacement(result, Matcher.quoteReplacement(inner));
    }
    return matcher.appendTail(result).toString();
  }

  private List<Line> lines(String directory) {
    return read.computeIfAbsent(
        directory,
        d -> {
          Optional<String> text = tree.file(d + "/Kbuild").or(() -> tree.file(d + "/Makefile"));
          List<Line> lines = new ArrayList<>();
          for (String line : text.orElse("").replaceAll("\\\\\r?\n", " ").split("\n")) {
            Matcher matcher = ASSIGNMENT.matcher(line.replaceFirst("(^|\\s)#.*", ""));
            if (matcher.matches()) {
              lines.add(new Line(matcher.group(1), matcher.group(3).strip()));
            }
          }
          return lines;
        });
  }

  private static Optional<String> normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    boolean inside = !path.startsWith("/") && !parts.isEmpty();
    return inside ? Optional.of(String.join("/", parts)) : Optional.empty();
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
