package org.interleave.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;

class DatabaseUrlProperties {
  @Property(tries = 200)
  void anyPasswordSurvivesPercentEncoding(
      @ForAll @AlphaChars @NotEmpty String user, @ForAll @NotEmpty String password) {
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");

    DatabaseUrl url = DatabaseUrl.parse("postgresql://" + user + ":" + encoded + "@h/d");

    assertThat(url.user()).isEqualTo(user);
    // a lone surrogate has no UTF-8 form; it was lost when it was encoded
    assertThat(url.password())
        .isEqualTo(new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
