package org.interleave.c.token;

import org.interleave.c.Place;

/**
 * A preprocessing token; those of a file are shared by all units that include it.
 *
 * @param text interned for identifiers and punctuators
 * @param spaced whether white space stands before it
 * @param first whether it is the first of its line
 * @param painted whether it is never to be expanded again (C11 6.10.3.4p2)
 */
public record Token(
    Kind kind,
    String text,
    SourceFile file,
    int offset,
    boolean spaced,
    boolean first,
    boolean painted) {
  public enum Kind {
    IDENTIFIER,
    NUMBER,
    CHARACTER,
    STRING,
    PUNCTUATOR,
    /** A pragma that parsing must know: the text is what follows the word. */
    PRAGMA,
    OTHER,
    END
  }

  public boolean is(String punctuatorOrWord) {
    return text.equals(punctuatorOrWord) && kind != Kind.STRING && kind != Kind.CHARACTER;
  }

  boolean identifier() {
    return kind == Kind.IDENTIFIER;
  }

  Token paint() {
    return new Token(kind, text, file, offset, spaced, first, true);
  }

  Token spacedAs(Token other) {
    return spaced == other.spaced && !first
        ? this
        : new Token(kind, text, file, offset, other.spaced, false, painted);
  }

  Token withText(Kind newKind, String newText) {
    return new Token(newKind, newText, file, offset, spaced, false, false);
  }

  public Place place() {
    return file.place(offset);
  }
}
