package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final Map<String, String> KERNEL =
      Map.of(
          "mm/a.c", "",
          "Makefile", "VERSION = 5\nPATCHLEVEL = 2\nSUBLEVEL = 1\n",
          "include/linux/kconfig.h", "",
          "include/linux/compiler.h", "",
          "include/linux/types.h", "",
          "include/asm-generic/one.h", "",
          "include/asm-generic/two.h", "",
          "arch/x86/include/asm/two.h", "",
          "arch/x86/include/asm/page.h", "",
          "arch/x86/entry/syscalls/syscall_64.tbl",
              "0\tcommon\tread\tsys_read\n1\t64\twrite\tx\n2\tx32\tother\tx\n");

  @Test
  void suppliesWhatKbuildGenerates() {
    Preparation.Ready ready = ready(kernel(Map.of("FANCY", "y", "SMP", "n")), KERNEL);

    assertThat(ready.units()).containsExactly("mm/a.c");
    assertThat(ready.includePaths()).contains("arch/x86/include/generated", "include");
    assertThat(ready.forced())
        .containsExactly("include/linux/kconfig.h", "include/generated/interleave-overlay.h");
    assertThat(ready.defines()).containsEntry("__KERNEL__", "1");
    assertThat(text(ready, "include/generated/autoconf.h"))
        .contains("#define CONFIG_FANCY 1\n", "#define CONFIG_HZ 250\n")
        .doesNotContain("CONFIG_SMP ");
    assertThat(text(ready, "include/generated/uapi/linux/version.h"))
        .contains("#define LINUX_VERSION_CODE 328193\n");
    assertThat(text(ready, "include/stdarg.h")).contains("va_start");
  }

  @Test
  void wrapsGenericHeadersWhereTheArchitectureHasNone() {
    Preparation.Ready ready = ready(kernel(Map.of()), KERNEL);

    assertThat(text(ready, "arch/x86/include/generated/asm/one.h"))
        .isEqualTo("#include <asm-generic/one.h>\n");
    assertThat(ready.files().file("arch/x86/include/generated/asm/two.h")).isEmpty();
    assertThat(text(ready, "arch/x86/include/generated/uapi/asm/unistd_64.h"))
        .isEqualTo("#define __NR_read 0\n#define __NR_write 1\n");
  }

  @Test
  void saysWhatIsMissingInATreeOfAnotherKind() {
    Map<String, String> tree = new HashMap<>(KERNEL);
    tree.remove("arch/x86/include/asm/page.h");
    tree.remove("mm/a.c");

    Preparation preparation = Preparation.of(kernel(Map.of()), files(tree));

    assertThat(((Preparation.Unfit) preparation).reasons())
        .containsExactly(
            "the revision has no mm/a.c, the suite's subject",
            "the revision has no arch/x86/include/asm/page.h: it is no kernel tree that the"
                + " overlay linux-x86_64 is made for");
  }

  @Test
  void probesCodeAndNotComments() {
    Suite suite =
        suite(
            Map.of(),
            Optional.empty(),
            List.of(probe("HAS_OLD", "a.h", "old_name"), probe("HAS_NEW", "a.h", "new_name")));
    Map<String, String> tree =
        Map.of("mm/a.c", "", "a.h", "/* old_name is gone */ int new_name(\"/*\"); // old_name");

    Preparation.Ready ready = ready(suite, tree);

    assertThat(ready.defines()).containsEntry("HAS_OLD", "0").containsEntry("HAS_NEW", "1");
  }

  @Test
  void saysThatAProbedFileIsMissing() {
    Suite suite = suite(Map.of(), Optional.empty(), List.of(probe("HAS_OLD", "b.h", "old_name")));

    Preparation.Ready ready = ready(suite, Map.of("mm/a.c", ""));

    assertThat(ready.defines()).containsEntry("HAS_OLD", "0");
    assertThat(ready.notes()).containsExactly("the revision has no b.h; HAS_OLD is 0");
  }

  @Test
  void aSuiteCannotReplaceAFileOfTheTree() {
    Suite suite = suite(Map.of(), Optional.empty(), List.of());

    Preparation.Ready ready = ready(suite, Map.of("mm/a.c", "the revision's"));

    assertThat(text(ready, "mm/a.c")).isEqualTo("the revision's");
    assertThat(text(ready, "@suite/mm/a.c")).isEqualTo("the suite's");
  }

  private static Suite.Probe probe(String macro, String file, String matches) {
    return new Suite.Probe(macro, file, Pattern.compile(matches));
  }

  private static Suite kernel(Map<String, String> config) {
    return suite(config, Optional.of(KernelOverlay.NAME), List.of());
  }

  private static Suite suite(
      Map<String, String> config, Optional<String> overlay, List<Suite.Probe> probes) {
    return new Suite(
        "small",
        "small",
        World.LINUX,
        List.of("mm/a.c"),
        List.of(),
        List.of(),
        List.of(new Suite.Scenario("one", "One", "", "one.c")),
        List.of(),
        Map.of(),
        List.of(),
        overlay,
        config,
        Optional.empty(),
        probes,
        files(Map.of("mm/a.c", "the suite's")));
  }

  private static SourceTree files(Map<String, String> files) {
    return path -> {
      assertThat(Arrays.asList(path.split("/"))).doesNotContain("..");
      return Optional.ofNullable(files.get(path));
    };
  }

  private static Preparation.Ready ready(Suite suite, Map<String, String> tree) {
    Preparation preparation = Preparation.of(suite, files(tree));
    assertThat(preparation).isInstanceOf(Preparation.Ready.class);
    return (Preparation.Ready) preparation;
  }

  private static String text(Preparation.Ready ready, String path) {
    return ready.files().file(path).orElseThrow();
  }
}
