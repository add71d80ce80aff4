package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.diff.lines.Edit;
import org.interleave.diff.lines.LineDiff;
import org.interleave.locking.attach.CodeText.Token;

/**
 * Finds what a change of some lines leaves as it was: lines that were only indented, wrapped or
 * commented anew, and lines in which only names became other names.
 */
final class Alignment {
  /** Why a pair of lines belongs together. */
  enum Sameness {
    /** The tokens are the same. */
    EQUAL,
    /** The tokens are the same but for names, and those are replaced throughout. */
    RENAMED
  }

  /** Takes the pairs of tokens that were found. */
  @FunctionalInterface
  interface Sink {
    void same(Token before, Token after, Sameness sameness);
  }

  private final CodeText before;
  private final CodeText after;
  private final Sink sink;

  Alignment(CodeText before, CodeText after, Sink sink) {
    this.before = before;
    this.after = after;
    this.sink = sink;
  }

  /** Whether all of some lines is the same; what is the same is told only then. */
  boolean alike(List<Integer> removed, List<Integer> added) {
    List<Token> old = tokens(before, removed);
    List<Token> now = tokens(after, added);
    if (old.size() != now.size()) {
      return false;
    }
    Map<String, String> names = new HashMap<>();
    Map<String, String> origins = new HashMap<>();
    boolean renamed = false;
    for (int i = 0; i < old.size(); i++) {
      Token left = old.get(i);
      Token right = now.get(i);
      if (left.isName() && right.isName()) {
        String name = names.putIfAbsent(left.text(), right.text());
        String origin = origins.putIfAbsent(right.text(), left.text());
        if ((name != null && !name.equals(right.text()))
            || (origin != null && !origin.equals(left.text()))
            || !replaced(old, i, left.text(), right.text())) {
          return false;
        }
        renamed |= !left.text().equals(right.text());
      } else if (!left.text().equals(right.text())) {
        return false;
      }
    }
    pair(old, now, renamed ? Sameness.RENAMED : Sameness.EQUAL);
    return true;
  }

  /** Lines from 1 in the file before, with those that stand for them in the file after. */
  void align(List<Integer> removed, List<Integer> added) {
    if (alike(removed, added)) {
      return;
    }
    List<Integer> old = withCode(before, removed);
    List<Integer> now = withCode(after, added);
    int i = 0;
    int j = 0;
    for (Edit edit :
        LineDiff.edits(
            old.stream().map(before::plain).toList(), now.stream().map(after::plain).toList())) {
      for (; i < edit.left(); i++, j++) {
        pair(before.line(old.get(i)), after.line(now.get(j)), Sameness.EQUAL);
      }
      gap(old.subList(i, i + edit.removed()), now.subList(j, j + edit.added()));
      i += edit.removed();
      j += edit.added();
    }
    for (; i < old.size() && j < now.size(); i++, j++) {
      pair(before.line(old.get(i)), after.line(now.get(j)), Sameness.EQUAL);
    }
  }

  private void gap(List<Integer> old, List<Integer> now) {
    if (alike(old, now) || old.size() != now.size()) {
      return;
    }
    for (int i = 0; i < old.size(); i++) {
      alike(old.subList(i, i + 1), now.subList(i, i + 1));
    }
  }

  private static List<Integer> withCode(CodeText text, List<Integer> lines) {
    return lines.stream().filter(line -> !text.line(line).isEmpty()).toList();
  }

  /**
   * Functions and members are renamed only if the old name is gone and the new one was not there.
   */
  private boolean replaced(List<Token> tokens, int at, String old, String now) {
    if (old.equals(now)) {
      return true;
    }
    boolean called = at + 1 < tokens.size() && tokens.get(at + 1).text().equals("(");
    boolean member =
        at > 0 && (tokens.get(at - 1).text().equals("->") || tokens.get(at - 1).text().equals("."));
    return !(called || member) || (!after.mentions(old) && !before.mentions(now));
  }

  private static List<Token> tokens(CodeText text, List<Integer> lines) {
    List<Token> tokens = new ArrayList<>();
    lines.forEach(line -> tokens.addAll(text.line(line)));
    return tokens;
  }

  private void pair(List<Token> old, List<Token> now, Sameness sameness) {
    for (int i = 0; i < old.size(); i++) {
      sink.same(old.get(i), now.get(i), sameness);
    }
  }
}
