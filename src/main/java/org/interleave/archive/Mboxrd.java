package org.interleave.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Decides whether {@code >From} in a file is quoting that has to be undone. Only mboxrd quotes so
 * that it can be; in other mboxes, where {@code >From} may as well be what somebody wrote, the
 * lines are left alone. A file is mboxrd when
 *
 * <ul>
 *   <li>its first From_ line says so ({@link FromLine#saysMboxrd}), or
 *   <li>its name ends in .mboxrd or .mboxrd.gz, or
 *   <li>within its first 16 MiB a line {@code >>From}, quoted twice or more, stands between lines
 *       quoted exactly one level less (or is followed by another From quoted deeper): in a quoted
 *       reply a neighbour would be on the same level, and no other format adds a {@code >} there.
 * </ul>
 */
final class Mboxrd {
  private static final long SEARCHED = 16L << 20;

  private Mboxrd() {}

  static boolean is(MailFile file) throws IOException {
    String path = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
    if (path.endsWith(".mboxrd") || path.endsWith(".mboxrd.gz")) {
      return true;
    }
    try (MailFile.Content content = file.open()) {
      return search(new Lines(content.mail()));
    } catch (EOFException | ZipException e) {
      // the reading itself will say so, after what is whole
      return false;
    }
  }

  private static boolean search(Lines lines) throws IOException {
    boolean first = true;
    int depthBefore = 0;
    int candidate = 0;
    while (lines.next() && lines.offset() < SEARCHED) {
      if (first && !lines.isBlank()) {
        first = false;
        if (FromLine.saysMboxrd(lines.buffer(), lines.start(), lines.end())) {
          return true;
        }
      }
      int depth = lines.startsLine() ? depth(lines) : 0;
      boolean from =
          depth > 0 && FromLine.startsLikeOne(lines.buffer(), lines.start() + depth, lines.end());
      if (candidate > 0 && (depth == candidate - 1 || from && depth > candidate)) {
        return true;
      }
      candidate = from && depth > 1 && depthBefore == depth - 1 ? depth : 0;
      depthBefore = depth;
    }
    return false;
  }

  private static int depth(Lines lines) {
    int at = lines.start();
    while (at < lines.end() && lines.buffer()[at] == '>') {
      at++;
    }
    return at - lines.start();
  }
}
