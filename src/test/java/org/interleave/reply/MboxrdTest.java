package org.interleave.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MboxrdTest {

  @Test
  void putsOneMoreSignBeforeLinesThatLookLikeTheStartOfAMail() {
    byte[] mail = "Subject: x\n\nFrom here\n>From there\n>>From\nend".getBytes(UTF_8);

    String mbox = new String(Mboxrd.of(List.of(mail, mail)), UTF_8);

    String one =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: x\n\n>From here\n>>From there\n>>From\nend\n\n";
    assertThat(mbox).isEqualTo(one + one);
  }
}
