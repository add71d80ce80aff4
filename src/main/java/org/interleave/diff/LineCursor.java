package org.interleave.diff;

import java.util.List;

/** Walks the lines of a text without copying them. */
final class LineCursor {
  private final String text;
  private int start;
  private int end;
  private int number = 1;

  LineCursor(String text, int from) {
    this.text = text;
    this.start = from;
    this.end = endOf(from);
  }

  private int endOf(int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }

  boolean atEnd() {
    return start >= text.length();
  }

  /** The offset of the line's first character. */
  int offset() {
    return start;
  }

  /** The line's number, from 1 at the place where the walk began. */
  int number() {
    return number;
  }

  void next() {
    start = Math.min(end + 1, text.length());
    end = endOf(start);
    number++;
  }

  /** A second cursor at the same line, to look ahead with. */
  LineCursor ahead() {
    LineCursor copy = new LineCursor(text, start);
    copy.number = number;
    return copy;
  }

  boolean isEmpty() {
    return start == end || (end == start + 1 && text.charAt(start) == '\r');
  }

  /** The first character; a line feed for an empty line. */
  char first() {
    return start < end ? text.charAt(start) : '\n';
  }

  boolean startsWith(String prefix) {
    return start + prefix.length() <= end && text.startsWith(prefix, start);
  }

  /** The line from the given column, as it stands. */
  String from(int column) {
    return text.substring(Math.min(start + column, end), end);
  }

  /** The line from the given column without a carriage return at its end. */
  String headerFrom(int column) {
    int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
    return text.substring(Math.min(start + column, last), last);
  }

  String line() {
    return from(0);
  }

  /** The lines from the offset to this one, without it and without empty ones at the end. */
  List<String> linesSince(int from) {
    return text.substring(from, start).stripTrailing().lines().toList();
  }
}
