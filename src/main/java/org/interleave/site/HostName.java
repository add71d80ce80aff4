package org.interleave.site;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name by which other machines know the server.
 *
 * @param tls whether they speak TLS to a proxy before it
 */
record HostName(String name, boolean tls) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(https?://)?([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}\\])/?");

  /**
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  static HostName parse(String written) {
    Matcher parts = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "--host takes a name such as ci.example.org or https://ci.example.org, not " + written);
    }
    return new HostName(parts.group(2), "https://".equals(parts.group(1)));
  }
}
