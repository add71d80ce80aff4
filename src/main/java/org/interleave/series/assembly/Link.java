package org.interleave.series.assembly;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** Evidence that two numbered messages were posted as parts of one version. */
record Link(Node one, Node other, int weight) {
  static final int ENOUGH = 25;

  static final int PARENT = 60;
  static final int BROTHERS = 40;
  static final int BELOW_A_REPLY = 25;
  static final int NEIGHBOURS = 20;

  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;

  /** The strongest first; among equals the closest in time, then by name. */
  static final Comparator<Link> STRONGEST =
      Comparator.comparingInt(Link::weight)
          .reversed()
          .thenComparingLong(Link::distance)
          .thenComparing(Link::one, Node.BY_DATE)
          .thenComparing(Link::other, Node.BY_DATE);

  static Link of(Node a, Node b, int base) {
    boolean ordered = Node.BY_DATE.compare(a, b) <= 0;
    return new Link(ordered ? a : b, ordered ? b : a, base + circumstances(a, b));
  }

  long distance() {
    return Math.abs(one.at - other.at);
  }

  /** Whether nothing in their subjects forbids it. */
  static boolean possible(Node a, Node b) {
    return a.number != b.number
        && a.revision == b.revision
        && (a.label == b.label || a.label == 0 || b.label == 0)
        && (a.total == b.total
            || a.total == Node.NONE
            || b.total == Node.NONE
            || a.use == Node.Use.COVER
            || b.use == Node.Use.COVER);
  }

  private static int circumstances(Node a, Node b) {
    return run(a, b) + time(Math.abs(a.at - b.at)) + marks(a, b) + subject(a, b);
  }

  private static int run(Node a, Node b) {
    if (a.run.isEmpty() || b.run.isEmpty()) {
      return 0;
    }
    return a.run.equals(b.run) ? 30 : -15;
  }

  private static int time(long apart) {
    return apart <= 5 * MINUTE
        ? 15
        : apart <= HOUR ? 10 : apart <= DAY ? 5 : apart <= 7 * DAY ? 0 : -10;
  }

  private static int marks(Node a, Node b) {
    int weight = a.sameSender(b) ? 5 : a.sameAuthor(b) ? 2 : -10;
    weight += a.label == b.label ? 0 : -10;
    weight += a.total == b.total ? 0 : -30;
    weight += a.posting.subject().rfc() == b.posting.subject().rfc() ? 0 : -5;
    weight += a.posting.subject().resend() == b.posting.subject().resend() ? 0 : -8;
    weight +=
        Set.copyOf(a.posting.subject().tags()).equals(Set.copyOf(b.posting.subject().tags()))
            ? 3
            : -6;
    return weight;
  }

  /** What they are about, and the order in which they were sent. */
  private static int subject(Node a, Node b) {
    int weight = (a.at - b.at) * (a.number - b.number) >= 0 ? 2 : 0;
    if (lists(a, b) || lists(b, a)) {
      return weight + 40;
    }
    String area = Titles.area(a.title);
    if (!area.isEmpty() && area.equals(Titles.area(b.title))) {
      weight += 6;
    }
    Set<String> files = new HashSet<>(a.posting.files());
    files.retainAll(b.posting.files());
    return weight + (files.isEmpty() ? 0 : 4);
  }

  private static boolean lists(Node cover, Node patch) {
    return cover.use == Node.Use.COVER
        && cover.posting.listed().stream()
            .anyMatch(title -> Titles.plain(title).equals(patch.title));
  }
}
