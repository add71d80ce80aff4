package org.interleave.locking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KconfigTest {
  private static final Map<String, String> FILES =
      Map.of(
          "Kconfig",
          "source \"arch/$(SRCARCH)/Kconfig\"\nsource \"toys/Kconfig\"\nsource \"wires/Kconfig\"\n",
          "arch/x86/Kconfig",
          "config X86\n\tdef_bool y\n\tselect HAS_ROOF\n",
          "wires/Kconfig",
          """
          config WIRES
          	bool
          	default y if (WIRES_COPPER || WIRES_STEEL)
          	select IRQ_DOMAIN if WIRES_IRQ

          config WIRES_COPPER
          	tristate
          	help
          	  config NOT_AN_OPTION is only spoken of.

          	  So is this.

          config HAS_ROOF
          	bool
          """,
          "toys/Kconfig",
          """
          menuconfig TOYS
          	bool "Toys"

          if TOYS

          config TOY_TRAIN
          	tristate "A train"
          	depends on (ARM && RAILS) || \\
          		(TABLE && !FLOOR) || SPACE
          	select WIRES_COPPER
          	select WIRES_IRQ if TABLE = y

          config TOY_WAGONS
          	int "How many wagons"
          	range 1 9
          	default 3 if TOY_TRAIN
          	default 1

          endif # TOYS
          """);

  private final Kconfig kconfig = Kconfig.of(path -> Optional.ofNullable(FILES.get(path)));

  private Map<String, String> closed(Map<String, String> config, String... wanted) {
    return kconfig.closed(List.of(wanted), config, "ARM"::equals);
  }

  @Test
  void switchesOnWhatAnOptionNeedsSelectsAndBringsAlong() {
    assertThat(closed(Map.of(), "TOY_TRAIN"))
        .containsOnlyKeys(
            "TOY_TRAIN", "TOYS", "TABLE", "WIRES_COPPER", "WIRES", "WIRES_IRQ", "IRQ_DOMAIN");
  }

  @Test
  void leavesWhatIsSetAsItIs() {
    assertThat(closed(Map.of("SPACE", "y", "TOYS", "y"), "TOY_TRAIN"))
        .containsOnlyKeys("TOY_TRAIN", "WIRES_COPPER", "WIRES");
  }

  @Test
  void needsNothingOfABlockThatHasEnded() {
    assertThat(closed(Map.of(), "ALONE")).containsOnlyKeys("ALONE");
  }

  @Test
  void followsTheArchitecturesFile() {
    assertThat(closed(Map.of(), "X86")).containsOnlyKeys("X86", "HAS_ROOF");
  }

  @Test
  void knowsTheValuesOfNumbersOnly() {
    assertThat(kconfig.value("TOY_WAGONS", Map.of("TOY_TRAIN", "y"))).contains("3");
    assertThat(kconfig.value("TOY_WAGONS", Map.of())).contains("1");
    assertThat(kconfig.value("TOY_TRAIN", Map.of())).isEmpty();
    assertThat(kconfig.value("NOT_AN_OPTION", Map.of())).isEmpty();
  }

  @Test
  void endsOnOptionsThatSelectEachOther() {
    Kconfig round =
        Kconfig.of(path ->
            path.equals("Kconfig")
                ? Optional.of(
                    "config A\n\tbool\n\tselect B\n\tselect C\nconfig B\n\tbool\n\tselect A\n")
                : Optional.empty());

    assertThat(round.closed(List.of("A"), Map.of(), "C"::equals)).containsOnlyKeys("A", "B");
  }
}
