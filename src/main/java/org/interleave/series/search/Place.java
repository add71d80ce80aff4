package org.interleave.series.search;

/** A part of a message whose words are told apart; its letter begins every lexeme from there. */
enum Place {
  SUBJECT('s', Style.SHORT, true),
  FROM('f', Style.PEOPLE, false),
  TO('t', Style.PEOPLE, false),
  CC('c', Style.PEOPLE, false),
  MESSAGE_ID('m', Style.EXACT, false),
  PROSE('n', Style.TEXT, true),
  QUOTED('q', Style.TEXT, true),
  REMOVED('a', Style.TEXT, true),
  ADDED('b', Style.TEXT, true),
  CONTEXT('x', Style.TEXT, true),
  FUNCTION('h', Style.SHORT, true),
  FILE('p', Style.SHORT, false),
  BLOB_BEFORE('0', Style.BLOB, false),
  BLOB_AFTER('1', Style.BLOB, false),
  ATTACHMENT('z', Style.SHORT, false);

  /** How words are indexed, and so how they are looked up. */
  enum Style {
    /** Words and pairs of neighbours, so that a phrase is found in the index alone. */
    SHORT,
    /** Words with positions; a phrase is looked up in the vector. */
    TEXT,
    /** Words and pairs of names, words of addresses, addresses, their domains. */
    PEOPLE,
    /** The whole value. */
    EXACT,
    /** An object name, perhaps abbreviated on either side. */
    BLOB
  }

  private final String letter;
  private final Style style;
  private final boolean stemmed;

  Place(char letter, Style style, boolean stemmed) {
    this.letter = String.valueOf(letter);
    this.style = style;
    this.stemmed = stemmed;
  }

  Style style() {
    return style;
  }

  /** Whether "fixes" is also found as "fix": in prose, and in code because of its comments. */
  boolean stemmed() {
    return stemmed;
  }

  String lexeme(String word) {
    return letter.concat(word);
  }
}
