package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.checks.Outcome.Defect;
import org.interleave.diff.Diff;
import org.interleave.series.web.Place;
import org.junit.jupiter.api.Test;

class HunkPlacesTest {
  private static final HunkPlaces PLACES =
      new HunkPlaces(
          Diff.parse(
              """
              diff --git a/a.c b/a.c
              --- a/a.c
              +++ b/a.c
              @@ -1,1 +1,1 @@
              -x
              +y
              diff --git a/hub.c b/hub.c
              --- a/hub.c
              +++ b/hub.c
              @@ -10,2 +10,3 @@ static void hub_get(struct hub *hub)
               a
              +b
               c
              @@ -100,3 +101,2 @@ void hub_put(struct hub *hub)
               a
              -b
               c
              """));

  private static String anchor(String file, int line, String function, Place.Side side) {
    return PLACES.of(new Defect("", "", "leak", "", file, line, function), side).anchor();
  }

  @Test
  void aLineInAHunkIsAtThatHunkOnItsSide() {
    assertThat(anchor("hub.c", 12, "", Place.Side.NEW)).isEqualTo("f1h0");
    assertThat(anchor("hub.c", 102, "hub_get", Place.Side.OLD)).isEqualTo("f1h1");
  }

  @Test
  void aLineBesideAllHunksIsAtTheOneOfItsFunction() {
    assertThat(anchor("hub.c", 14, "hub_put", Place.Side.NEW)).isEqualTo("f1h1");
    assertThat(anchor("hub.c", 95, "hub_get", Place.Side.NEW)).isEqualTo("f1h0");
  }

  @Test
  void elseItIsAtTheNearestHunkOfItsFile() {
    assertThat(anchor("hub.c", 40, "other", Place.Side.NEW)).isEqualTo("f1h0");
    assertThat(anchor("hub.c", 4000, "", Place.Side.OLD)).isEqualTo("f1h1");
  }

  @Test
  void aFileThatThePatchLeavesAloneIsTheWholePatch() {
    assertThat(anchor("other.c", 1, "hub_put", Place.Side.NEW)).isEqualTo("patch");
    assertThat(PLACES.of("hub.c", 3).anchor()).isEqualTo("f1");
    assertThat(PLACES.of("hub.c", 2).anchor()).isEqualTo("f1h1");
  }
}
