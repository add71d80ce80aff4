package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Posting;
import org.interleave.series.Series;

/**
 * Assembles series. The answer depends on the set of messages and on the order of the decisions, on
 * nothing else.
 */
public final class Assembly {
  private Assembly() {}

  /** Oldest series first. Messages that belong to no series are in none of them. */
  public static List<Series> assemble(
      Collection<Posting> postings, Collection<? extends Decision> decisions) {
    List<Series> series = new ArrayList<>();
    for (List<Posting> component : Components.of(postings, decisions)) {
      series.addAll(component(component, decisions));
    }
    series.sort(
        Comparator.comparing((Series one) -> one.versions().getFirst().posted())
            .thenComparing(one -> one.id().value()));
    return series;
  }

  /** Assembles messages that are known to be one component: to share keys ({@link Keys}). */
  public static List<Series> component(
      List<Posting> postings, Collection<? extends Decision> decisions) {
    List<Node> nodes = postings.stream().map(Node::new).sorted(Node.BY_DATE).toList();
    if (nodes.stream().noneMatch(node -> node.use != Node.Use.TALK)) {
      return List.of();
    }
    Map<MessageId, Node> byId = Threads.link(nodes);
    Uses.byThread(nodes);
    List<Decision> pertinent = new ArrayList<>();
    for (Decision decision : decisions) {
      if (Components.members(decision).stream().anyMatch(byId::containsKey)) {
        pertinent.add(decision);
      }
    }
    List<Draft> drafts = Placement.of(nodes, Grouping.of(nodes), new Moves(pertinent, byId));
    Verdicts verdicts = Verdicts.of(pertinent, byId);
    return Lineage.of(drafts, verdicts).stream().map(Shape::of).toList();
  }
}
