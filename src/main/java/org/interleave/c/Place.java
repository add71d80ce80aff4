package org.interleave.c;

/**
 * Where something stands in the sources: in the file itself, at the outermost use when it comes out
 * of a macro.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
