package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.mail.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Groups the numbered messages of a component into versions: all evidence is weighed, the strongest
 * goes first, and no two messages of one number come into one version.
 */
final class Grouping {
  private static final long WINDOW = 7 * 86_400L;
  private static final long SOON = 600;
  private static final int NEAR = 16;
  private static final int DEEP = 500;

  private final List<Link> links = new ArrayList<>();
  private final Map<Node, Group> groups = new LinkedHashMap<>();

  /** Patches below an earlier posting of the same patch; they may be its replacement. */
  private final Map<Node, Node> repeats = new HashMap<>();

  private Grouping(List<Node> numbered) {
    numbered.forEach(node -> groups.put(node, new Group(node)));
  }

  /** Nodes come sorted by date. */
  static List<List<Node>> of(List<Node> nodes) {
    List<Node> numbered = nodes.stream().filter(Node::numbered).toList();
    Grouping grouping = new Grouping(numbered);
    numbered.forEach(grouping::linkAncestors);
    grouping.linkBrothers(numbered);
    grouping.merge();
    grouping.linkNeighbours(numbered);
    grouping.merge();
    return grouping.result();
  }

  /** Each patch hangs below its cover letter, the first patch or the one before it. */
  private void linkAncestors(Node node) {
    boolean direct = true;
    boolean passed = false;
    Node up = node.parent;
    for (int hops = 0; up != null && hops < DEEP; hops++) {
      if (groups.containsKey(up)) {
        if (node.repeats(up)) {
          repeats.put(node, up);
          return;
        }
        if (Link.possible(node, up) && (!passed || node.label == up.label)) {
          links.add(Link.of(node, up, direct ? Link.PARENT : Link.BELOW_A_REPLY));
          return;
        }
        passed = true;
      } else {
        direct = false;
      }
      up = up.parent;
    }
  }

  /**
   * Patches below the same message, whether it is there or not: the cover letter may be missing.
   */
  private void linkBrothers(List<Node> numbered) {
    Map<MessageId, List<Node>> brothers = new LinkedHashMap<>();
    for (Node node : numbered) {
      for (MessageId reference : new HashSet<>(node.posting.references())) {
        if (missing(node, reference) || reference.equals(node.posting.references().getLast())) {
          brothers.computeIfAbsent(reference, key -> new ArrayList<>()).add(node);
        }
      }
    }
    for (List<Node> family : brothers.values()) {
      linkNear(family, Link.BROTHERS, Long.MAX_VALUE, Set.copyOf(family));
    }
  }

  /** Whether the reference lies between the message and the nearest one that is there. */
  private static boolean missing(Node node, MessageId reference) {
    for (MessageId above : node.posting.references().reversed()) {
      if (node.parent != null && above.equals(node.parent.id())) {
        return false;
      }
      if (above.equals(reference)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Series that were sent without threading: one sender, one total, close in time. Most series are
   * complete by now and need no such link.
   */
  private void linkNeighbours(List<Node> numbered) {
    Set<Node> lacking = new HashSet<>();
    for (Node node : numbered) {
      if (!root(node).complete()) {
        lacking.add(node);
      }
    }
    if (lacking.isEmpty()) {
      return;
    }
    Map<String, List<Node>> bySender = new TreeMap<>();
    for (Node node : numbered) {
      for (String mark : new HashSet<>(marks(node))) {
        bySender.computeIfAbsent(mark + ' ' + node.total, key -> new ArrayList<>()).add(node);
      }
    }
    bySender.values().forEach(sent -> linkNear(sent, Link.NEIGHBOURS, WINDOW, lacking));
  }

  private static List<String> marks(Node node) {
    List<String> marks = new ArrayList<>(People.marks(node.posting.from()));
    marks.addAll(People.marks(node.posting.author()));
    return marks;
  }

  private void linkNear(List<Node> sorted, int base, long window, Set<Node> of) {
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size() && j <= i + NEAR; j++) {
        Node one = sorted.get(i);
        Node other = sorted.get(j);
        if (other.at - one.at > window) {
          break;
        }
        if ((of.contains(one) || of.contains(other))
            && (alike(one, other) || alike(other, one))
            && (base != Link.BROTHERS || areBrothers(one, other))
            && Link.possible(one, other)) {
          links.add(Link.of(one, other, base));
        }
      }
    }
  }

  /** A lone repeat replaces a patch; one that came with others is a part of a new posting. */
  private boolean alike(Node one, Node other) {
    Node repeated = repeats.get(one);
    if (repeated == null) {
      return !repeats.containsKey(other);
    }
    Node otherRepeated = repeats.get(other);
    if (otherRepeated != null) {
      return root(repeated) == root(otherRepeated);
    }
    return Math.abs(one.at - other.at) <= SOON
        && (one.label > repeated.label || Math.abs(one.at - repeated.at) > 6 * SOON);
  }

  /** A cover letter that answers the same message as patches opens another version of them. */
  private static boolean areBrothers(Node one, Node other) {
    return (one.use != Node.Use.COVER && other.use != Node.Use.COVER)
        || Math.abs(one.at - other.at) <= SOON;
  }

  private void merge() {
    links.removeIf(link -> link.weight() < Link.ENOUGH);
    links.sort(Link.STRONGEST);
    for (Link link : links) {
      Group one = root(link.one());
      Group other = root(link.other());
      if (one != other && one.fits(other, link.sure())) {
        boolean more = one.members.size() >= other.members.size();
        (more ? one : other).take(more ? other : one);
      }
    }
    links.clear();
  }

  private List<List<Node>> result() {
    return groups.values().stream()
        .filter(group -> group.into == null)
        .map(group -> group.members.stream().sorted(Node.BY_DATE).toList())
        .toList();
  }

  private Group root(Node node) {
    Group group = groups.get(node);
    while (group != null && group.into != null) {
      group = group.into;
    }
    if (group == null) {
      throw new IllegalStateException("not numbered: " + node);
    }
    return group;
  }

  /** Messages that belong to one version as far as is known. */
  private static final class Group {
    final List<Node> members = new ArrayList<>();
    final Set<Integer> numbers = new HashSet<>();
    int label;
    int total;
    @Nullable Group into;

    Group(Node node) {
      members.add(node);
      numbers.add(node.number);
      label = node.label;
      total = node.total;
    }

    boolean complete() {
      return total > 0 && numbers.contains(0) && numbers.size() > total
          || total > 0 && numbers.size() == total && !numbers.contains(0);
    }

    boolean fits(Group other, boolean sure) {
      boolean labels = label == other.label || label == 0 || other.label == 0;
      boolean totals =
          total == other.total
              || sure
              || total == Node.NONE
              || other.total == Node.NONE
              || members.size() == 1
              || other.members.size() == 1;
      Group smaller = numbers.size() < other.numbers.size() ? this : other;
      Group larger = smaller == this ? other : this;
      return labels && totals && smaller.numbers.stream().noneMatch(larger.numbers::contains);
    }

    void take(Group other) {
      members.addAll(other.members);
      numbers.addAll(other.numbers);
      label = Math.max(label, other.label);
      if (total == Node.NONE) {
        total = other.total;
      }
      other.into = this;
    }
  }
}
