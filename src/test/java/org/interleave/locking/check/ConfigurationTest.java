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
    assertThat(new Configuration(TREE, Map.of()).built(List.of("lamp/main.c")))
        .containsExactly(Map.entry("BUS", "y"), Map.entry("LAMP", "y"), Map.entry("WIRES", "y"));
  }

  @Test
  void allOfKconfigKnowsWhatComesWithAnOptionAndTheNumbersOfAFile() {
    Map<String, String> files =
        Map.of(
            "Kconfig", "source \"lamp/Kconfig\"\nsource \"bus/Kconfig\"\n",
            "bus/Kconfig", "config BUS\n\tbool\n\tdefault y if BUS_OF_LAMPS\n",
            "lamp/Kconfig",
                "config LAMP\n\tbool \"x\"\n\tselect BUS_OF_LAMPS\n"
                    + "config LAMP_WATTS\n\tint\n\tdefault 60\n",
            "lamp/Makefile", "obj-$(CONFIG_LAMP) += lamp.o\n",
            "lamp/lamp.c", "int watts = CONFIG_LAMP_WATTS, hertz = CONFIG_HZ;\n");
    Configuration configuration =
        new Configuration(path -> Optional.ofNullable(files.get(path)), Map.of("HZ", "250"));

    assertThat(configuration.closed("lamp/lamp.c", Map.of("LAMP", "y")))
        .containsOnlyKeys("BUS", "BUS_OF_LAMPS", "LAMP", "LAMP_WATTS")
        .containsEntry("LAMP_WATTS", "60");
  }

  @Test
  void whatAFileAsksForComesWithItsNeedsAndOneOfAChoice() {
    assertThat(new Configuration(TREE, Map.of()).asked(List.of("lamp/main.c")))
        .containsExactly(
            Map.entry("DIMMER", "y"), Map.entry("FLATMEM", "n"), Map.entry("SPARSEMEM", "y"));
  }
}
