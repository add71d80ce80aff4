package org.interleave.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.util.Base85;

/** Both sides of a file as git's literal binary patches (git's diff.c emit_binary_diff_body). */
final class BinaryPatch {
  private static final int BYTES_PER_LINE = 52;

  private BinaryPatch() {}

  static void write(byte[] before, byte[] after, StringBuilder out) {
    out.append("GIT binary patch\n");
    literal(after, out);
    literal(before, out);
  }

  private static void literal(byte[] bytes, StringBuilder out) {
    out.append("literal ").append(bytes.length).append('\n');
    byte[] small = deflate(bytes);
    for (int at = 0; at < small.length; at += BYTES_PER_LINE) {
      int length = Math.min(BYTES_PER_LINE, small.length - at);
      out.append((char) (length <= 26 ? 'A' + length - 1 : 'a' + length - 27));
      // git's groups are whole: the last is filled up with zeros
      byte[] group = Arrays.copyOfRange(small, at, at + (length + 3) / 4 * 4);
      Arrays.fill(group, length, group.length, (byte) 0);
      out.append(new String(Base85.encode(group), US_ASCII)).append('\n');
    }
    out.append('\n');
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(small, new Deflater(Deflater.DEFAULT_COMPRESSION))) {
      out.write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return small.toByteArray();
  }
}
