package org.interleave.compare;

import java.util.List;

/**
 * A stretch of the diff between two patches.
 *
 * @param section the file and function, or the part of the patch, that the stretch begins in
 */
public record InnerHunk(String section, List<InnerLine> lines) {
  public InnerHunk {
    lines = List.copyOf(lines);
  }
}
