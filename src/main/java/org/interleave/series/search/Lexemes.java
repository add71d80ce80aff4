package org.interleave.series.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the tsquery of a term: what to look up so that it meets what {@link MailWords} wrote. */
final class Lexemes {
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{4,64}");
  private static final int SHORTEST_BLOB = 7;

  private Lexemes() {}

  /** The text of a tsquery. It is data: it reaches the database as a parameter. */
  static String of(Query.Term term) throws QueryException {
    List<String> words = new ArrayList<>();
    Words.split(term.text(), 0, term.text().length(), words::add);
    List<String> alternatives = new ArrayList<>();
    for (Place place : term.field().places()) {
      String one = in(place, term, words);
      if (!one.isEmpty() && !alternatives.contains(one)) {
        alternatives.add(one);
      }
    }
    if (alternatives.isEmpty()) {
      throw new QueryException(
          term.field() == Field.ANYWHERE
              ? "there is nothing to look up in " + term.text()
              : term.field().prefix() + ": cannot look up " + term.text());
    }
    return "(" + String.join(" | ", alternatives) + ")";
  }

  private static String in(Place place, Query.Term term, List<String> words) {
    return switch (place.style()) {
      case SHORT -> pairs(place, term, words);
      case TEXT -> phrase(place, term, words);
      case PEOPLE -> people(place, term, words);
      case EXACT -> exact(place, term);
      case BLOB -> blob(place, term);
    };
  }

  private static String pairs(Place place, Query.Term term, List<String> words) {
    if (words.size() < 2) {
      return single(place, term, words);
    }
    List<String> all = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      boolean prefix = term.prefix() && i == words.size() - 1;
      all.add(quoted(place.lexeme(words.get(i - 1) + " " + words.get(i)), prefix));
    }
    return "(" + String.join(" & ", all) + ")";
  }

  private static String phrase(Place place, Query.Term term, List<String> words) {
    if (words.size() < 2) {
      return single(place, term, words);
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      all.add(quoted(place.lexeme(words.get(i)), term.prefix() && i == words.size() - 1));
    }
    return "(" + String.join(" <-> ", all) + ")";
  }

  private static String single(Place place, Query.Term term, List<String> words) {
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      return "";
    }
    String word = words.getFirst();
    // as Xapian does: phrases, names and beginnings of words stand for themselves
    boolean itself =
        term.phrase() || term.prefix() || Character.isUpperCase(term.text().codePointAt(0));
    return quoted(
        place.lexeme(place.stemmed() && !itself ? EnglishStem.of(word) : word), term.prefix());
  }

  /** A name by its words; an address, the part before its @ or its domain as a whole. */
  private static String people(Place place, Query.Term term, List<String> words) {
    List<String> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> either = new ArrayList<>();
    for (String part : term.text().split("[\\s<>,;\"]+")) {
      if (part.indexOf('@') >= 0) {
        all.add(quoted(place.lexeme(address(part)), term.prefix()));
      } else {
        names.add(part);
      }
    }
    String name = String.join(" ", names);
    if (all.isEmpty() && name.indexOf('.') > 0 && name.indexOf(' ') < 0) {
      either.add(quoted(place.lexeme(name.toLowerCase(Locale.ROOT)), term.prefix()));
    }
    List<String> nameWords = new ArrayList<>();
    Words.split(name, 0, name.length(), nameWords::add);
    String byName = pairs(place, term, nameWords);
    if (!byName.isEmpty()) {
      either.add(byName);
    }
    if (!either.isEmpty()) {
      all.add("(" + String.join(" | ", either) + ")");
    }
    return all.isEmpty() ? "" : "(" + String.join(" & ", all) + ")";
  }

  private static String address(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return lower.startsWith("@")
        ? lower.substring(1)
        : lower.endsWith("@") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String exact(Place place, Query.Term term) {
    String value =
        term.text().strip().replaceFirst("^<", "").replaceFirst(">$", "").toLowerCase(Locale.ROOT);
    boolean worthLooking = term.field() != Field.ANYWHERE || value.indexOf('@') > 0;
    return worthLooking && !value.isEmpty() ? quoted(place.lexeme(value), term.prefix()) : "";
  }

  /** Either side may be the abbreviated one. */
  private static String blob(Place place, Query.Term term) {
    String name = term.text().toLowerCase(Locale.ROOT);
    boolean likely = term.field() != Field.ANYWHERE || name.length() >= SHORTEST_BLOB;
    if (!likely || !HEXADECIMAL.matcher(name).matches()) {
      return "";
    }
    List<String> either = new ArrayList<>();
    either.add(quoted(place.lexeme(name), true));
    for (int length = SHORTEST_BLOB; length < name.length(); length++) {
      either.add(quoted(place.lexeme(name.substring(0, length)), false));
    }
    return "(" + String.join(" | ", either) + ")";
  }

  private static String quoted(String lexeme, boolean prefix) {
    String safe = lexeme.replace("\\", "\\\\").replace("'", "''").replace('\0', ' ');
    return "'" + safe + "'" + (prefix ? ":*" : "");
  }
}
