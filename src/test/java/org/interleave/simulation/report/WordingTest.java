package org.interleave.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.simulation.Site;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final String TEXT =
      """
      spin_lock(&pocket->map_lock);
      ret = put(get(a, ")"),
          second);
      value = READ_ONCE(hub->dead);
      open(
      """;

  private final Wording wording =
      new Wording(path -> path.equals("a.c") ? Optional.of(TEXT) : Optional.empty());

  private static Site site(int line, int column, String what) {
    return new Site(new Place("a.c", line, column), "f", what, List.of());
  }

  @Test
  void aCallIsToldWithItsArguments() {
    assertThat(wording.told(site(1, 1, "spin_lock()")).what())
        .isEqualTo("spin_lock(&pocket->map_lock)");
    assertThat(wording.told(site(2, 7, "put()")).what()).isEqualTo("put(get(a, \")\"), second)");
  }

  @Test
  void whatIsNoCallInTheTextStaysAsItIs() {
    assertThat(wording.told(site(2, 1, "put()")).what()).isEqualTo("put()");
    assertThat(wording.told(site(5, 1, "open()")).what()).isEqualTo("open()");
    assertThat(wording.told(site(9, 1, "gone()")).what()).isEqualTo("gone()");
    assertThat(Wording.none().told(site(1, 1, "spin_lock()")).what()).isEqualTo("spin_lock()");
  }

  @Test
  void anAccessInAFunctionOfReadOnceIsWhereItIsWritten() {
    Site inHeader =
        new Site(
            new Place("compiler.h", 194, 2),
            "__read_once_size",
            "*p",
            List.of(new Site.Frame("look", new Place("a.c", 4, 9))));

    Site told = wording.told(inHeader);

    assertThat(told.what()).isEqualTo("hub->dead");
    assertThat(told.place()).isEqualTo(new Place("a.c", 4, 9));
    assertThat(told.function()).isEqualTo("look");
    assertThat(told.stack()).isEmpty();
  }
}
