package org.interleave.locking.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;
import org.interleave.locking.build.Kbuild;
import org.interleave.locking.build.Kconfig;
import org.jspecify.annotations.Nullable;

/**
 * The options that a kernel needs so that files are compiled at all: those that kbuild compiles the
 * file for, what Kconfig says that these need, and those that the file's own conditions ask.
 */
final class Configuration {
  private static final Pattern CONDITION =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*(?:if|ifdef|elif)\\b(?!.*!\\s*(?:defined|IS_)).*$");
  private static final Pattern OPTION = Pattern.compile("\\bCONFIG_(\\w+?)(?:_MODULE)?\\b");
  private static final Pattern NEEDS =
      Pattern.compile("(?m)^\\s+(?:select|depends on)\\s+([A-Z0-9_ &()]+?)\\s*(?:if\\b.*)?$");

  /** Other architectures. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?:ARM|ARM64|PPC|PPC64|PPC32|S390|MIPS|SPARC|SPARC64|IA64|ALPHA|XTENSA|RISCV|UML|X86_32"
              + "|X86_PAE|32BIT|CPU_BIG_ENDIAN|COMPILE_TEST|BROKEN|PREEMPT_RT|PREEMPT_RT_FULL)");

  /** What would make another kernel of it: other kinds of page, of lock, of everything. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          ELSEWHERE
              + "|KASAN|KMSAN|KCSAN|TRACING|TRACEPOINTS|PARAVIRT.*|XEN.*|COMPAT|DEBUG_INFO.*"
              + "|MODULE_.*COMPRESS.*|GCOV.*|GCC_PLUGIN.*");

  /** Where options stand that many others need. */
  private static final List<String> CENTRAL =
      List.of("mm/Kconfig", "init/Kconfig", "lib/Kconfig", "fs/Kconfig", "net/Kconfig");

  private static final int MOST_OPTIONS = 60;

  /** What an x86-64 kernel selects. */
  private static final List<String> ARCHITECTURE = List.of("X86", "X86_64", "64BIT");

  private final SourceTree tree;
  private final Kbuild kbuild;
  private final Map<String, String> standard;
  private @Nullable Kconfig kconfig;

  /**
   * @param standard what is set for every file
   */
  Configuration(SourceTree tree, Map<String, String> standard) {
    this.tree = tree;
    this.kbuild = new Kbuild(tree);
    this.standard = standard;
  }

  /** The folders that makefiles add to the search for a file's headers. */
  List<String> includePaths(String file) {
    return kbuild.includePaths(file);
  }

  /**
   * What all of Kconfig makes of some options: with everything that they need, that comes with it,
   * and the values that the file names. Reading all of Kconfig takes a while.
   */
  Map<String, String> closed(String file, Map<String, String> wanted) {
    return closed(file, wanted, List.of());
  }

  /** The same with what the architecture selects. */
  Map<String, String> closedForArchitecture(String file, Map<String, String> wanted) {
    return closed(file, wanted, ARCHITECTURE);
  }

  private Map<String, String> closed(
      String file, Map<String, String> wanted, List<String> besides) {
    Kconfig all = kconfig();
    Set<String> options = new LinkedHashSet<>(besides);
    options.addAll(kbuild.options(file).keySet());
    wanted.forEach((name, value) -> {
      if (value.equals("y")) {
        options.add(name);
      }
    });
    Map<String, String> known = new TreeMap<>(standard);
    known.putAll(wanted);
    Map<String, String> config = new TreeMap<>(wanted);
    // what the file itself is built for is no stranger to it
    Set<String> own = kbuild.options(file).keySet();
    config.putAll(
        all.closed(
            options,
            known,
            option -> (own.contains(option) ? ELSEWHERE : FOREIGN).matcher(option).matches()));
    known.putAll(config);
    Matcher named = OPTION.matcher(tree.file(file).orElse(""));
    while (named.find()) {
      String name = named.group(1);
      if (!known.containsKey(name)) {
        all.value(name, known).ifPresent(value -> config.put(name, value));
      }
    }
    if (config.containsKey("SPARSEMEM")) {
      config.put("FLATMEM", "n");
    }
    return config;
  }

  private synchronized Kconfig kconfig() {
    Kconfig known = kconfig;
    if (known == null) {
      known = Kconfig.of(tree);
      kconfig = known;
    }
    return known;
  }

  /** What the build files say of C files, with what that needs. */
  Map<String, String> built(Collection<String> files) {
    Set<String> found = new LinkedHashSet<>();
    files.forEach(file -> close(file, options(file), found));
    return yes(found);
  }

  /** Adds options with all that they need. */
  private void close(String file, Collection<String> options, Set<String> found) {
    Deque<String> open = new ArrayDeque<>(options);
    while (!open.isEmpty() && found.size() < MOST_OPTIONS) {
      String option = open.remove();
      if (!FOREIGN.matcher(option).matches() && found.add(option)) {
        open.addAll(needs(file, option));
      }
    }
  }

  /** What the conditions in files ask. */
  Map<String, String> asked(Collection<String> files) {
    Set<String> found = new LinkedHashSet<>();
    for (String file : files) {
      Matcher condition = CONDITION.matcher(tree.file(file).orElse(""));
      while (condition.find() && found.size() < MOST_OPTIONS) {
        Matcher option = OPTION.matcher(condition.group());
        while (option.find()) {
          close(file, List.of(option.group(1)), found);
        }
      }
    }
    return yes(found);
  }

  private static Map<String, String> yes(Set<String> options) {
    Map<String, String> config = new TreeMap<>();
    options.forEach(option -> config.put(option, "y"));
    if (config.containsKey("SPARSEMEM")) {
      // one of a choice (mm/Kconfig)
      config.put("FLATMEM", "n");
    }
    return config;
  }

  private List<String> options(String file) {
    return List.copyOf(kbuild.options(file).keySet());
  }

  /** What an option depends on or selects. */
  private List<String> needs(String file, String option) {
    List<String> places = new ArrayList<>();
    for (String folder = folder(file);
        ;
        folder = folder(folder.substring(0, folder.length() - 1))) {
      places.add(folder + "Kconfig");
      if (folder.isEmpty()) {
        break;
      }
    }
    places.addAll(CENTRAL);
    for (String place : places) {
      Optional<String> entry = tree.file(place).flatMap(all -> entry(all, option));
      if (entry.isPresent()) {
        Set<String> needs = new LinkedHashSet<>();
        Matcher need = NEEDS.matcher(entry.get());
        while (need.find()) {
          for (String word : need.group(1).split("[ &()]+")) {
            if (!word.isEmpty()) {
              needs.add(word);
            }
          }
        }
        return List.copyOf(needs);
      }
    }
    return List.of();
  }

  private static Optional<String> entry(String kconfig, String option) {
    Matcher start =
        Pattern.compile("(?m)^(?:menu)?config " + Pattern.quote(option) + "\\s*$").matcher(kconfig);
    if (!start.find()) {
      return Optional.empty();
    }
    Matcher end = Pattern.compile("(?m)^\\S").matcher(kconfig);
    int from = start.end();
    return Optional.of(kconfig.substring(from, end.find(from) ? end.start() : kconfig.length()));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
