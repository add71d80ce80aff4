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

/**
 * The options that a kernel needs so that files are compiled at all: those that kbuild compiles the
 * file for, what Kconfig says that these need, and those that the file's own conditions ask.
 */
final class Configuration {
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?m)^(?:obj|[\\w-]+)-\\$\\(CONFIG_(\\w+)\\)\\s*[:+]?=([^\\n]*(?:\\\\\\n[^\\n]*)*)");
  private static final Pattern MEMBERS =
      Pattern.compile("(?m)^([\\w-]+)-(?:y|objs)\\s*[:+]?=([^\\n]*(?:\\\\\\n[^\\n]*)*)");
  private static final Pattern CONDITION =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*(?:if|ifdef|elif)\\b(?!.*!\\s*(?:defined|IS_)).*$");
  private static final Pattern OPTION = Pattern.compile("\\bCONFIG_(\\w+?)(?:_MODULE)?\\b");
  private static final Pattern NEEDS =
      Pattern.compile("(?m)^\\s+(?:select|depends on)\\s+([A-Z0-9_ &()]+?)\\s*(?:if\\b.*)?$");

  /** What would make another kernel of it: other architectures, other kinds of page or lock. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?:ARM|ARM64|PPC|PPC64|PPC32|S390|MIPS|SPARC|SPARC64|IA64|ALPHA|XTENSA|RISCV|UML|X86_32"
              + "|X86_PAE|32BIT|COMPILE_TEST|PREEMPT_RT|PREEMPT_RT_FULL|BROKEN|KASAN|KMSAN|KCSAN"
              + "|TRACING|TRACEPOINTS|PARAVIRT.*|XEN.*|CPU_BIG_ENDIAN|COMPAT|DEBUG_INFO.*)");

  /** Where options stand that many others need. */
  private static final List<String> CENTRAL =
      List.of("mm/Kconfig", "init/Kconfig", "lib/Kconfig", "fs/Kconfig", "net/Kconfig");

  private static final int MOST_OPTIONS = 60;

  private final SourceTree tree;

  Configuration(SourceTree tree) {
    this.tree = tree;
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
    String folder = folder(file);
    String makefile =
        tree.file(folder + "Makefile").or(() -> tree.file(folder + "Kbuild")).orElse("");
    String object = file.substring(folder.length()).replaceFirst("\\.c$", ".o");
    Set<String> wanted = new LinkedHashSet<>(List.of(object));
    Matcher members = MEMBERS.matcher(makefile);
    while (members.find()) {
      if (words(members.group(2)).contains(object)) {
        wanted.add(members.group(1) + ".o");
      }
    }
    Set<String> options = new LinkedHashSet<>();
    Matcher line = OBJECT.matcher(makefile);
    while (line.find()) {
      if (words(line.group(2)).stream().anyMatch(wanted::contains)) {
        options.add(line.group(1));
      }
    }
    return List.copyOf(options);
  }

  private static List<String> words(String text) {
    return List.of(text.replace('\\', ' ').strip().split("\\s+"));
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
