package org.interleave.diff;

import java.util.Optional;
import org.interleave.diff.FileDiff.Change;
import org.interleave.diff.FileDiff.Content;

/** The header of one file below a "diff --git" line (git-diff(1), "generating patch text"). */
final class GitHeader {
  private static final String NULL = "/dev/null";

  private final Optional<PathPair> named;
  private String oldName = "";
  private String newName = "";
  private String moveFrom = "";
  private String moveTo = "";
  private String oldMode = "";
  private String newMode = "";
  private String oldBlob = "";
  private String newBlob = "";
  private Change change = Change.MODIFIED;
  private boolean pairSeen;

  GitHeader(String names) {
    this.named = PathPair.ofGitLine(names);
  }

  /** Takes one line of the header; false where the header is over. */
  boolean take(LineCursor line) {
    if (line.startsWith("--- ") && !pairSeen) {
      oldName = PathPair.name(line.headerFrom(4));
    } else if (line.startsWith("+++ ") && !pairSeen) {
      newName = PathPair.name(line.headerFrom(4));
      pairSeen = true;
    } else if (pairSeen) {
      return false;
    } else if (line.startsWith("old mode ")) {
      oldMode = value(line, 9);
    } else if (line.startsWith("new mode ")) {
      newMode = value(line, 9);
    } else if (line.startsWith("deleted file mode ")) {
      oldMode = value(line, 18);
      change = Change.DELETED;
    } else if (line.startsWith("new file mode ")) {
      newMode = value(line, 14);
      change = Change.ADDED;
    } else if (line.startsWith("index ")) {
      index(value(line, 6));
    } else {
      return takeMove(line);
    }
    return true;
  }

  private boolean takeMove(LineCursor line) {
    if (line.startsWith("copy from ")) {
      moveFrom = path(line, 10);
      change = Change.COPIED;
    } else if (line.startsWith("copy to ")) {
      moveTo = path(line, 8);
      change = Change.COPIED;
    } else if (line.startsWith("rename from ") || line.startsWith("rename old ")) {
      moveFrom = path(line, line.startsWith("rename from ") ? 12 : 11);
      change = Change.RENAMED;
    } else if (line.startsWith("rename to ") || line.startsWith("rename new ")) {
      moveTo = path(line, line.startsWith("rename to ") ? 10 : 11);
      change = Change.RENAMED;
    } else {
      return line.startsWith("similarity index ") || line.startsWith("dissimilarity index ");
    }
    return true;
  }

  private static String value(LineCursor line, int column) {
    return line.headerFrom(column).strip();
  }

  private static String path(LineCursor line, int column) {
    String path = line.headerFrom(column);
    return path.startsWith("\"") ? QuotedPath.read(path, 0).path() : path;
  }

  private void index(String value) {
    int blank = value.indexOf(' ');
    String blobs = blank < 0 ? value : value.substring(0, blank);
    int dots = blobs.indexOf("..");
    if (dots < 0) {
      return;
    }
    oldBlob = blob(blobs.substring(0, dots));
    newBlob = blob(blobs.substring(dots + 2));
    if (blank > 0 && oldMode.isEmpty() && newMode.isEmpty()) {
      oldMode = value.substring(blank + 1).strip();
      newMode = oldMode;
    }
  }

  /** The name of a blob; nothing for the zeros of a file that is not there. */
  private static String blob(String name) {
    return name.chars().allMatch(c -> c == '0') ? "" : name;
  }

  boolean saysNothing() {
    return change == Change.MODIFIED && oldMode.equals(newMode);
  }

  FileDiff file(Content content) {
    if (oldName.equals(NULL) && change == Change.MODIFIED) {
      change = Change.ADDED;
    } else if (newName.equals(NULL) && change == Change.MODIFIED) {
      change = Change.DELETED;
    }
    PathPair pair = paths();
    boolean absentBefore = change == Change.ADDED;
    boolean absentAfter = change == Change.DELETED;
    return new FileDiff(
        change,
        absentBefore ? Optional.empty() : optional(pair.before()),
        absentAfter ? Optional.empty() : optional(pair.after()),
        optional(oldMode),
        optional(newMode),
        optional(oldBlob),
        optional(newBlob),
        content);
  }

  private PathPair paths() {
    if (!moveFrom.isEmpty() && !moveTo.isEmpty()) {
      return new PathPair(moveFrom, moveTo);
    }
    if (named.isPresent()) {
      return named.get();
    }
    String before = oldName.equals(NULL) ? newName : oldName;
    String after = newName.equals(NULL) ? oldName : newName;
    return PathPair.stripped(before, after);
  }

  private static Optional<String> optional(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
