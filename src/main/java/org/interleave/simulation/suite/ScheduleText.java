package org.interleave.simulation.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A schedule with what it is a schedule of, as one word that can be pasted into mail. */
public final class ScheduleText {
  private static final String PREFIX = "il1.";
  private static final int LARGEST = 16 << 20;

  private ScheduleText() {}

  public static String write(String json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  /** Nothing if it is no schedule. */
  public static Optional<String> read(String word) {
    if (!word.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Base64.getUrlDecoder().decode(word.substring(PREFIX.length())));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())
            || out.size() > LARGEST) {
          return Optional.empty();
        }
        out.write(buffer, 0, length);
      }
      return Optional.of(out.toString(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
