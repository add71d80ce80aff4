package org.interleave.locking.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which nodes of a graph have something, or lead to one that has.
 *
 * @param <T> a node
 */
final class Reach<T> {
  private final Predicate<T> has;
  private final Function<T, ? extends Collection<T>> next;
  private final Map<T, Boolean> known = new HashMap<>();

  Reach(Predicate<T> has, Function<T, ? extends Collection<T>> next) {
    this.has = has;
    this.next = next;
  }

  boolean from(T node) {
    Boolean before = known.get(node);
    return before != null ? before : find(node);
  }

  /** Settles all that can be come to from a node: cycles need the whole of it. */
  private boolean find(T start) {
    Map<T, List<T>> ways = new HashMap<>();
    Deque<T> open = new ArrayDeque<>(List.of(start));
    Deque<T> having = new ArrayDeque<>();
    ways.put(start, new ArrayList<>());
    while (!open.isEmpty()) {
      T node = open.remove();
      if (known.getOrDefault(node, false) || !known.containsKey(node) && has.test(node)) {
        having.add(node);
      } else if (!known.containsKey(node)) {
        for (T after : next.apply(node)) {
          if (!ways.containsKey(after)) {
            ways.put(after, new ArrayList<>());
            open.add(after);
          }
          ways.get(after).add(node);
        }
      }
    }
    ways.keySet().forEach(node -> known.putIfAbsent(node, false));
    having.forEach(node -> known.put(node, true));
    while (!having.isEmpty()) {
      for (T node : ways.getOrDefault(having.remove(), List.of())) {
        if (Boolean.FALSE.equals(known.put(node, true))) {
          having.add(node);
        }
      }
    }
    return known.getOrDefault(start, false);
  }
}
