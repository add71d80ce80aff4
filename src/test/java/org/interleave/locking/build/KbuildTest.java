package org.interleave.locking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KbuildTest {
  private static final Map<String, String> FILES =
      Map.of(
          "drivers/Makefile", "obj-$(CONFIG_TOYS) += toys/\nobj-y += always/\n",
          "drivers/toys/Makefile",
              """
              # a driver of several parts
              FULL = $(src)/..
              ccflags-y := -I$(FULL)/shared \\
              	-I $(srctree)/$(src)/include -DTOY -Iinclude/toys
              obj-$(CONFIG_TOY_RABBIT) += rabbit.o
              rabbit-y := main.o ears.o
              rabbit-$(CONFIG_TOY_SVM) += svm.o
              """,
          "drivers/always/Kbuild", "obj-y += one.o\nccflags-y += -I/etc -I$(src)/../../..\n");

  private final Kbuild kbuild = new Kbuild(path -> Optional.ofNullable(FILES.get(path)));

  @Test
  void findsTheOptionsThatAFileIsBuiltUnder() {
    assertThat(kbuild.options("drivers/toys/svm.c"))
        .containsExactly(
            Map.entry("TOYS", "y"), Map.entry("TOY_RABBIT", "y"), Map.entry("TOY_SVM", "y"));
    assertThat(kbuild.options("drivers/toys/ears.c")).containsOnlyKeys("TOYS", "TOY_RABBIT");
    assertThat(kbuild.options("drivers/always/one.c")).isEmpty();
    assertThat(kbuild.options("include/toys/toy.h")).isEmpty();
  }

  @Test
  void findsWhereAFileLooksForHeaders() {
    assertThat(kbuild.includePaths("drivers/toys/svm.c"))
        .containsExactly("drivers/shared", "drivers/toys/include", "include/toys");
  }

  @Test
  void looksNowhereOutsideOfTheTree() {
    assertThat(kbuild.includePaths("drivers/always/one.c")).isEmpty();
  }
}
