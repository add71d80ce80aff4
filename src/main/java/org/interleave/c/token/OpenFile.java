package org.interleave.c.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A file that is being read, with the conditionals that are open in it. */
final class OpenFile {
  /** One #if: which of its branches was taken so far. */
  static final class Conditional {
    private final Token start;
    private boolean taken;
    private boolean inElse;

    Conditional(Token start, boolean taken) {
      this.start = start;
      this.taken = taken;
    }

    boolean taken() {
      return taken;
    }

    void take() {
      taken = true;
    }

    boolean inElse() {
      return inElse;
    }

    void enterElse() {
      inElse = true;
    }
  }

  private final SourceFile file;
  private final int searched;
  private final Deque<Conditional> conditionals = new ArrayDeque<>();
  private int next;

  OpenFile(SourceFile file, int searched) {
    this.file = file;
    this.searched = searched;
  }

  SourceFile file() {
    return file;
  }

  /** The index of the search path that the file was found by, or -1. */
  int searched() {
    return searched;
  }

  Deque<Conditional> conditionals() {
    return conditionals;
  }

  Optional<Token> unterminated() {
    return Optional.ofNullable(conditionals.peek()).map(c -> c.start);
  }

  Token next() {
    Token token = file.token(next);
    if (next < file.end()) {
      next++;
    }
    return token;
  }

  Token peek() {
    return file.token(next);
  }

  int position() {
    return next;
  }

  void moveTo(int position) {
    next = position;
  }
}
