package org.interleave.series.search;

import java.util.ArrayList;
import java.util.List;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.Unreadable;

/** Shows where in a message the words of a query are: the first line of the body with most. */
final class Snippets {
  private static final int LONGEST = 160;
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_TEXT = 500_000;
  private static final int MOST_WORDS = Long.SIZE;

  private final List<Wanted> wanted = new ArrayList<>();

  /** For each term that looks into bodies, the bits of its words. */
  private final List<Long> terms = new ArrayList<>();

  /**
   * A word of the query.
   *
   * @param start what every word begins with that could be it, so that few need to be stemmed
   */
  private record Wanted(String word, String stem, String start, boolean prefix) {
    static Wanted of(String word, boolean prefix) {
      String stem = prefix ? word : EnglishStem.of(word);
      // a stem changes at most the end of a word (happy, happi)
      return new Wanted(
          word, stem, stem.substring(0, Math.max(1, Math.min(stem.length(), 2))), prefix);
    }

    boolean is(String other) {
      if (!other.startsWith(start)) {
        return false;
      }
      return prefix
          ? other.startsWith(word)
          : other.equals(word) || EnglishStem.of(other).equals(stem);
    }
  }

  Snippets(Query query) {
    gather(query);
  }

  private void gather(Query query) {
    switch (query) {
      case Query.Term term -> {
        if (inBody(term.field())) {
          add(term);
        }
      }
      case Query.All all -> all.parts().forEach(this::gather);
      case Query.Any any -> any.parts().forEach(this::gather);
      case Query.Not not -> {} // it is not there
      case Query.Sent sent -> {}
      case Query.OnList list -> {}
    }
  }

  private static boolean inBody(Field field) {
    return field.places().stream()
        .anyMatch(place ->
            place.style() == Place.Style.TEXT || place == Place.FILE || place == Place.FUNCTION);
  }

  private void add(Query.Term term) {
    List<String> words = new ArrayList<>();
    Words.split(term.text(), 0, term.text().length(), words::add);
    words.removeIf(String::isEmpty);
    if (!words.isEmpty() && wanted.size() + words.size() <= MOST_WORDS) {
      long bits = 0;
      for (String word : words) {
        bits |= 1L << wanted.size();
        wanted.add(Wanted.of(word, term.prefix() && word.equals(words.getLast())));
      }
      terms.add(bits);
    }
  }

  String of(Mail mail) {
    return switch (mail) {
      case Message message -> terms.isEmpty() ? "" : best(message.body().text());
      case Unreadable unreadable -> "";
    };
  }

  private String best(String text) {
    String best = "";
    int most = 0;
    int end = Math.min(text.length(), LONGEST_TEXT);
    for (int from = 0; from < end && most < terms.size(); ) {
      int lineEnd = text.indexOf('\n', from);
      int to = lineEnd < 0 ? text.length() : lineEnd;
      int matches = matches(text, from, Math.min(to, from + LONGEST_LINE));
      if (matches > most) {
        most = matches;
        best = text.substring(from, to).strip();
      }
      from = to + 1;
    }
    return best.length() <= LONGEST ? best : best.substring(0, LONGEST) + "…";
  }

  private int matches(String text, int from, int to) {
    long[] there = {0};
    Words.split(
        text,
        from,
        to,
        word -> {
          for (int i = 0; i < wanted.size(); i++) {
            if ((there[0] & 1L << i) == 0 && wanted.get(i).is(word)) {
              there[0] |= 1L << i;
            }
          }
        });
    return there[0] == 0
        ? 0
        : (int) terms.stream().filter(bits -> (there[0] & bits) == bits).count();
  }
}
