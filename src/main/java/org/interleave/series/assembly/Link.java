package org.interleave.series.assembly;

import java.util.Collections;
import java.util.Comparator;

/** Evidence that two numbered messages were posted as parts of one version. */
record Link(Node one, Node other, int base, int weight) {
  static final int ENOUGH = 25;

  static final int PARENT = 60;
  static final int BROTHERS = 40;
  static final int BELOW_A_REPLY = 25;
  static final int NEIGHBOURS = 20;
  private static final int LISTED = 12;

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
    return new Link(
        ordered ? a : b, ordered ? b : a, base, base + circumstances(a, b) + labels(a, b, base));
  }

  long distance() {
    return Math.abs(one.at - other.at);
  }

  /** Whether they were sent as cover letter and patch at one time, whatever totals they state. */
  boolean sure() {
    return base == PARENT && distance() <= HOUR && one.sameSender(other);
  }

  /** Whether nothing in their subjects forbids it. */
  static boolean possible(Node a, Node b) {
    return a.number != b.number
        && a.revision == b.revision
        && (a.label == b.label || lacksLabel(a, b) || lacksLabel(b, a))
        && (a.total == b.total
            || a.total == Node.NONE
            || b.total == Node.NONE
            || a.use == Node.Use.COVER
            || b.use == Node.Use.COVER);
  }

  /** A version may stand on the cover letter alone; else only patches of one sending lack it. */
  private static boolean lacksLabel(Node node, Node labelled) {
    return node.label == 0
        && (Math.abs(node.at - labelled.at) <= DAY
            || (labelled.use == Node.Use.COVER && node.parent == labelled));
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

  /** A patch may lack the version that its cover letter has; a stranger is less likely to. */
  private static int labels(Node a, Node b, int base) {
    return a.label == b.label ? 0 : base == PARENT ? -10 : -20;
  }

  private static int marks(Node a, Node b) {
    int weight = a.sameSender(b) ? 5 : a.sameAuthor(b) ? 2 : -10;
    weight += a.total == b.total ? 0 : -30;
    weight += a.posting.subject().rfc() == b.posting.subject().rfc() ? 0 : -5;
    weight += a.posting.subject().resend() == b.posting.subject().resend() ? 0 : -8;
    weight += a.tags.equals(b.tags) ? 3 : -6;
    return weight;
  }

  /** What they are about, and the order in which they were sent. */
  private static int subject(Node a, Node b) {
    int weight = (a.at - b.at) * (a.number - b.number) >= 0 ? 2 : 0;
    if (lists(a, b) || lists(b, a)) {
      return weight + LISTED;
    }
    if (!a.area.isEmpty() && a.area.equals(b.area)) {
      weight += 6;
    }
    return weight + (Collections.disjoint(a.files, b.files) ? 0 : 4);
  }

  private static boolean lists(Node cover, Node patch) {
    return cover.use == Node.Use.COVER && cover.listed.contains(patch.title);
  }
}
