package org.interleave.simulation.suite;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;

/**
 * Files of a tree, and what puts them under concurrent load.
 *
 * @param model whose primitives the program calls
 * @param subject files of the tree that are judged; those that end in .c are executed
 * @param linked further files of the tree that are executed
 * @param glue the suite's own C files, for what lies outside both
 * @param includePaths directories of the tree, besides those of the overlay
 * @param overlay the generated headers that the tree needs: {@link KernelOverlay#NAME}
 * @param config changes to the overlay's configuration
 * @param otherwise further changes, for revisions whose subject does not compile without them
 * @param own the suite's own files, by their path in its folder
 */
public record Suite(
    String name,
    String title,
    World model,
    List<String> subject,
    List<String> linked,
    List<String> glue,
    List<Scenario> scenarios,
    List<String> includePaths,
    Map<String, String> defines,
    List<String> forced,
    Optional<String> overlay,
    Map<String, String> config,
    Optional<Otherwise> otherwise,
    List<Probe> probes,
    SourceTree own) {
  /** Where the suite's own files stand among those of a program. */
  public static final String FOLDER = "@suite/";

  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*[\"<](?:@suite/)?([^\">\\n\\x00]+)");

  public Suite {
    subject = List.copyOf(subject);
    linked = List.copyOf(linked);
    glue = List.copyOf(glue);
    scenarios = List.copyOf(scenarios);
    includePaths = List.copyOf(includePaths);
    defines = java.util.Collections.unmodifiableMap(new TreeMap<>(defines));
    forced = List.copyOf(forced);
    config = java.util.Collections.unmodifiableMap(new TreeMap<>(config));
    probes = List.copyOf(probes);
  }

  /**
   * A C file with set-up, threads, and what must hold at the end.
   *
   * @param title the first sentence of the comment that it begins with
   * @param description the rest of that comment
   * @param file in the suite's folder
   */
  public record Scenario(String name, String title, String description, String file) {
    public String path() {
      return FOLDER + file;
    }
  }

  /**
   * @param because what is different, in words that a verdict can end with
   */
  public record Otherwise(String because, Map<String, String> config) {
    public Otherwise {
      config = java.util.Collections.unmodifiableMap(new TreeMap<>(config));
    }
  }

  /** A macro that is 1 where a file of the revision, comments left out, matches; 0 elsewhere. */
  public record Probe(String macro, String file, Pattern matches) {}

  /** Of what the suite says and of its own files, those that they include as well. */
  public String digest() {
    Digest digest = new Digest();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(SuiteReader.FILE));
    open.addAll(glue);
    scenarios.forEach(scenario -> open.add(scenario.file()));
    while (!open.isEmpty()) {
      String file = open.remove();
      Optional<String> text = seen.add(file) ? own.file(file) : Optional.empty();
      if (text.isPresent()) {
        digest.add(file).add(text.get());
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        INCLUDE
            .matcher(text.get())
            .results()
            .map(found -> found.group(1))
            .forEach(name -> open.addAll(List.of(plain(folder + name), plain(name))));
      }
    }
    return digest.add(name).add(defines.toString()).add(config.toString()).hex();
  }

  private static String plain(String path) {
    return Path.of("/").resolve(path).normalize().toString().substring(1);
  }

  public Optional<Scenario> scenario(String wanted) {
    return scenarios.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** The suite as it is tried when the subject does not compile. */
  public Optional<Suite> second() {
    return otherwise.map(changes -> {
      Map<String, String> all = new TreeMap<>(config);
      all.putAll(changes.config());
      return with(scenarios, all, Optional.empty());
    });
  }

  /** The suite with only some of its scenarios. */
  public Suite only(List<Scenario> some) {
    return with(some, config, otherwise);
  }

  private Suite with(List<Scenario> some, Map<String, String> changed, Optional<Otherwise> second) {
    return new Suite(
        name,
        title,
        model,
        subject,
        linked,
        glue,
        some,
        includePaths,
        defines,
        forced,
        overlay,
        changed,
        second,
        probes,
        own);
  }
}
