package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.mail.MessageId;
import org.jspecify.annotations.Nullable;

/** Hangs each message below the nearest message it refers to that is there. */
final class Threads {
  private Threads() {}

  /** Nodes come sorted by date. */
  static Map<MessageId, Node> link(List<Node> nodes) {
    Map<MessageId, Node> byId = HashMap.newHashMap(nodes.size());
    nodes.forEach(node -> byId.put(node.id(), node));
    for (Node node : nodes) {
      node.parent = nearest(node, byId);
    }
    cutCycles(nodes);
    for (Node node : nodes) {
      if (node.parent != null) {
        node.parent.children.add(node);
      }
    }
    return byId;
  }

  private static @Nullable Node nearest(Node node, Map<MessageId, Node> byId) {
    for (MessageId reference : node.posting.references().reversed()) {
      Node there = byId.get(reference);
      if (there != null && there != node) {
        return there;
      }
    }
    return null;
  }

  /** Mail that was made up can refer in circles; the oldest message of a circle is its top. */
  private static void cutCycles(List<Node> nodes) {
    Map<Node, Node> walkOf = new IdentityHashMap<>();
    for (Node start : nodes) {
      Node node = start;
      while (node != null && !walkOf.containsKey(node)) {
        walkOf.put(node, start);
        node = node.parent;
      }
      if (node != null && walkOf.get(node) == start) {
        oldestOfCircle(node).parent = null;
      }
    }
  }

  private static Node oldestOfCircle(Node member) {
    Node oldest = member;
    for (Node up = member.parent; up != null && up != member; up = up.parent) {
      if (Node.BY_DATE.compare(up, oldest) < 0) {
        oldest = up;
      }
    }
    return oldest;
  }

  /** Each message after the one above it; the threads and the brothers by date. */
  static List<Node> parentsFirst(List<Node> nodes) {
    List<Node> order = new ArrayList<>(nodes.size());
    nodes.stream().filter(node -> node.parent == null).forEach(order::add);
    for (int next = 0; next < order.size(); next++) {
      order.addAll(order.get(next).children);
    }
    return order;
  }
}
