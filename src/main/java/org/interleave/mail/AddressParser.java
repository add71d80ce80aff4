package org.interleave.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads address fields (RFC 5322 3.4 and 4.4) and what people write instead: names with unquoted
 * commas, dots and 8-bit letters, a name alone, an address alone, "user at host (Name)".
 */
final class AddressParser {
  private static final int MOST = 2000;

  private final String value;
  private final List<Mailbox> found = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private String angle = "";
  private boolean hasAngle;
  private int at;

  private AddressParser(String value) {
    this.value = value;
  }

  static List<Mailbox> parse(String value) {
    return new AddressParser(value).run();
  }

  /** The one author of a From field: "Doe, John <j@x>" is one person there. */
  static Mailbox single(String value) {
    List<Mailbox> all = parse(value);
    StringBuilder name = new StringBuilder();
    for (Mailbox mailbox : all) {
      name.append(name.isEmpty() ? "" : ", ").append(mailbox.name());
      if (!mailbox.address().isEmpty()) {
        return new Mailbox(name.toString(), mailbox.address());
      }
    }
    return all.isEmpty() ? new Mailbox("", "") : new Mailbox(name.toString(), "");
  }

  private List<Mailbox> run() {
    boolean quotesClose = true;
    int lastParenthesis = value.lastIndexOf(')');
    while (at < value.length() && found.size() < MOST) {
      char c = value.charAt(at);
      if (c == '"' && quotesClose) {
        quotesClose = quoted();
      } else if (c == '(' && at < lastParenthesis) {
        comment();
      } else if (c == '<') {
        angle();
      } else if (c == ',' || c == ';') {
        finish();
        at++;
      } else if (c == ':' && isGroup()) {
        words.setLength(0);
        at++;
      } else {
        words.append(c);
        at++;
      }
    }
    finish();
    return found;
  }

  /** "Group name: a@b, c@d;": a colon behind words without an address. */
  private boolean isGroup() {
    return !hasAngle && words.indexOf("@") < 0;
  }

  private int endOfQuote(int open) {
    for (int i = open + 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  /** False where the quote never closes: then it is a letter, and so are all that follow. */
  private boolean quoted() {
    int end = endOfQuote(at);
    if (end < 0) {
      words.append('"');
      at++;
      return false;
    }
    if (end + 1 < value.length() && value.charAt(end + 1) == '@' && !hasAngle) {
      words.append(value, at, end + 1); // a quoted local part
    } else {
      for (int i = at + 1; i < end; i++) {
        char c = value.charAt(i);
        words.append(c == '\\' && i + 1 < end ? value.charAt(++i) : c);
      }
    }
    at = end + 1;
    return true;
  }

  /** A comment is part of the name, as git has it: "A Name (A Company) &lt;a@b>". */
  private void comment() {
    int depth = 0;
    StringBuilder inner = new StringBuilder();
    while (at < value.length()) {
      char c = value.charAt(at++);
      boolean escaped = c == '\\' && at < value.length();
      c = escaped ? value.charAt(at++) : c;
      depth += escaped || c != '(' ? 0 : 1;
      depth -= escaped || c != ')' ? 0 : 1;
      if (depth == 0) {
        break;
      }
      inner.append(c);
    }
    if (comment.isEmpty()) {
      comment.append(inner, Math.min(1, inner.length()), inner.length());
    }
    words.append(words.isEmpty() ? "" : " ").append(inner).append(") ");
  }

  private void angle() {
    int end = at + 1;
    while (end < value.length() && value.charAt(end) != '<' && value.charAt(end) != '>') {
      end++;
    }
    if (end < value.length() && value.charAt(end) == '<') {
      // "<<a@b>" and "Name <foo <a@b>": the innermost is the address
      words.append(value, at + 1, end);
      at = end;
      return;
    }
    String inner = value.substring(at + 1, end);
    if (!hasAngle || angle.isEmpty()) {
      angle = inner;
      hasAngle = true;
    }
    at = end;
    while (at < value.length() && value.charAt(at) == '>') {
      at++;
    }
  }

  private void finish() {
    String text = squeeze(words.toString());
    String note = squeeze(comment.toString());
    words.setLength(0);
    comment.setLength(0);
    String inner = angle;
    boolean bracketed = hasAngle;
    angle = "";
    hasAngle = false;
    if (bracketed) {
      add(unwrapped(text, note), inner);
    } else if (text.indexOf('@') >= 0) {
      bare(text, note);
    } else if (text.indexOf(" at ") > 0 && !note.isEmpty() && text.indexOf('.') > 0) {
      // how pipermail hides addresses in its archives
      String hidden = text.substring(0, Math.max(0, text.indexOf('(')));
      add(note, hidden.replaceFirst(" at ", "@").replace(" ", ""));
    } else if (!text.isEmpty() || !note.isEmpty()) {
      add(unwrapped(text, note), "");
    }
  }

  /** A name that is nothing but a comment stands without its parentheses. */
  private static String unwrapped(String name, String note) {
    return name.length() == note.length() + 2 && name.startsWith("(") ? note : name;
  }

  private void bare(String text, String note) {
    StringBuilder name = new StringBuilder();
    String address = "";
    for (String word : text.split(" ")) {
      if (address.isEmpty() && word.indexOf('@') >= 0) {
        address = word;
      } else {
        name.append(name.isEmpty() ? "" : " ").append(word);
      }
    }
    add(unwrapped(name.toString(), note), address);
  }

  private void add(String name, String address) {
    String decoded = squeeze(EncodedWords.decode(name));
    if (decoded.length() > 1 && decoded.startsWith("'") && decoded.endsWith("'")) {
      decoded = decoded.substring(1, decoded.length() - 1).strip();
    }
    if (decoded.length() > 1 && decoded.startsWith("\"") && decoded.endsWith("\"")) {
      decoded = decoded.substring(1, decoded.length() - 1).strip();
    }
    String clean = cleanAddress(address);
    if (!decoded.isEmpty() || !clean.isEmpty()) {
      found.add(new Mailbox(decoded.equals(clean) ? "" : decoded, clean));
    }
  }

  private static String cleanAddress(String address) {
    String text = EncodedWords.decode(address.strip());
    if (text.startsWith("@") && text.indexOf(':') > 0) {
      text = text.substring(text.indexOf(':') + 1); // an obsolete route (RFC 5322 4.4)
    }
    if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
      text = text.substring(7);
    }
    return text.replace(" ", "").replace("\t", "");
  }

  private static String squeeze(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int end = out.length();
    return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
  }
}
