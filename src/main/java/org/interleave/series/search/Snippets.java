package org.interleave.series.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.Unreadable;

/** Shows where in a message the words of a query are: the first line of the body with most. */
final class Snippets {
  private static final int LONGEST = 160;
  private static final int LINES = 5000;

  /** One list of words for each term that looks into bodies. */
  private final List<List<String>> terms = new ArrayList<>();

  Snippets(Query query) {
    gather(query);
  }

  private void gather(Query query) {
    switch (query) {
      case Query.Term term -> {
        boolean inBody =
            term.field().places().stream()
                .anyMatch(place ->
                    place.style() == Place.Style.TEXT
                        || place == Place.FILE
                        || place == Place.FUNCTION);
        if (inBody) {
          List<String> words = new ArrayList<>();
          Words.split(term.text(), 0, term.text().length(), words::add);
          terms.add(
              words.stream()
                  .map(word -> term.prefix() ? word + "*" : EnglishStem.of(word))
                  .toList());
        }
      }
      case Query.All all -> all.parts().forEach(this::gather);
      case Query.Any any -> any.parts().forEach(this::gather);
      case Query.Not not -> {} // it is not there
      case Query.Sent sent -> {}
      case Query.OnList list -> {}
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
    int from = 0;
    for (int line = 0; line < LINES && from < text.length(); line++) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      int matches = matches(text, from, Math.min(to, from + 1000));
      if (matches > most) {
        most = matches;
        best = text.substring(from, to).strip();
      }
      from = to + 1;
    }
    return best.length() <= LONGEST ? best : best.substring(0, LONGEST) + "…";
  }

  private int matches(String text, int from, int to) {
    Set<String> there = new HashSet<>();
    Words.split(
        text,
        from,
        to,
        word -> {
          there.add(word);
          there.add(EnglishStem.of(word));
        });
    int matches = 0;
    for (List<String> words : terms) {
      if (!words.isEmpty() && words.stream().allMatch(word -> in(there, word))) {
        matches++;
      }
    }
    return matches;
  }

  private static boolean in(Set<String> there, String word) {
    if (!word.endsWith("*")) {
      return there.contains(word);
    }
    String start = word.substring(0, word.length() - 1);
    return there.stream().anyMatch(one -> one.startsWith(start));
  }
}
