package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;

/**
 * The headers that kbuild generates before a kernel can be compiled, for x86-64: the configuration,
 * wrappers of asm-generic, numbers. What follows from the tree is made from the tree when it is
 * asked for, so it fits other versions too.
 */
public final class KernelOverlay implements SourceTree {
  /** What suites call it. */
  public static final String NAME = "linux-x86_64";

  private static final String ROOT = "/org/interleave/simulation/overlay/" + NAME + "/";
  private static final String GENERATED = "arch/x86/include/generated/";
  private static final String OWN_HEADER = "include/generated/interleave-overlay.h";

  /** As the top Makefile of a kernel has them. */
  private static final List<String> INCLUDE_PATHS =
      List.of(
          "arch/x86/include",
          "arch/x86/include/generated",
          "include",
          "arch/x86/include/uapi",
          GENERATED + "uapi",
          "include/uapi",
          "include/generated/uapi");

  private static final List<String> FORCED =
      List.of("include/linux/kconfig.h", "include/linux/compiler_types.h");

  /** Besides what is generated; those of the architecture are of assembler code in the tree. */
  private static final Set<String> OWN =
      Set.of(
          "include/stdarg.h",
          "arch/x86/include/asm/barrier.h",
          "arch/x86/include/asm/bug.h",
          "arch/x86/include/asm/cmpxchg.h");

  /** Without one of these a tree is no kernel tree that the overlay is made for. */
  private static final List<String> NEEDED =
      List.of(
          "include/linux/kconfig.h",
          "include/linux/compiler.h",
          "include/linux/types.h",
          "arch/x86/include/asm/page.h");

  private static final Pattern CALL = Pattern.compile("(\\d+)\\s+(\\w+)\\s+(\\w+).*");

  private final SourceTree tree;
  private final Map<String, String> config;

  /**
   * @param tree the revision below
   * @param changes configuration lines of the suite: {@code n} takes one away
   */
  public KernelOverlay(SourceTree tree, Map<String, String> changes) {
    this.tree = tree;
    this.config = config(changes);
  }

  private static Map<String, String> config(Map<String, String> changes) {
    Map<String, String> config = new TreeMap<>();
    String standard = Resources.text(ROOT + "config").orElseThrow();
    for (String line : standard.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        config.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    config.putAll(changes);
    config.values().removeIf("n"::equals);
    return config;
  }

  /** What the tree lacks of that no overlay can supply; empty for a kernel tree. */
  public List<String> missing() {
    return NEEDED.stream().filter(path -> tree.file(path).isEmpty()).toList();
  }

  public List<String> includePaths() {
    return INCLUDE_PATHS;
  }

  /** Files to include first; those that the tree's version does not know yet are left out. */
  public List<String> forced() {
    List<String> forced =
        new ArrayList<>(FORCED.stream().filter(path -> tree.file(path).isPresent()).toList());
    forced.add(OWN_HEADER);
    return forced;
  }

  public Map<String, String> defines(String module) {
    return Map.of(
        "__KERNEL__", "1",
        "KBUILD_MODNAME", "\"" + module + "\"",
        "KBUILD_BASENAME", "\"" + module + "\"",
        "KBUILD_MODFILE", "\"" + module + "\"",
        "KBUILD_STR(s)", "#s");
  }

  @Override
  public Optional<String> file(String path) {
    if (path.equals("include/generated/autoconf.h")) {
      return Optional.of(autoconf());
    }
    if (path.equals("include/generated/uapi/linux/version.h")) {
      return version();
    }
    if (path.startsWith(GENERATED + "uapi/asm/")) {
      String name = path.substring((GENERATED + "uapi/asm/").length());
      return numbers(name).or(() -> wrapper(name, "uapi/"));
    }
    if (path.startsWith(GENERATED + "asm/")) {
      String name = path.substring((GENERATED + "asm/").length());
      return numbers(name).or(() -> wrapper(name, ""));
    }
    boolean ours = path.startsWith("include/generated/") || OWN.contains(path);
    return ours ? Resources.text(ROOT + path) : Optional.empty();
  }

  private String autoconf() {
    StringBuilder text = new StringBuilder();
    config.forEach((name, value) ->
        text.append("#define CONFIG_")
            .append(name)
            .append(' ')
            .append(value.equals("y") ? "1" : value)
            .append('\n'));
    return text.toString();
  }

  /** kbuild wraps the generic header wherever the architecture has none of its own. */
  private Optional<String> wrapper(String name, String uapi) {
    boolean wraps =
        tree.file("include/" + uapi + "asm-generic/" + name).isPresent()
            && tree.file("arch/x86/include/" + uapi + "asm/" + name).isEmpty()
            && tree.file("arch/x86/include/uapi/asm/" + name).isEmpty();
    return wraps ? Optional.of("#include <asm-generic/" + name + ">\n") : Optional.empty();
  }

  private Optional<String> version() {
    return tree.file("Makefile")
        .map(makefile -> {
          int major = assigned(makefile, "VERSION");
          int minor = assigned(makefile, "PATCHLEVEL");
          int code = major << 16 | minor << 8 | Math.min(assigned(makefile, "SUBLEVEL"), 255);
          return "#define LINUX_VERSION_CODE "
              + code
              + "\n#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))\n"
              + ("#define LINUX_VERSION_MAJOR " + major + "\n")
              + ("#define LINUX_VERSION_PATCHLEVEL " + minor + "\n");
        });
  }

  private static int assigned(String makefile, String variable) {
    Matcher matcher =
        Pattern.compile("(?m)^" + variable + "\\s*=\\s*(\\d{1,3})\\b").matcher(makefile);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The numbers of system calls, from the tree's own table. */
  private Optional<String> numbers(String name) {
    return switch (name) {
      case "unistd_64.h" -> numbers("syscall_64.tbl", List.of("common", "64"), "__NR_", 0);
      case "unistd_64_x32.h" ->
          numbers("syscall_64.tbl", List.of("common", "x32"), "__NR_x32_", 0x40000000);
      case "unistd_x32.h" ->
          numbers("syscall_64.tbl", List.of("common", "x32"), "__NR_", 0x40000000);
      case "unistd_32.h" -> numbers("syscall_32.tbl", List.of("i386"), "__NR_", 0);
      case "unistd_32_ia32.h" -> numbers("syscall_32.tbl", List.of("i386"), "__NR_ia32_", 0);
      default -> Optional.empty();
    };
  }

  private Optional<String> numbers(String table, List<String> abis, String prefix, int offset) {
    return tree.file("arch/x86/entry/syscalls/" + table)
        .map(text -> {
          StringBuilder numbers = new StringBuilder();
          for (String line : text.lines().toList()) {
            Matcher call = CALL.matcher(line);
            if (call.matches() && abis.contains(call.group(2))) {
              int number = offset + Integer.parseInt(call.group(1));
              numbers.append("#define " + prefix + call.group(3) + " " + number + "\n");
            }
          }
          return numbers.toString();
        });
  }
}
