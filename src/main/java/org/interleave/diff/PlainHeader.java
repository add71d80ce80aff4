package org.interleave.diff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.diff.FileDiff.Change;
import org.interleave.diff.FileDiff.Content;
import org.interleave.diff.FileDiff.Text;

/** The names of one file in a diff that git did not write: diff -u, CVS, Subversion, quilt. */
final class PlainHeader {
  private static final String NULL = "/dev/null";

  /** A name and then a date without a tab between, as old diffs have it. */
  private static final Pattern STAMPED =
      Pattern.compile("(\\S.*?)\\s+(?:[A-Z][a-z]{2} [A-Z][a-z]{2} |\\d{4}-\\d\\d-\\d\\d ).*");

  /** diff -N writes the epoch for a file that is not there (apply.c, has_epoch_timestamp). */
  private static final Pattern EPOCH =
      Pattern.compile(
          ".*\\s(?:1970-01-01 0\\d:\\d\\d:00|1969-12-31 \\d\\d:\\d\\d:00|1970-01-01 1[0-4]:00:00)"
              + "(?:\\.0+)? [-+]\\d{4}\\s*|.*\\sThu Jan +1 0\\d:\\d\\d:00 1970\\s*");

  private static final List<String> BACKUPS = List.of(".orig", ".old", ".bak", "~");
  private static final int LONGEST_NAME = 8192;

  private final String oldName;
  private final String newName;
  private final boolean oldEpoch;
  private final boolean newEpoch;
  private final Optional<String> index;
  private final Optional<String> command;

  PlainHeader(String oldLine, String newLine, Optional<String> index, Optional<String> command) {
    this.oldName = name(oldLine);
    this.newName = name(newLine);
    this.oldEpoch = isEpoch(oldLine);
    this.newEpoch = isEpoch(newLine);
    this.index = index;
    this.command = command;
  }

  /** Of "Binary files A and B differ". */
  static PlainHeader ofBinaryLine(String line, Optional<String> index) {
    String names = line.substring("Binary files ".length());
    String both = names.endsWith(" differ") ? names.substring(0, names.length() - 7) : names;
    int and = both.indexOf(" and ");
    String before = and < 0 ? both : both.substring(0, and);
    String after = and < 0 ? both : both.substring(and + 5);
    return new PlainHeader(before, after, index, Optional.empty());
  }

  private static String name(String line) {
    String name = PathPair.name(line);
    if (line.indexOf('\t') < 0 && line.length() < LONGEST_NAME) {
      Matcher stamped = STAMPED.matcher(line);
      return stamped.matches() ? stamped.group(1) : name;
    }
    return name;
  }

  private static boolean isEpoch(String line) {
    return line.length() < LONGEST_NAME && EPOCH.matcher(line).matches();
  }

  FileDiff file(Content content) {
    List<Hunk> hunks = content instanceof Text text ? text.hunks() : List.of();
    boolean whole = hunks.size() == 1;
    boolean added = oldName.equals(NULL) || (oldEpoch && whole && hunks.getFirst().oldLines() == 0);
    boolean deleted =
        newName.equals(NULL) || (newEpoch && whole && hunks.getFirst().newLines() == 0);
    String path = path();
    Optional<String> none = Optional.empty();
    return new FileDiff(
        added ? Change.ADDED : deleted ? Change.DELETED : Change.MODIFIED,
        added ? none : Optional.of(path),
        deleted ? none : Optional.of(path),
        none,
        none,
        none,
        none,
        content);
  }

  private String path() {
    if (index.isPresent()) {
      // quilt writes the tree's name before the path, CVS does not
      String named = index.get();
      PathPair pair = PathPair.stripped(withoutBackup(oldName), newName);
      return named.endsWith("/" + pair.after()) ? pair.after() : named;
    }
    if (oldName.equals(NULL) || newName.equals(NULL)) {
      return lone(oldName.equals(NULL) ? newName : oldName);
    }
    PathPair pair = PathPair.stripped(withoutBackup(oldName), newName);
    if (pair.before().equals(pair.after())) {
      return pair.after().equals(newName) ? lone(newName) : pair.after();
    }
    String common = commonTail(pair.before(), pair.after());
    if (!common.isEmpty()) {
      return common;
    }
    return pair.before().length() < pair.after().length() ? pair.before() : pair.after();
  }

  /** The one name of an added or deleted file; diff's own command line shows its prefix. */
  private String lone(String name) {
    String rest = name.substring(name.indexOf('/') + 1);
    boolean inCommand =
        command.isPresent()
            && command.get().endsWith("/" + rest)
            && command.get().indexOf("/" + rest + " ") > 0;
    boolean marked = name.startsWith("a/") || name.startsWith("b/");
    return inCommand || marked ? rest : name;
  }

  private String withoutBackup(String name) {
    for (String backup : BACKUPS) {
      if (name.endsWith(backup) && !newName.endsWith(backup)) {
        return name.substring(0, name.length() - backup.length());
      }
    }
    return name;
  }

  /** What both names end in, in whole components. */
  private static String commonTail(String one, String other) {
    int length = 0;
    int most = Math.min(one.length(), other.length());
    int tail = 0;
    while (length < most
        && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
      length++;
      if (one.charAt(one.length() - length) == '/') {
        tail = length - 1;
      }
    }
    return one.substring(one.length() - tail);
  }
}
