package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.jspecify.annotations.Nullable;

/** What people decided about series, in terms of the versions of one component. */
final class Verdicts {
  private final Set<Draft> alone = new HashSet<>();
  private final List<Pair> joined = new ArrayList<>();

  record Pair(Draft one, Draft other) {}

  /** Decisions come in the order in which they were made. */
  static Verdicts of(List<Decision> decisions, Map<MessageId, Node> nodes) {
    Verdicts verdicts = new Verdicts();
    for (Decision decision : decisions) {
      switch (decision) {
        case Decision.Join join ->
            verdicts.join(draft(nodes.get(join.one())), draft(nodes.get(join.other())));
        case Decision.Split split -> verdicts.split(draft(nodes.get(split.member())));
        case Decision.Move move -> {}
      }
    }
    return verdicts;
  }

  private static @Nullable Draft draft(@Nullable Node node) {
    return node == null ? null : node.draft;
  }

  private void join(@Nullable Draft one, @Nullable Draft other) {
    if (one != null && other != null) {
      joined.add(new Pair(one, other));
    }
  }

  private void split(@Nullable Draft draft) {
    if (draft != null) {
      alone.add(draft);
      joined.removeIf(pair -> pair.one() == draft || pair.other() == draft);
    }
  }

  /** Whether a version votes for none and none votes for it. */
  boolean alone(Draft draft) {
    return alone.contains(draft);
  }

  List<Pair> joined() {
    return joined;
  }
}
