package org.interleave.series.search;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;

/** Turns messages into vectors. Keeps the stems it met, so one serves many messages; one thread. */
final class MailWords {
  private static final int MOST_STEMS = 50_000;
  private static final int MOST_PEOPLE = 5_000;
  private static final int LONGEST_VALUE = 1000;

  private final Map<String, String> stems = new HashMap<>();
  private final Map<Place, Map<Mailbox, List<String>>> lexemes = new EnumMap<>(Place.class);

  /** What can be known without the body. */
  WordVector headers(Message message) {
    WordVector vector = new WordVector();
    headers(vector, message);
    return vector;
  }

  /** Headers, body, diffs and the names of attachments. */
  WordVector whole(Message message) {
    WordVector vector = new WordVector();
    headers(vector, message);
    new BodyWords(this, vector).read(message.body().text());
    message.body().attachments().forEach(name -> shortText(vector, Place.ATTACHMENT, name));
    return vector;
  }

  private void headers(WordVector vector, Message message) {
    shortText(vector, Place.SUBJECT, message.subject().line());
    people(vector, Place.FROM, List.of(message.from(), message.author()));
    people(vector, Place.TO, message.to());
    people(vector, Place.CC, message.cc());
    exact(vector, Place.MESSAGE_ID, message.id().value());
  }

  void shortText(WordVector vector, Place place, String text) {
    String[] before = {""};
    Words.split(
        text,
        0,
        Math.min(text.length(), LONGEST_VALUE),
        word -> {
          if (!word.isEmpty()) {
            vector.add(place.lexeme(word));
            stem(vector, place, word);
            if (!before[0].isEmpty()) {
              vector.add(place.lexeme(before[0] + " " + word));
            }
          }
          before[0] = word;
        });
  }

  /** Adds the stem where it is another word; it has no position, so no phrase meets it. */
  void stem(WordVector vector, Place place, String word) {
    if (place.stemmed()) {
      String stem = stem(word);
      if (!stem.equals(word)) {
        vector.add(place.lexeme(stem));
      }
    }
  }

  private String stem(String word) {
    String there = stems.get(word);
    if (there == null) {
      there = EnglishStem.of(word);
      if (stems.size() < MOST_STEMS) {
        stems.put(word, there);
      }
    }
    return there;
  }

  /** The same people write and are written to again and again, so their lexemes are kept. */
  private void people(WordVector vector, Place place, List<Mailbox> people) {
    Map<Mailbox, List<String>> known = lexemes.computeIfAbsent(place, p -> new HashMap<>());
    for (Mailbox person : people) {
      List<String> there = known.get(person);
      if (there == null) {
        there = lexemes(place, person);
        if (known.size() < MOST_PEOPLE) {
          known.put(person, there);
        }
      }
      there.forEach(vector::add);
    }
  }

  private List<String> lexemes(Place place, Mailbox person) {
    WordVector one = new WordVector();
    shortText(one, place, person.name());
    address(one, place, person.address().toLowerCase(Locale.ROOT));
    return one.lexemes();
  }

  /** An address is found whole, by its local part, by its domain and each domain above it. */
  private void address(WordVector vector, Place place, String address) {
    exact(vector, place, address);
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return;
    }
    String local = address.substring(0, at);
    exact(vector, place, local);
    String domain = address.substring(at + 1);
    // the last label says nothing: everybody is in com, org or net
    int end = domain.lastIndexOf('.') < 0 ? address.length() : at + 1 + domain.lastIndexOf('.');
    Words.split(address, 0, Math.min(end, LONGEST_VALUE), word -> plain(vector, place, word));
    for (int labels = 0; domain.indexOf('.') >= 0 && labels < 8; labels++) {
      exact(vector, place, domain);
      domain = domain.substring(domain.indexOf('.') + 1);
    }
  }

  private static void plain(WordVector vector, Place place, String word) {
    if (!word.isEmpty()) {
      vector.add(place.lexeme(word));
    }
  }

  private static void exact(WordVector vector, Place place, String value) {
    if (!value.isEmpty() && value.length() <= LONGEST_VALUE && value.indexOf('\0') < 0) {
      vector.add(place.lexeme(value.toLowerCase(Locale.ROOT)));
    }
  }
}
