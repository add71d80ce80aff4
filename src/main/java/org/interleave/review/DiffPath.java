package org.interleave.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of the file that a diff's head is about, without a/ and b/, after the change. */
final class DiffPath {
  private static final Pattern SAME = Pattern.compile("diff --git a/(.*) b/(.*)");
  private static final int HEAD = 16;

  private DiffPath() {}

  /** Reads the head that starts at line i; the line itself where it names no file. */
  static String ahead(String[] lines, int i) {
    String old = "";
    for (int j = i; j < Math.min(lines.length, i + HEAD); j++) {
      String line = lines[j];
      if (line.startsWith("@@ -")
          || line.equals("GIT binary patch")
          || (j > i && line.startsWith("diff --"))) {
        break;
      }
      if (line.startsWith("+++ ")) {
        String path = clean(line.substring(4));
        return path.equals("/dev/null") ? old : path;
      }
      if (line.startsWith("--- ")) {
        old = clean(line.substring(4));
      } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
        return unquoted(line.substring(line.indexOf(" to ") + 4));
      }
    }
    return old.isEmpty() ? fromGitLine(lines[i]) : old;
  }

  private static String fromGitLine(String line) {
    int middle = (line.length() - "diff --git ".length()) / 2 + "diff --git ".length();
    Matcher same = SAME.matcher(line);
    // "a/X b/X": the two names are equal, so the blank in the middle parts them
    if (same.matches() && middle < line.length() && line.charAt(middle) == ' ') {
      return line.substring(middle + 3);
    }
    return line.substring(line.indexOf(' ') + 1);
  }

  private static String clean(String name) {
    int tab = name.indexOf('\t');
    String path = unquoted((tab < 0 ? name : name.substring(0, tab)).strip());
    return path.startsWith("a/") || path.startsWith("b/") ? path.substring(2) : path;
  }

  /** git writes unusual names as C strings (git-config core.quotePath). */
  private static String unquoted(String name) {
    if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
      return name;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] in = name.substring(1, name.length() - 1).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '\\' || i + 1 == in.length) {
        out.write(in[i]);
        continue;
      }
      i++;
      int at = "abtnvfr\"\\".indexOf(in[i]);
      if (at >= 0) {
        out.write("\u0007\b\t\n\u000b\f\r\"\\".charAt(at));
      } else if (i + 2 < in.length) {
        out.write((in[i] - '0') * 64 + (in[i + 1] - '0') * 8 + (in[i + 2] - '0'));
        i += 2;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
