package org.interleave.locking.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;

/**
 * The options of a kernel tree, with what follows from them: what an option depends on and selects,
 * and the options without a question that are on by default once others are. The language is
 * described in the kernel's Documentation/kbuild/kconfig-language; preprocessing macros are not
 * run, and of a choice any member can be on.
 */
public final class Kconfig {
  private static final List<String> ROOTS = List.of("Kconfig", "arch/x86/Kconfig");
  private static final Pattern SOURCE =
      Pattern.compile("(?:o|r|or)?source\\s+\"?([\\w./$()-]+)\"?");
  private static final Pattern CONFIG = Pattern.compile("(?:menu)?config\\s+(\\w+)");
  private static final Pattern TYPE =
      Pattern.compile("(bool|tristate|int|hex|string|def_bool|def_tristate)\\b\\s*(.*)");
  private static final Pattern END = Pattern.compile("end(?:if|menu|choice)\\b.*");
  private static final Pattern WITH_CONDITION = Pattern.compile("(.*?)(?:\\s+if\\s+(.*))?");
  private static final int MOST_FILES = 4_000;
  private static final int MOST_OPTIONS = 400;

  /** A value, or the name of an option that it switches on, and when. */
  private record Given(String what, KconfigCondition when) {}

  private static final class Entry {
    private final List<KconfigCondition> needs = new ArrayList<>();
    private final List<Given> selects = new ArrayList<>();
    private final List<Given> defaults = new ArrayList<>();
    private String type = "";
    private boolean asks;
  }

  private static final Entry NONE = new Entry();

  private final SourceTree tree;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  private Kconfig(SourceTree tree) {
    this.tree = tree;
  }

  /** Reads all option files that the tree's first one names. */
  public static Kconfig of(SourceTree tree) {
    Kconfig kconfig = new Kconfig(tree);
    ROOTS.forEach(kconfig::read);
    return kconfig;
  }

  // ---- reading

  private void read(String path) {
    Deque<String> open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty() && read.size() < MOST_FILES) {
      String file = open.remove();
      if (read.add(file)) {
        tree.file(file).ifPresent(text -> read(text, open));
      }
    }
  }

  private void read(String text, Deque<String> sources) {
    Deque<List<KconfigCondition>> around = new ArrayDeque<>();
    List<KconfigCondition> block = new ArrayList<>();
    Entry entry = new Entry();
    boolean option = false;
    int help = -1;
    for (String raw : text.replaceAll("\\\\\r?\n", " ").split("\n")) {
      String line = raw.strip();
      int indent = indent(raw);
      if (line.isEmpty() || line.startsWith("#") || help >= 0 && indent > help) {
        continue;
      }
      help = -1;
      if (line.equals("help") || line.equals("---help---")) {
        help = indent;
        continue;
      }
      Matcher source = SOURCE.matcher(line);
      Matcher config = CONFIG.matcher(line);
      if (source.matches()) {
        sources.add(source.group(1).replace("$(SRCARCH)", "x86").replace("$SRCARCH", "x86"));
      } else if (config.matches()) {
        entry = entries.computeIfAbsent(config.group(1), name -> new Entry());
        option = true;
        around.forEach(entry.needs::addAll);
        entry.needs.addAll(block);
      } else if (line.startsWith("if ")) {
        around.push(block);
        block = new ArrayList<>(List.of(KconfigCondition.of(line.substring(3))));
        option = false;
      } else if (line.startsWith("menu ") || line.startsWith("choice")) {
        around.push(block);
        block = new ArrayList<>();
        option = false;
      } else if (END.matcher(line).matches()) {
        block = around.isEmpty() ? new ArrayList<>() : around.pop();
        option = false;
      } else if (option) {
        attribute(entry, line);
      } else if (line.startsWith("depends on ")) {
        block.add(KconfigCondition.of(line.substring("depends on ".length())));
      }
    }
  }

  /** A tab goes to the next eighth column, and help text ends where a line stands further left. */
  private static int indent(String line) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> column++;
        case '\t' -> column = (column / 8 + 1) * 8;
        default -> {
          return column;
        }
      }
    }
    return column;
  }

  private static void attribute(Entry entry, String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      String word = type.group(1);
      entry.type = word.startsWith("def_") ? word.substring(4) : word;
      if (word.startsWith("def_")) {
        given(type.group(2), entry.defaults);
      } else {
        entry.asks |= !type.group(2).isEmpty();
      }
    } else if (line.startsWith("prompt ")) {
      entry.asks = true;
    } else if (line.startsWith("depends on ")) {
      entry.needs.add(KconfigCondition.of(line.substring("depends on ".length())));
    } else if (line.startsWith("select ")) {
      given(line.substring("select ".length()), entry.selects);
    } else if (line.startsWith("default ")) {
      given(line.substring("default ".length()), entry.defaults);
    }
  }

  private static void given(String text, List<Given> to) {
    Matcher matcher = WITH_CONDITION.matcher(text.replaceFirst("\\s+#.*", "").strip());
    if (matcher.matches()) {
      String when = matcher.group(2);
      KconfigCondition condition =
          when == null ? KconfigCondition.ALWAYS : KconfigCondition.of(when);
      to.add(new Given(matcher.group(1).strip(), condition));
    }
  }

  // ---- what follows

  /**
   * What has to be on, or is on by itself, when some options are, besides what is on already.
   *
   * @param wanted options to switch on
   * @param config all that is set
   * @param foreign options that are never switched on
   */
  public Map<String, String> closed(
      Collection<String> wanted, Map<String, String> config, Predicate<String> foreign) {
    Map<String, String> all = new HashMap<>(config);
    Map<String, String> added = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(wanted);
    Map<String, List<String>> defaults = defaultsBy();
    while (!open.isEmpty() && added.size() < MOST_OPTIONS) {
      String name = open.remove();
      boolean known = all.containsKey(name) && !wanted.contains(name);
      if (!known && !foreign.test(name) && added.putIfAbsent(name, "y") == null) {
        all.put(name, "y");
        Entry entry = entries.getOrDefault(name, NONE);
        entry.needs.forEach(need -> open.addAll(need.missing(all::containsKey, foreign)));
      }
      if (open.isEmpty()) {
        // what is conditional is asked once all that is needed is there
        added.keySet().forEach(one -> follow(one, all, defaults, open));
        open.removeIf(foreign);
      }
    }
    return added;
  }

  /** What an option switches on that is not on yet. */
  private void follow(
      String name, Map<String, String> all, Map<String, List<String>> defaults, Deque<String> to) {
    for (Given select : entries.getOrDefault(name, NONE).selects) {
      if (!all.containsKey(select.what) && select.when.holds(all::containsKey)) {
        to.add(select.what);
      }
    }
    for (String follower : defaults.getOrDefault(name, List.of())) {
      if (!all.containsKey(follower) && byItself(follower, all)) {
        to.add(follower);
      }
    }
  }

  /** By option the options without a question whose defaults speak of it. */
  private Map<String, List<String>> defaultsBy() {
    Map<String, List<String>> by = new HashMap<>();
    entries.forEach((name, entry) -> {
      if (!entry.asks && (entry.type.equals("bool") || entry.type.equals("tristate"))) {
        Set<String> named = new HashSet<>();
        entry.defaults.forEach(one -> {
          one.when.names(named);
          named.add(one.what);
        });
        entry.needs.forEach(need -> need.names(named));
        named.forEach(other -> by.computeIfAbsent(other, o -> new ArrayList<>()).add(name));
      }
    });
    return by;
  }

  private boolean byItself(String name, Map<String, String> all) {
    Entry entry = entries.get(name);
    return entry != null
        && entry.needs.stream().allMatch(need -> need.holds(all::containsKey))
        && entry.defaults.stream()
            .anyMatch(one ->
                one.when.known()
                    && one.when.holds(all::containsKey)
                    && KconfigCondition.of(one.what).known()
                    && KconfigCondition.of(one.what).holds(all::containsKey));
  }

  /** The value that a number or text has unless somebody sets it; empty for other options. */
  public Optional<String> value(String name, Map<String, String> config) {
    Entry entry = entries.get(name);
    if (entry == null || !List.of("int", "hex", "string").contains(entry.type)) {
      return Optional.empty();
    }
    return entry.defaults.stream()
        .filter(one -> one.when.holds(config::containsKey))
        .map(Given::what)
        .findFirst();
  }
}
