package org.interleave.series.search;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Understands what public-inbox's search box does: words, "phrases", word*, field:word, field:"a
 * phrase", field:(a group), AND, OR, NOT, -word and parentheses. Words beside each other must all
 * be there, and bind closer than AND, then NOT, then OR.
 */
final class QueryParser {
  private static final int LONGEST = 2000;
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 20;

  private final String text;
  private final Dates dates;
  private int at;
  private int parts;
  private int depth;

  private QueryParser(String text, InstantSource clock) {
    this.text = text;
    this.dates = new Dates(clock.instant());
  }

  static Query parse(String text, InstantSource clock) throws QueryException {
    if (text.isBlank()) {
      throw new QueryException("the query is empty");
    }
    if (text.length() > LONGEST) {
      throw new QueryException("the query is longer than " + LONGEST + " characters");
    }
    // curly quotes come with pasted text
    QueryParser parser =
        new QueryParser(text.replace('\u201c', '"').replace('\u201d', '"').strip(), clock);
    Query query = parser.any(Field.ANYWHERE);
    if (parser.at < parser.text.length()) {
      throw new QueryException("a ) has no ( before it");
    }
    return query;
  }

  private Query any(Field field) throws QueryException {
    List<Query> alternatives = new ArrayList<>();
    alternatives.add(all(field));
    while (operator("OR")) {
      alternatives.add(all(field));
    }
    return alternatives.size() == 1 ? alternatives.getFirst() : new Query.Any(alternatives);
  }

  private Query all(Field field) throws QueryException {
    List<Query> required = new ArrayList<>();
    required.add(negatable(field));
    while (true) {
      boolean and = operator("AND");
      if (!and && (done() || ahead("OR"))) {
        return required.size() == 1 ? required.getFirst() : new Query.All(required);
      }
      required.add(negatable(field));
    }
  }

  private Query negatable(Field field) throws QueryException {
    if (operator("NOT") || sign('-')) {
      return new Query.Not(negatable(field));
    }
    sign('+');
    return single(field);
  }

  private Query single(Field field) throws QueryException {
    skipBlanks();
    if (at >= text.length()) {
      throw new QueryException("something is missing at the end of the query");
    }
    for (String operator : List.of("AND", "OR", "NOT")) {
      if (ahead(operator)) {
        throw new QueryException("something is missing before " + operator);
      }
    }
    if (++parts > MOST_PARTS) {
      throw new QueryException("the query has more than " + MOST_PARTS + " parts");
    }
    return switch (text.charAt(at)) {
      case '(' -> group(field);
      case ')' ->
          throw new QueryException(
              depth > 0 ? "a pair of parentheses holds nothing" : "a ) has no ( before it");
      case '"' -> new Query.Term(field, quoted(), true, false);
      default -> field == Field.ANYWHERE ? named() : plain(field);
    };
  }

  private Query group(Field field) throws QueryException {
    if (++depth > DEEPEST) {
      throw new QueryException("the query has parentheses in more than " + DEEPEST + " levels");
    }
    at++;
    Query inside = any(field);
    skipBlanks();
    if (at >= text.length()) {
      throw new QueryException("a ( has no ) after it");
    }
    at++;
    depth--;
    return inside;
  }

  /** A word, perhaps with the name of a field before it; other words with a colon are words. */
  private Query named() throws QueryException {
    int colon = text.indexOf(':', at);
    String name = colon < 0 ? "" : text.substring(at, colon).toLowerCase(Locale.ROOT);
    switch (name) {
      case "d", "dt" -> {
        at = colon + 1;
        return dates.range(name, value(name));
      }
      case "rt" -> throw new QueryException("rt: is not known here; use d: for the date of a mail");
      case "l", "lid" -> {
        at = colon + 1;
        return new Query.OnList(value(name));
      }
      default -> {
        Optional<Field> field = Field.of(name);
        if (field.isEmpty()) {
          return plain(Field.ANYWHERE);
        }
        at = colon + 1;
        return field(field.get());
      }
    }
  }

  private Query field(Field field) throws QueryException {
    if (at >= text.length() || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ')') {
      throw new QueryException(field.prefix() + ": needs a word right after it");
    }
    return switch (text.charAt(at)) {
      case '(' -> group(field);
      case '"' -> new Query.Term(field, quoted(), true, false);
      default -> plain(field);
    };
  }

  private String value(String name) throws QueryException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    String value = word();
    if (value.isEmpty()) {
      throw new QueryException(name + ": needs a value right after it");
    }
    return value;
  }

  private Query plain(Field field) throws QueryException {
    String word = word();
    boolean prefix = word.endsWith("*");
    String stripped = prefix ? word.substring(0, word.length() - 1) : word;
    if (stripped.codePoints().noneMatch(Character::isLetterOrDigit) && stripped.indexOf('_') < 0) {
      throw new QueryException("there is no word in " + word);
    }
    return new Query.Term(field, stripped, false, prefix);
  }

  /** Up to a blank or an unmatched parenthesis, so that f() is one word. */
  private String word() {
    int start = at;
    int open = 0;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      char c = text.charAt(at);
      if (c == ')' && open == 0 || c == '"') {
        break;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws QueryException {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      throw new QueryException("a \" has no second one");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    if (inside.codePoints().noneMatch(Character::isLetterOrDigit) && inside.indexOf('_') < 0) {
      throw new QueryException("there is no word between the quotes");
    }
    return inside;
  }

  private boolean operator(String name) {
    if (!ahead(name)) {
      return false;
    }
    at += name.length();
    return true;
  }

  private boolean ahead(String name) {
    skipBlanks();
    int end = at + name.length();
    return text.startsWith(name, at)
        && (end == text.length()
            || Character.isWhitespace(text.charAt(end))
            || text.charAt(end) == '(');
  }

  /** A sign belongs to what follows it at once. */
  private boolean sign(char sign) {
    skipBlanks();
    if (at + 1 >= text.length()
        || text.charAt(at) != sign
        || Character.isWhitespace(text.charAt(at + 1))) {
      return false;
    }
    at++;
    return true;
  }

  private boolean done() {
    skipBlanks();
    return at >= text.length() || text.charAt(at) == ')';
  }

  /** Also over dashes and the like that stand alone: they come with pasted subjects. */
  private void skipBlanks() {
    int from = at;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    at = from;
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      char c = text.charAt(to);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_()\"".indexOf(c) >= 0) {
        return;
      }
      to++;
    }
    if (to > from) {
      at = to;
      skipBlanks();
    }
  }
}
