package org.interleave.series;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.interleave.mail.MessageId;

/**
 * Names a series: the first 12 hexadecimal digits of the SHA-256 of the Message-ID of its first
 * posting, so that every installation that holds the same mail gives it the same name.
 */
public record SeriesId(String value) {

  /** The name of the series that this message opens. */
  public static SeriesId of(MessageId first) {
    return new SeriesId(digits(first));
  }

  /** Those digits of any message: each message of a series leads to it. */
  static String digits(MessageId message) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(message.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
