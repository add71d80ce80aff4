package org.interleave.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Trailer;

/** The series that are kept: finding them, reading them, and saying what a person decided. */
public interface SeriesCatalog {

  /**
   * Which series to list; the default lists all.
   *
   * @param author part of the name or address, in any case
   * @param text words of the title, in any case and order
   */
  record Filter(Optional<State> state, String author, String text) {
    public static final Filter ALL = new Filter(Optional.empty(), "", "");
  }

  /** The order of a list; the series that was active last is first by default. */
  enum Sort {
    ACTIVE,
    POSTED,
    TITLE,
    AUTHOR,
    MESSAGES
  }

  /**
   * One line of the list.
   *
   * @param versions how many
   * @param newest the newest version's name, kind, patches, total and date of posting
   * @param messages of all versions
   * @param active when its last message was sent
   */
  record Row(
      SeriesId id,
      String title,
      Mailbox author,
      State state,
      int versions,
      Newest newest,
      int messages,
      Instant posted,
      Instant active) {}

  /** What the list says of the newest version. */
  record Newest(String name, String kind, int patches, int total, Instant posted) {}

  /**
   * @param page counted from 1
   * @param total how many series the filter lets through
   */
  record Page(List<Row> rows, int page, int size, long total) {
    public long pages() {
      return Math.max(1, (total + size - 1) / size);
    }
  }

  Page page(Filter filter, Sort sort, int page, int size);

  /** A version in a list. */
  record VersionCount(
      String name,
      int number,
      String kind,
      Instant posted,
      int patches,
      int total,
      boolean complete,
      int messages) {}

  /** The versions of the series of a page, oldest first. */
  Map<SeriesId, List<VersionCount>> versions(Page page);

  /**
   * By its id, by an id it had before, by an unambiguous start of one, or by any of its messages.
   */
  Optional<Series> find(String idOrMessageId);

  /** What a message is to the version it belongs to. */
  enum Role {
    COVER,
    PATCH,
    STRAY,
    REPLY
  }

  /** Where a message stands; a discussion that belongs to no series has no place. */
  record Place(SeriesId series, String version, Role role, OptionalInt number) {}

  Optional<Place> place(MessageId message);

  /**
   * A message in a thread.
   *
   * @param parent the nearest message above it that is kept
   * @param depth 0 for the first of a thread
   */
  record Entry(
      MessageId id,
      Optional<MessageId> parent,
      int depth,
      Mailbox from,
      Instant sent,
      String subject,
      Role role,
      OptionalInt number) {}

  /** The messages of a version as threads: each after its parent, brothers by date. */
  List<Entry> thread(SeriesId series, String version);

  /** The trailers that replies gave to a series, by version, patch and date. */
  List<GivenTrailer> trailers(SeriesId series);

  /** The trailers that the authors wrote into the cover letters and patches of a series. */
  Map<MessageId, List<Trailer>> written(Series series);

  /** Messages that belong to no series, newest first: discussions without a patch. */
  List<Entry> discussions(int page, int size);

  /** Keeps the state over every later import. Returns false where there is no such series. */
  boolean mark(SeriesId series, State state, String by);

  /** Keeps a decision and assembles anew what it touches. */
  void decide(Decision decision, String by);
}
