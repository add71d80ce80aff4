package org.interleave.patchwork;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patchwork's hash of a diff, by which clients find the patch of a commit: SHA-1 over the lines of
 * the hunks and the names of the files, without line numbers and without the first folder.
 */
final class DiffHash {
  private static final Pattern HUNK =
      Pattern.compile("@@ -[0-9]+(?:,([0-9]+))? \\+[0-9]+(?:,([0-9]+))? @@.*");
  private static final Pattern FILE = Pattern.compile("(---|\\+\\+\\+) (\\S+).*");

  private DiffHash() {}

  static String of(String diff) {
    MessageDigest hash = sha1();
    for (String line : (diff.replace("\r", "").strip() + "\n").split("\n", -1)) {
      String hashed = hashed(line);
      if (!hashed.isEmpty()) {
        hash.update((hashed + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /** What counts of a line; empty for one that does not. */
  private static String hashed(String line) {
    if (line.isEmpty()) {
      return "";
    }
    Matcher file = FILE.matcher(line);
    if (file.matches()) {
      String name = file.group(2);
      String below = name.contains("/") ? name.substring(name.indexOf('/') + 1) : "";
      return file.group(1) + (file.group(1).equals("---") ? " a/" : " b/") + below;
    }
    Matcher hunk = HUNK.matcher(line);
    if (hunk.matches()) {
      return "@@ -" + count(hunk.group(1)) + " +" + count(hunk.group(2)) + " @@";
    }
    return "-+ ".indexOf(line.charAt(0)) >= 0 ? line : "";
  }

  private static String count(@org.jspecify.annotations.Nullable String written) {
    return written == null ? "1" : written.replaceFirst("^0+(?=[0-9])", "");
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
