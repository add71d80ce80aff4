package org.interleave.source;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a file while hunks are applied to it. */
final class Image {

  /**
   * @param bytes with the line end, where there is one
   * @param patched whether a hunk has put it there; no further hunk may match it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals only
  record Line(byte[] bytes, boolean patched) {
    boolean has(byte[] other) {
      return Arrays.equals(bytes, other);
    }
  }

  private final List<Line> lines;

  private Image(List<Line> lines) {
    this.lines = lines;
  }

  static Image of(byte[] content) {
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        lines.add(new Line(Arrays.copyOfRange(content, from, i + 1), false));
        from = i + 1;
      }
    }
    if (from < content.length) {
      lines.add(new Line(Arrays.copyOfRange(content, from, content.length), false));
    }
    return new Image(lines);
  }

  int size() {
    return lines.size();
  }

  byte[] line(int at) {
    return lines.get(at).bytes();
  }

  /**
   * Whether the old lines of a hunk are there. The last one may lack the line end that the file
   * has, unless the file must end there: git compares no further than the hunk's text reaches.
   */
  boolean matches(int at, List<byte[]> old, boolean atEnd) {
    for (int i = 0; i < old.size(); i++) {
      Line line = lines.get(at + i);
      boolean last = i == old.size() - 1;
      if (line.patched()
          || !(line.has(old.get(i)) || last && !atEnd && unended(line, old.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean unended(Line line, byte[] old) {
    int length = line.bytes().length;
    return old.length == length - 1
        && line.bytes()[length - 1] == '\n'
        && Arrays.equals(line.bytes(), 0, length - 1, old, 0, length - 1);
  }

  void replace(int at, int count, List<byte[]> with) {
    List<Line> place = lines.subList(at, at + count);
    place.clear();
    place.addAll(with.stream().map(bytes -> new Line(bytes, true)).toList());
  }

  byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Line line : lines) {
      out.writeBytes(line.bytes());
    }
    return out.toByteArray();
  }
}
