package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final int NODES = 9;

  @Test
  void aNodeOfACycleThatIsAskedLaterLeadsWhereTheFirstDoes() {
    Map<String, List<String>> calls =
        Map.of("walk", List.of("visit", "mark"), "visit", List.of("walk"), "mark", List.of());
    Reach<String> reach = new Reach<>("mark"::equals, calls::get);

    boolean first = reach.from("walk");
    boolean later = reach.from("visit");

    assertThat(first).isTrue();
    assertThat(later).isTrue();
  }

  @Provide
  Arbitrary<List<Set<Integer>>> graphs() {
    return Arbitraries.integers().between(0, NODES - 1).set().ofMaxSize(3).list().ofSize(NODES);
  }

  @Property
  void agreesWithFollowingEveryWay(
      @ForAll("graphs") List<Set<Integer>> graph,
      @ForAll @Size(max = 3) Set<@IntRange(max = NODES - 1) Integer> having) {
    Reach<Integer> reach = new Reach<>(having::contains, graph::get);

    assertThat(IntStream.range(0, NODES).mapToObj(reach::from).toList())
        .isEqualTo(
            IntStream.range(0, NODES).mapToObj(node -> follows(graph, having, node)).toList());
  }

  private static boolean follows(List<Set<Integer>> graph, Set<Integer> having, int from) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    for (int round = 0; round < NODES; round++) {
      Set.copyOf(seen).forEach(node -> seen.addAll(graph.get(node)));
    }
    return seen.stream().anyMatch(having::contains);
  }
}
