package org.interleave.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The stable patch id, line for line what get_one_patchid of git's builtin/patch-id.c does, with
 * its oddities: white space never counts, a file without a "diff " line has none.
 */
final class PatchId {
  private final MessageDigest sha1;
  private final byte[] result = new byte[20];
  private int before = -1;
  private int after = -1;
  private long length;
  private boolean binary;
  private String oldBlob = "";
  private String newBlob = "";
  private boolean done;

  private PatchId() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** The id of the first patch in the text, or the empty string. */
  static String of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int at = 0;
    while (at < bytes.length) {
      PatchId id = new PatchId();
      while (at < bytes.length && !id.done) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        end = Math.min(end + 1, bytes.length);
        id.line(bytes, at, end);
        at = end;
      }
      id.flush();
      if (id.length > 0) {
        return HexFormat.of().formatHex(id.result);
      }
    }
    return "";
  }

  private void line(byte[] bytes, int at, int end) {
    if (starts(bytes, at, end, "\\ ") && end - at > 12) {
      return;
    }
    if (isObjectName(bytes, at, end)) {
      done = true;
      return;
    }
    if (length == 0 && !starts(bytes, at, end, "diff ")) {
      return;
    }
    if (before == -1) {
      if (starts(bytes, at, end, "GIT binary patch") || starts(bytes, at, end, "Binary files")) {
        binary = true;
        before = 0;
        sha1.update(oldBlob.getBytes(UTF_8));
        sha1.update(newBlob.getBytes(UTF_8));
        flush();
        return;
      }
      if (starts(bytes, at, end, "index ")) {
        index(new String(bytes, at, end - at, UTF_8));
        return;
      }
      if (starts(bytes, at, end, "--- ")) {
        before = 1;
        after = 1;
      } else if (!isLetter(bytes[at])) {
        done = true;
        return;
      }
    }
    if (binary) {
      if (!starts(bytes, at, end, "diff ")) {
        return;
      }
      // as in git, the diff line that ends a binary file is not itself counted
      binary = false;
      before = -1;
      return;
    }
    if (before == 0 && after == 0) {
      if (starts(bytes, at, end, "@@ -")) {
        hunk(bytes, at, end);
        return;
      }
      if (!starts(bytes, at, end, "diff ")) {
        done = true;
        return;
      }
      flush();
      before = -1;
      after = -1;
    }
    count(bytes, at, end);
  }

  private void count(byte[] bytes, int at, int end) {
    byte sign = bytes[at];
    before -= sign == '-' || sign == ' ' ? 1 : 0;
    after -= sign == '+' || sign == ' ' ? 1 : 0;
    byte[] kept = new byte[end - at];
    int size = 0;
    for (int i = at; i < end && bytes[i] != 0; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
        kept[size++] = bytes[i];
      }
    }
    sha1.update(kept, 0, size);
    length += size;
  }

  private void index(String line) {
    int dots = line.indexOf("..");
    if (dots < 0) {
      return;
    }
    int blank = line.indexOf(' ', dots);
    int last = blank < 0 ? line.length() - 1 : blank;
    oldBlob = limit(line.substring(6, Math.max(6, dots)));
    newBlob = limit(line.substring(Math.min(dots + 2, last), last));
  }

  /** GIT_MAX_HEXSZ. */
  private static String limit(String name) {
    return name.length() > 64 ? name.substring(0, 64) : name;
  }

  /** scan_hunk_header: the counts alone, whatever the line numbers. */
  private void hunk(byte[] bytes, int at, int end) {
    int q = at + 4;
    int n = digits(bytes, q, end);
    if (byteAt(bytes, q + n, end) == ',') {
      q += n + 1;
      before = number(bytes, q, end);
      n = digits(bytes, q, end);
    } else {
      before = 1;
    }
    if (n == 0 || byteAt(bytes, q + n, end) != ' ' || byteAt(bytes, q + n + 1, end) != '+') {
      return;
    }
    int r = q + n + 2;
    n = digits(bytes, r, end);
    after = byteAt(bytes, r + n, end) == ',' ? number(bytes, r + n + 1, end) : 1;
  }

  private static int byteAt(byte[] bytes, int at, int end) {
    return at < end ? bytes[at] : 0;
  }

  private static int digits(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i - at;
  }

  private static int number(byte[] bytes, int at, int end) {
    long value = 0;
    for (int i = at; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = Math.min(value * 10 + bytes[i] - '0', Integer.MAX_VALUE);
    }
    return (int) value;
  }

  private static boolean starts(byte[] bytes, int at, int end, String prefix) {
    if (end - at < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[at + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /** A commit's name starts the next patch, alone or behind "commit " or "From ". */
  private static boolean isObjectName(byte[] bytes, int at, int end) {
    int from =
        starts(bytes, at, end, "commit ") ? at + 7 : starts(bytes, at, end, "From ") ? at + 5 : at;
    if (end - from < 40) {
      return false;
    }
    for (int i = from; i < from + 40; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum of the files' hashes with carry, so that the order of files does not count. */
  private void flush() {
    byte[] hash = sha1.digest();
    int carry = 0;
    for (int i = 0; i < result.length; i++) {
      carry += (result[i] & 0xff) + (hash[i] & 0xff);
      result[i] = (byte) carry;
      carry >>= 8;
    }
    Arrays.fill(hash, (byte) 0);
  }
}
