package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void timesAreReadInEveryFormThatClientsWrite() {
    for (String written :
        List.of(
            "2026-03-01T10:20:30",
            "2026-03-01 10:20:30",
            "2026-03-01T10:20:30Z",
            "2026-03-01T12:20:30+02:00",
            "2026-03-01T12:20:30+0200",
            "2026-03-01T12:20:30 02:00")) {
      assertThat(Times.read(written)).as(written).contains(Instant.parse("2026-03-01T10:20:30Z"));
    }
    assertThat(Times.read("2026-03-01")).contains(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(Times.read("2026-03-01T10:20:30.123456"))
        .contains(Instant.parse("2026-03-01T10:20:30.123456Z"));
  }

  @Test
  void whatIsNoTimeIsNone() {
    assertThat(Times.read("yesterday")).isEmpty();
    assertThat(Times.read("2026-13-01T00:00:00")).isEmpty();
    assertThat(Times.read("")).isEmpty();
  }

  @Test
  void timesAreWrittenInUtcWithoutSayingSo() {
    assertThat(Times.written(Instant.parse("2026-03-01T10:20:30Z")))
        .isEqualTo("2026-03-01T10:20:30");
    assertThat(Times.written(Instant.parse("2026-03-01T10:20:30.5Z")))
        .isEqualTo("2026-03-01T10:20:30.500000");
  }
}
