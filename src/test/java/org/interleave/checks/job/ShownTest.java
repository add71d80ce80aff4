package org.interleave.checks.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.c.Place;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static Site site(String function, String file, int line, String what, Site.Frame... up) {
    return new Site(new Place(file, line, 1), function, what, List.of(up));
  }

  private static Site.Frame frame(String function, String file, int line) {
    return new Site.Frame(function, new Place(file, line, 1));
  }

  private static Fault use(Site at, Site freed) {
    Site made = site("hub_make", "hub.c", 9, "kzalloc()");
    return new Fault(Kind.USE_AFTER_FREE, "…", at, freed, 1, true, made);
  }

  @Test
  void namesTheFunctionThatCallsInlineFunctionsOfHeaders() {
    Site read =
        site(
            "__list_add",
            "include/list.h",
            3,
            "head->next",
            frame("list_add", "include/list.h", 8),
            frame("hub_join", "hub.c", 20));

    Shown shown = Shown.of(use(read, site("hub_free", "hub.c", 40, "kfree()")));

    assertThat(shown.function()).isEqualTo("hub_join");
    assertThat(shown.place()).isEqualTo(new Place("hub.c", 20, 1));
  }

  @Test
  void takesAllUsesOfOneFreedObjectInOneFunctionForTheSameDefect() {
    Fault before =
        use(site("hub_join", "hub.c", 20, "hub->a"), site("hub_free", "hub.c", 40, "kfree()"));
    Fault after =
        use(site("hub_join", "hub.c", 25, "hub->b"), site("hub_free_rcu", "hub.c", 60, "kfree()"));
    Fault elsewhere =
        use(site("hub_leave", "hub.c", 31, "hub->a"), site("hub_free", "hub.c", 40, "kfree()"));

    assertThat(Shown.of(after).identity()).isEqualTo(Shown.of(before).identity());
    assertThat(Shown.of(elsewhere).identity()).isNotEqualTo(Shown.of(before).identity());
  }

  @Test
  void namesARaceTheSameWhicheverSideCameFirst() {
    Site read = site("hub_join", "hub.c", 20, "hub->a");
    Site write = site("hub_leave", "hub.c", 31, "hub->a");
    Fault one = new Fault(Kind.DATA_RACE, "…", read, write, 2, false);
    Fault other = new Fault(Kind.DATA_RACE, "…", write, read, 1, false);

    assertThat(Shown.of(one).identity())
        .isEqualTo(Shown.of(other).identity())
        .isEqualTo("data-race hub_join(hub->a) hub_leave(hub->a)");
  }
}
