package org.interleave.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReceivedTest {

  @Test
  void readsTheFoldedTimeOfTheFirstHeader() {
    byte[] mail =
        """
        Return-Path: <a@example.org>
        received: from a.example.org
        \tby b.example.org (Postfix) with ESMTP id 1234;
        \tMon, 24 Jun 2019 17:02:11 -0430 (a zone)
        Received: by c; Sun, 23 Jun 2019 00:00:00 +0000

        Received: in the body; Sat, 22 Jun 2019 00:00:00 +0000
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Received.newest(mail)).hasValue(Instant.parse("2019-06-24T21:32:11Z"));
  }

  @Test
  void leavesAWayOfItsOwnAlone() {
    for (String value :
        new String[] {"", "; now", "x; 32 Jun 2019 1:2:3 +0000", "; 1 Jun 2019 17 +9999"}) {
      byte[] mail = ("Received: " + value + "\n\nbody").getBytes(StandardCharsets.UTF_8);

      assertThat(Received.newest(mail)).as(value).isEmpty();
    }
  }

  @Property(tries = 500)
  void neverThrows(@ForAll byte[] raw, @ForAll String value) {
    byte[] mail = ("Received: ;" + value).getBytes(StandardCharsets.UTF_8);

    assertThat(Received.newest(raw)).isNotNull();
    assertThat(Received.newest(mail)).isNotNull();
  }
}
