package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interleave.mail.MessageId;
import org.interleave.series.Posting;
import org.jspecify.annotations.Nullable;

/** A message while its component is assembled. */
final class Node {
  static final Comparator<Node> BY_DATE =
      Comparator.comparingLong((Node node) -> node.at).thenComparing(node -> node.posting.id());
  static final int NONE = -1;

  /** What a message is for. */
  enum Use {
    COVER,
    /** A patch that says which of how many it is. */
    PATCH,
    /** A numbered patch in which no diff was found. */
    HOLLOW,
    /** A patch without a number. */
    SINGLE,
    /** Marked as a patch, without a number or a diff: a cover letter if patches hang below it. */
    BARE,
    /** A diff in a reply. */
    PROPOSAL,
    TALK
  }

  private static final Pattern KERNEL =
      Pattern.compile(
          "v?\\d+\\.\\d+(\\.\\d+|\\.[xy]|-stable)?|autosel.*|(linux-)?stable.*|backport.*",
          Pattern.CASE_INSENSITIVE);

  final Posting posting;
  final long at;
  final String title;
  final Optional<String> run;
  final String area;
  final Set<String> tags;
  final Set<String> files;

  /** The titles that a cover letter lists, plain. */
  final Set<String> listed;

  final String backport;
  final List<Node> children = new ArrayList<>();
  Use use;
  int number;
  int total;

  /** The version as the subject says it, 0 where it says none. */
  final int label;

  final int revision;
  @Nullable Node parent;

  /** The version it was put into as a patch, cover letter or stray. */
  @Nullable Draft draft;

  Node(Posting posting) {
    this.posting = posting;
    at = posting.sent().getEpochSecond();
    title = Titles.plain(posting.subject().title());
    run = Run.of(posting.id());
    area = Titles.area(title);
    tags = Set.copyOf(posting.subject().tags());
    files = Set.copyOf(posting.files());
    listed = posting.listed().stream().map(Titles::plain).collect(Collectors.toSet());
    number = posting.subject().number().orElse(NONE);
    total = posting.subject().total().orElse(NONE);
    label = posting.subject().version().orElse(0);
    revision = posting.subject().revision().orElse(0);
    backport = backport(posting.subject().tags());
    use = Uses.bySubject(posting);
  }

  /** The stable kernel that a patch is for; such a patch is no version of the one for mainline. */
  static String backport(Collection<String> tags) {
    if (tags.isEmpty()) {
      return "";
    }
    return tags.stream()
        .filter(tag -> KERNEL.matcher(tag).matches())
        .map(String::toLowerCase)
        .sorted()
        .reduce("", (a, b) -> a + " " + b);
  }

  MessageId id() {
    return posting.id();
  }

  boolean numbered() {
    return use == Use.COVER || use == Use.PATCH || use == Use.HOLLOW;
  }

  /** Whether it may carry a patch of a version. */
  boolean carries() {
    return use == Use.PATCH || use == Use.HOLLOW || use == Use.SINGLE;
  }

  /** Whether it may be the other one posted again, whatever version it says it is of. */
  boolean repeats(Node other) {
    return number > 0
        && number == other.number
        && total == other.total
        && title.equals(other.title);
  }

  boolean sameSender(Node other) {
    return People.same(posting.from(), other.posting.from());
  }

  boolean sameAuthor(Node other) {
    return People.same(posting.author(), other.posting.author())
        || People.same(posting.from(), other.posting.author())
        || People.same(posting.author(), other.posting.from());
  }

  boolean samePerson(Node other) {
    return sameSender(other) || sameAuthor(other);
  }

  @Override
  public String toString() {
    return use + " " + posting.subject().line();
  }
}
