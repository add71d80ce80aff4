package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes header fields: encoded words (RFC 2047) where a value is not ASCII, lines folded at 78.
 * Whatever a value holds, it stays inside its field: control characters become spaces.
 */
final class HeaderWriter {
  private static final int PREFERRED_LINE = 78;
  private static final int LONGEST_PLAIN_WORD = 900;
  private static final String HEX = "0123456789ABCDEF";
  private static final String OPEN = "=?UTF-8?q?";

  /** Room for the text of an encoded word: RFC 2047 section 2 allows 75 characters in all. */
  private static final int ENCODED_ROOM = 75 - OPEN.length() - 2;

  private final StringBuilder out;

  HeaderWriter(StringBuilder out) {
    this.out = out;
  }

  /** An unstructured field. */
  void text(String name, String value) {
    fold(name, encodeWords(clean(value).strip(), false));
  }

  /** A field of tokens that may be folded between any two and never inside one. */
  void tokens(String name, List<String> tokens) {
    if (!tokens.isEmpty()) {
      fold(name, tokens);
    }
  }

  void addresses(String name, List<Mailbox> mailboxes) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < mailboxes.size(); i++) {
      List<String> mailbox = mailbox(mailboxes.get(i));
      if (mailbox.isEmpty()) {
        continue;
      }
      if (!words.isEmpty()) {
        words.set(words.size() - 1, words.getLast() + ",");
      }
      words.addAll(mailbox);
    }
    tokens(name, words);
  }

  private static List<String> mailbox(Mailbox mailbox) {
    StringBuilder address = new StringBuilder();
    clean(mailbox.address())
        .chars()
        .filter(c -> " <>,;\"()".indexOf(c) < 0)
        .forEach(c -> address.append((char) c));
    String name = clean(mailbox.name()).strip();
    List<String> words = new ArrayList<>();
    if (!name.isEmpty()) {
      words.addAll(phrase(name));
    }
    if (!address.isEmpty()) {
      words.add(name.isEmpty() ? address.toString() : "<" + address + ">");
    } else if (!name.isEmpty()) {
      // RFC 6854 lets an empty group stand where nobody can be written to
      words.set(words.size() - 1, words.getLast() + ":;");
    }
    return words;
  }

  private static List<String> phrase(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 127);
    if (!ascii || name.contains("=?") || name.length() > LONGEST_PLAIN_WORD) {
      return encode(name, true);
    }
    boolean atoms =
        name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || " !#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0);
    if (atoms) {
      return split(name);
    }
    return split("\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  /**
   * Encodes from the first to the last word that needs it, so that a [PATCH] prefix stays plain.
   */
  private static List<String> encodeWords(String value, boolean phrase) {
    List<String> words = split(value);
    int first = -1;
    int last = -1;
    for (int i = 0; i < words.size(); i++) {
      if (needsEncoding(words.get(i))) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      return words;
    }
    List<String> encoded = new ArrayList<>(words.subList(0, first));
    String span = String.join(" ", words.subList(first, last + 1));
    // the blanks before the span belong to the fold, not to the encoded word
    int blanks = span.length() - span.stripLeading().length();
    List<String> span2 = encode(span.substring(blanks), phrase);
    span2.set(0, span.substring(0, blanks) + span2.getFirst());
    encoded.addAll(span2);
    encoded.addAll(words.subList(last + 1, words.size()));
    return encoded;
  }

  private static boolean needsEncoding(String word) {
    return word.contains("=?")
        || word.length() > LONGEST_PLAIN_WORD
        || word.chars().anyMatch(c -> c >= 127);
  }

  /** Splits at single spaces; the further spaces of a run stay with the word that follows. */
  private static List<String> split(String value) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' && inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      } else {
        word.append(c);
        inWord |= c != ' ';
      }
    }
    words.add(word.toString());
    return words;
  }

  private static List<String> encode(String text, boolean phrase) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      String encoded = encode(codePoint, phrase);
      // RFC 2047 section 5: a character is never split over two words
      if (word.length() + encoded.length() > ENCODED_ROOM) {
        words.add(OPEN + word + "?=");
        word.setLength(0);
      }
      word.append(encoded);
    }
    words.add(OPEN + word + "?=");
    return words;
  }

  private static String encode(int codePoint, boolean phrase) {
    if (codePoint == ' ') {
      return "_";
    }
    boolean literal =
        phrase
            // RFC 2047 section 5 (3)
            ? codePoint < 127
                && (Character.isLetterOrDigit(codePoint) || "!*+-/".indexOf(codePoint) >= 0)
            : codePoint > 32 && codePoint < 127 && "=?_".indexOf(codePoint) < 0;
    if (literal) {
      return Character.toString(codePoint);
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : Character.toString(codePoint).getBytes(UTF_8)) {
      encoded.append('=').append(HEX.charAt((b & 0xff) >> 4)).append(HEX.charAt(b & 15));
    }
    return encoded.toString();
  }

  private void fold(String name, List<String> words) {
    int column = name.length() + 1;
    out.append(name).append(':');
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      // not before the first word: some readers take "Subject:" with an empty line as no subject
      if (i > 0 && column + 1 + word.length() > PREFERRED_LINE) {
        out.append('\n');
        column = 0;
      }
      out.append(' ').append(word);
      column += 1 + word.length();
    }
    out.append('\n');
  }

  private static String clean(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    value.chars().forEach(c -> clean.append(c < 32 || c == 127 ? ' ' : (char) c));
    return clean.toString();
  }
}
