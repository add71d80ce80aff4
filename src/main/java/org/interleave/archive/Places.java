package org.interleave.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How paths are called, and what is said when one cannot be read. */
final class Places {
  private Places() {}

  /** The last two names of a path: "git" or "repo" alone would say too little. */
  static String name(Path path) {
    int names = path.getNameCount();
    return names <= 2 ? path.toString() : path.subpath(names - 2, names).toString();
  }

  static String unreadable(Path path, IOException e) {
    return switch (e) {
      case NoSuchFileException missing ->
          path + " does not exist; give the path of an archive or the URL of a thread";
      case AccessDeniedException denied ->
          path + " may not be read by this user; change its permissions or copy it";
      default -> path + " cannot be read: " + OneLine.of(e);
    };
  }
}
