package org.interleave.diff;

import java.util.List;

/**
 * One @@ block.
 *
 * @param section what follows the second @@: the enclosing function as diff saw it
 */
public record Hunk(
    int oldStart, int oldLines, int newStart, int newLines, String section, List<Line> lines) {
  public Hunk {
    lines = List.copyOf(lines);
  }

  /** Which side of the change a line stands on. */
  public enum Kind {
    CONTEXT,
    ADDED,
    REMOVED
  }

  /**
   * One line.
   *
   * @param text without the leading sign and the line end
   * @param terminated false where "\ No newline at end of file" follows
   */
  public record Line(Kind kind, String text, boolean terminated) {}

  public int added() {
    return count(Kind.ADDED);
  }

  public int removed() {
    return count(Kind.REMOVED);
  }

  private int count(Kind kind) {
    return (int) lines.stream().filter(line -> line.kind() == kind).count();
  }
}
