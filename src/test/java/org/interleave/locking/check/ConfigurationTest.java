package org.interleave.locking.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.SourceTree;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final SourceTree TREE =
      path ->
          Optional.ofNullable(
              Map.of(
                      "lamp/Makefile", "obj-$(CONFIG_LAMP) += lamp.o\nlamp-y := main.o\n",
                      "lamp/Kconfig",
                          """
                          config LAMP
                          	tristate "Lamps"
                          	depends on BUS && ARM64
                          	select WIRES

                          config DIMMER
                          	bool
                          	depends on SPARSEMEM
                          """,
                      "lamp/main.c", "#ifdef CONFIG_DIMMER\nint dim;\n#endif\n")
                  .get(path));

  @Test
  void buildsAFileWithWhatItsOptionNeeds() {
    assertThat(new Configuration(TREE).built(List.of("lamp/main.c")))
        .containsExactly(Map.entry("BUS", "y"), Map.entry("LAMP", "y"), Map.entry("WIRES", "y"));
  }

  @Test
  void whatAFileAsksForComesWithItsNeedsAndOneOfAChoice() {
    assertThat(new Configuration(TREE).asked(List.of("lamp/main.c")))
        .containsExactly(
            Map.entry("DIMMER", "y"), Map.entry("FLATMEM", "n"), Map.entry("SPARSEMEM", "y"));
  }
}
