package org.interleave.source;

import java.util.Locale;

/** Which paths a diff may name: what git's own index would take. */
final class TreePath {
  private static final int LONGEST = 4096;

  private TreePath() {}

  static boolean isSafe(String path) {
    if (path.isEmpty() || path.length() > LONGEST || path.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || isGitDirectory(part)) {
        return false;
      }
    }
    return true;
  }

  /** {@code .git}, and the names that Windows takes for it. */
  private static boolean isGitDirectory(String part) {
    String name = part.toLowerCase(Locale.ROOT);
    return name.equals(".git")
        || name.equals("git~1")
        || name.matches("\\.git[ .]+")
        || name.startsWith(".git:");
  }
}
