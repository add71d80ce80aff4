package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.interleave.series.web.Place.DiffLine;
import org.interleave.series.web.Place.FileHead;
import org.interleave.series.web.Place.HunkHead;
import org.interleave.series.web.Place.MessageLine;
import org.interleave.series.web.Place.Side;
import org.interleave.series.web.Place.WholePatch;
import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void everyPlaceIsFoundByItsAnchor() {
    List<Place> places =
        List.of(
            new WholePatch(),
            new MessageLine(12),
            new FileHead(0),
            new HunkHead(3, 2),
            new DiffLine(0, Side.OLD, 118),
            new DiffLine(7, Side.NEW, 120));

    assertThat(places).allSatisfy(place -> assertThat(Place.of(place.anchor())).contains(place));
  }

  @Test
  void refusesAnchorsThatNoPageHas() {
    assertThat(List.of("", "f", "f0x1", "m", "f0h", "m-1", "f0n99999999999", "patch1", "f0h1o2"))
        .allSatisfy(anchor -> assertThat(Place.of(anchor)).isEmpty());
  }

  @Test
  void aMessageIdIsOneSegmentOfAPath() {
    PatchKey key = new PatchKey(new SeriesId("0123456789ab"), "v4", 12, new MessageId("a/b+c?d@e"));

    assertThat(key.path()).isEqualTo("/series/0123456789ab/v4/12/a%2Fb+c%3Fd@e");
  }
}
