package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.FrontEnd;
import org.interleave.c.Limits;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.locking.build.Kbuild;
import org.interleave.simulation.model.World;
import org.interleave.simulation.suite.KernelOverlay;
import org.jspecify.annotations.Nullable;

/** How the C files of a tree are read: with which headers, configuration and macros. */
final class Reading {
  static final Pattern KERNEL_HEADER =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*<(linux|asm)/");
  private static final Pattern SET = Pattern.compile("(?m)^#define CONFIG_(\\w+) (.*)$");

  /** Where programs keep their headers, seen from a folder of theirs or one above. */
  private static final List<String> HEADER_FOLDERS = List.of("", "include", "inc", "src", "lib");

  /** Finds the configuration that a unit of a kernel tree is read with; none for other trees. */
  private final @Nullable Function<String, Map<String, String>> kernel;

  private final Map<String, Map<String, String>> configs = new ConcurrentHashMap<>();

  private final boolean kernelStyle;
  private final List<String> folders;
  private final ParseCache cache;

  private Reading(
      @Nullable Function<String, Map<String, String>> kernel,
      boolean kernelStyle,
      List<String> folders,
      ParseCache cache) {
    this.kernel = kernel;
    this.kernelStyle = kernelStyle;
    this.folders = folders;
    this.cache = cache;
  }

  /**
   * What fits a series: made from its base, the same for all revisions.
   *
   * @param last the last revision: files that are new are built as it says
   * @param units C files that will be read
   * @param touched all files that the series changes
   */
  static Reading of(
      SourceTree base, SourceTree last, List<String> units, Set<String> touched, ParseCache cache) {
    KernelOverlay plain = new KernelOverlay(base, Map.of());
    if (!plain.missing().isEmpty()) {
      boolean style =
          units.stream()
              .anyMatch(unit ->
                  base.file(unit).filter(text -> KERNEL_HEADER.matcher(text).find()).isPresent());
      return new Reading(null, style, headerFolders(units), cache);
    }
    Choosing old = choosing(base, touched, cache);
    Choosing now = choosing(last, touched, cache);
    Reading reading =
        new Reading(
            unit -> (base.file(unit).isPresent() ? old : now).of(unit), true, List.of(), cache);
    units.parallelStream().forEach(reading::config);
    return reading;
  }

  private static Choosing choosing(SourceTree tree, Set<String> touched, ParseCache cache) {
    Map<String, String> standard = new TreeMap<>();
    Matcher set =
        SET.matcher(
            new KernelOverlay(tree, Map.of()).file("include/generated/autoconf.h").orElse(""));
    while (set.find()) {
      standard.put(set.group(1), set.group(2));
    }
    List<String> headers = touched.stream().filter(path -> path.endsWith(".h")).toList();
    Configuration configuration = new Configuration(tree, standard);
    return new Choosing(tree, configuration, configuration.asked(headers), cache);
  }

  /** Finds the options under which a file is code that compiles, as it does in the tree. */
  private record Choosing(
      SourceTree tree,
      Configuration configuration,
      Map<String, String> askedByHeaders,
      ParseCache cache) {

    Map<String, String> of(String unit) {
      Map<String, String> built = configuration.built(List.of(unit));
      if (tree.file(unit).isEmpty()) {
        return built;
      }
      Map<String, String> asked = new TreeMap<>(askedByHeaders);
      asked.putAll(configuration.asked(List.of(unit)));
      asked.putAll(built);
      // an option that code asks for may need what the overlay does not have
      Map<String, String> best = asked;
      Code known = code(tree, unit, asked, cache);
      for (Supplier<Map<String, String>> other :
          List.<Supplier<Map<String, String>>>of(
              () -> built,
              () -> configuration.closed(unit, asked),
              () -> configuration.closed(unit, built),
              () -> configuration.closedForArchitecture(unit, built))) {
        if (known.errors == 0) {
          break;
        }
        Map<String, String> config = other.get();
        Code code = code(tree, unit, config, cache);
        if (code.worth() > known.worth()) {
          best = config;
          known = code;
        }
      }
      return best;
    }
  }

  /** How many functions of a unit a configuration brings, and what is wrong. */
  private record Code(long functions, long errors) {
    long worth() {
      return functions - errors;
    }
  }

  private static Code code(
      SourceTree base, String path, Map<String, String> config, ParseCache cache) {
    Reading reading = new Reading(unit -> config, true, List.of(), cache);
    Unit unit = reading.unit(base, path);
    ParsedUnit parsed = unit.parsed();
    long functions =
        parsed == null
            ? 0
            : parsed.routines().stream()
                .filter(routine ->
                    routine.defined()
                        && parsed.tokens().place(routine.definedAt()).file().equals(path))
                .count();
    long errors = parsed == null ? Integer.MAX_VALUE : unit.problems().size();
    return new Code(functions, errors);
  }

  private static List<String> headerFolders(List<String> units) {
    Set<String> folders = new LinkedHashSet<>();
    for (String unit : units) {
      for (String at = folder(unit); ; at = folder(at)) {
        for (String headers : HEADER_FOLDERS) {
          folders.add(at.isEmpty() || headers.isEmpty() ? at + headers : at + "/" + headers);
        }
        if (at.isEmpty()) {
          break;
        }
      }
    }
    return List.copyOf(folders);
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private SourceTree files(SourceTree revision, String unit) {
    return kernel != null
        ? new KernelOverlay(revision, config(unit)).over(revision).over(World.files())
        : configured(revision).over(World.files());
  }

  private Map<String, String> config(String unit) {
    Map<String, String> known = configs.get(unit);
    if (known == null) {
      known = kernel == null ? Map.of() : kernel.apply(unit);
      configs.put(unit, known);
    }
    return known;
  }

  /** Programs whose config.h is made by configure: with nothing found. */
  private static SourceTree configured(SourceTree revision) {
    return path -> revision.file(path).or(() -> unconfigured(revision, path));
  }

  private static Optional<String> unconfigured(SourceTree revision, String path) {
    return path.endsWith("config.h") || path.endsWith("config.hpp")
        ? revision.file(path + ".in").map(Reading::withoutPlaceholders)
        : Optional.empty();
  }

  private static String withoutPlaceholders(String text) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      kept.append(line.contains("@") || line.contains("cmakedefine") ? "" : line).append('\n');
    }
    return kept.toString();
  }

  /**
   * @param revision best one that remembers what it was asked
   */
  Unit unit(SourceTree revision, String path) {
    return new FrontEnd(files(revision, path), options(revision, path), cache).parse(path);
  }

  private Options options(SourceTree files, String path) {
    if (kernel == null) {
      List<String> includes = new ArrayList<>(folders);
      includes.addAll((kernelStyle ? World.LINUX : World.POSIX).includePaths());
      // programs include what their machines have
      return new Options(List.of(), includes, List.of(), Map.of(), Limits.standard(), true);
    }
    KernelOverlay overlay = new KernelOverlay(files, config(path));
    List<String> includes = new ArrayList<>(overlay.includePaths());
    includes.addAll(new Kbuild(files).includePaths(path));
    includes.add(World.ROOT + "include");
    String module = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.c$", "");
    return new Options(
        List.of(),
        includes,
        overlay.forced(),
        defines(overlay, module.replace('-', '_')),
        Limits.standard());
  }

  /** With what the makefiles of x86 find out about gcc. */
  private static Map<String, String> defines(KernelOverlay overlay, String module) {
    Map<String, String> defines = new TreeMap<>(overlay.defines(module));
    defines.put("CC_USING_FENTRY", "1");
    defines.put("CC_HAVE_ASM_GOTO", "1");
    return defines;
  }
}
