package org.interleave.review;

import java.util.OptionalInt;
import org.interleave.diff.Hunk;

/** One line of a mail's text, counted from 1, and what it is. */
public sealed interface BodyLine {

  int number();

  String text();

  /** A line outside every diff: commit message, notes, diffstat, signature. */
  record Prose(int number, String text) implements BodyLine {}

  /** A line of what stands above a file's first hunk: diff --git, index, ---, +++. */
  record FileHead(int number, String text, int file) implements BodyLine {}

  /** An @@ line. */
  record HunkHead(int number, String text, int file) implements BodyLine {}

  /** A line of a hunk, with its leading sign. */
  record Code(int number, String text, int file, Hunk.Kind kind, int oldLine, int newLine)
      implements BodyLine {}

  /** What else belongs to a file: binary data, "\ No newline at end of file", combined diffs. */
  record Rest(int number, String text, int file) implements BodyLine {}

  /** Which of the mail's files it belongs to, counted from 0. */
  default OptionalInt inFile() {
    return switch (this) {
      case Prose prose -> OptionalInt.empty();
      case FileHead head -> OptionalInt.of(head.file());
      case HunkHead head -> OptionalInt.of(head.file());
      case Code code -> OptionalInt.of(code.file());
      case Rest rest -> OptionalInt.of(rest.file());
    };
  }
}
