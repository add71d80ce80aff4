package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Posting;

/** Splits messages into components that share no key. */
final class Components {
  private final int[] parents;

  private Components(int size) {
    parents = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = i;
    }
  }

  static List<List<Posting>> of(
      Collection<Posting> postings, Collection<? extends Decision> decisions) {
    List<Posting> sorted = distinct(postings);
    Components components = new Components(sorted.size());
    Map<Long, Integer> owners = HashMap.newHashMap(sorted.size() * 3);
    for (int i = 0; i < sorted.size(); i++) {
      for (long key : Keys.of(sorted.get(i))) {
        Integer owner = owners.putIfAbsent(key, i);
        if (owner != null) {
          components.unite(owner, i);
        }
      }
    }
    for (Decision decision : decisions) {
      List<Integer> there =
          Arrays.stream(Keys.of(decision))
              .filter(owners::containsKey)
              .mapToObj(owners::get)
              .toList();
      for (Integer one : there) {
        components.unite(there.getFirst(), one);
      }
    }
    Map<Integer, List<Posting>> members = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      members.computeIfAbsent(components.root(i), key -> new ArrayList<>()).add(sorted.get(i));
    }
    return List.copyOf(members.values());
  }

  static List<MessageId> members(Decision decision) {
    return switch (decision) {
      case Decision.Join join -> List.of(join.one(), join.other());
      case Decision.Split split -> List.of(split.member());
      case Decision.Move move -> List.of(move.message(), move.target());
    };
  }

  private static List<Posting> distinct(Collection<Posting> postings) {
    Map<MessageId, Posting> byId = LinkedHashMap.newLinkedHashMap(postings.size());
    postings.stream()
        .sorted(Comparator.comparing(Posting::sent))
        .forEach(posting -> byId.putIfAbsent(posting.id(), posting));
    return byId.values().stream()
        .sorted(Comparator.comparing(Posting::sent).thenComparing(Posting::id))
        .toList();
  }

  private int root(int member) {
    int root = member;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void unite(int one, int other) {
    int left = root(one);
    int right = root(other);
    parents[Math.max(left, right)] = Math.min(left, right);
  }
}
