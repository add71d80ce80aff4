package org.interleave.series.search;

import static org.interleave.series.search.Place.ADDED;
import static org.interleave.series.search.Place.ATTACHMENT;
import static org.interleave.series.search.Place.BLOB_AFTER;
import static org.interleave.series.search.Place.BLOB_BEFORE;
import static org.interleave.series.search.Place.CC;
import static org.interleave.series.search.Place.CONTEXT;
import static org.interleave.series.search.Place.FILE;
import static org.interleave.series.search.Place.FROM;
import static org.interleave.series.search.Place.FUNCTION;
import static org.interleave.series.search.Place.PROSE;
import static org.interleave.series.search.Place.QUOTED;
import static org.interleave.series.search.Place.REMOVED;
import static org.interleave.series.search.Place.SUBJECT;
import static org.interleave.series.search.Place.TO;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of a query, with the names and the reach that public-inbox gives them (PublicInbox::
 * Search).
 */
enum Field {
  ANYWHERE(
      "",
      "in subject, sender, body or diff",
      Place.MESSAGE_ID,
      SUBJECT,
      FROM,
      QUOTED,
      ATTACHMENT,
      PROSE,
      FILE,
      REMOVED,
      ADDED,
      FUNCTION,
      CONTEXT,
      BLOB_BEFORE,
      BLOB_AFTER),
  SUBJECT_LINE("s", "in the subject", SUBJECT),
  SENDER("f", "in From", FROM),
  RECIPIENT("t", "in To", TO),
  COPY("c", "in Cc", CC),
  TO_OR_COPY("tc", "in To or Cc", TO, CC),
  ANYONE("a", "in From, To or Cc", FROM, TO, CC),
  ANYONE_TOO("tcf", "in From, To or Cc", FROM, TO, CC),
  BODY(
      "b",
      "in the body, diffs included",
      PROSE,
      QUOTED,
      FILE,
      REMOVED,
      ADDED,
      FUNCTION,
      CONTEXT,
      BLOB_BEFORE,
      BLOB_AFTER),
  BODY_OR_SUBJECT(
      "bs",
      "in the subject or the body",
      SUBJECT,
      PROSE,
      QUOTED,
      FILE,
      REMOVED,
      ADDED,
      FUNCTION,
      CONTEXT,
      BLOB_BEFORE,
      BLOB_AFTER),
  NOT_QUOTED(
      "nq",
      "in the body, but not in quoted text",
      PROSE,
      FILE,
      REMOVED,
      ADDED,
      FUNCTION,
      CONTEXT,
      BLOB_BEFORE,
      BLOB_AFTER),
  QUOTED_TEXT("q", "in quoted text", QUOTED),
  ATTACHED("n", "in the name of an attachment", ATTACHMENT),
  MESSAGE("m", "the Message-ID", Place.MESSAGE_ID),
  MESSAGE_TOO("mid", "the Message-ID", Place.MESSAGE_ID),
  DIFF_FILE("dfn", "in the name of a file of the diff", FILE),
  DIFF_FUNCTION("dfhh", "in a hunk header, usually the function", FUNCTION),
  DIFF_REMOVED("dfa", "in a removed line", REMOVED),
  DIFF_ADDED("dfb", "in an added line", ADDED),
  DIFF_CONTEXT("dfctx", "in a context line of a diff", CONTEXT),
  DIFF_BEFORE("dfpre", "a git blob before the patch", BLOB_BEFORE),
  DIFF_AFTER("dfpost", "a git blob after the patch", BLOB_AFTER),
  DIFF_BLOB("dfblob", "a git blob before or after the patch", BLOB_BEFORE, BLOB_AFTER);

  private final String prefix;
  private final String meaning;
  private final List<Place> places;

  Field(String prefix, String meaning, Place... places) {
    this.prefix = prefix;
    this.meaning = meaning;
    this.places = List.of(places);
  }

  static Optional<Field> of(String prefix) {
    return Stream.of(values())
        .filter(field -> field != ANYWHERE && field.prefix.equals(prefix))
        .findFirst();
  }

  String prefix() {
    return prefix;
  }

  String meaning() {
    return meaning;
  }

  List<Place> places() {
    return places;
  }
}
