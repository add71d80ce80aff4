package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Versions by who posted them and when. */
final class ByPerson {
  /** Nobody posts more within days; what is made up to be slow is cut short here. */
  private static final int MOST = 200;

  private final Map<String, TreeMap<Long, List<Draft>>> byMark = new HashMap<>();

  ByPerson(Stream<Draft> drafts) {
    drafts.forEach(draft -> {
      for (String mark : marks(draft.first())) {
        byMark
            .computeIfAbsent(mark, key -> new TreeMap<>())
            .computeIfAbsent(draft.posted(), key -> new ArrayList<>())
            .add(draft);
      }
    });
  }

  /** The versions by the same person that were posted within that time of the message. */
  List<Draft> near(Node node, long seconds) {
    Set<Draft> near = new LinkedHashSet<>();
    for (String mark : marks(node)) {
      byMark
          .getOrDefault(mark, new TreeMap<>())
          .subMap(node.at - seconds, true, node.at + seconds, true)
          .values()
          .stream()
          .flatMap(List::stream)
          .limit(MOST)
          .forEach(near::add);
    }
    return List.copyOf(near);
  }

  private static Set<String> marks(Node node) {
    Set<String> marks = new LinkedHashSet<>(People.marks(node.posting.from()));
    marks.addAll(People.marks(node.posting.author()));
    return marks;
  }
}
