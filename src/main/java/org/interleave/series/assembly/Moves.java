package org.interleave.series.assembly;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.jspecify.annotations.Nullable;

/** Puts messages where people said that they belong. */
record Moves(List<Decision> decisions, Map<MessageId, Node> nodes) {

  /** Versions that lose their last message go. */
  void apply(Set<Draft> drafts) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Move(MessageId message, MessageId target)) {
        Node node = nodes.get(message);
        Draft draft = draftOf(nodes.get(target));
        if (node != null && draft != null && node.draft != draft) {
          move(node, draft, drafts);
        }
      }
    }
  }

  private static @Nullable Draft draftOf(@Nullable Node target) {
    Node up = target;
    for (int hops = 0; up != null && hops < 500; hops++, up = up.parent) {
      if (up.draft != null) {
        return up.draft;
      }
    }
    return null;
  }

  private static void move(Node node, Draft target, Set<Draft> drafts) {
    Draft old = node.draft;
    if (old != null) {
      old.remove(node);
      if (old.slots.isEmpty()) {
        old.strays.forEach(stray -> stray.node().draft = null);
        old.talk.forEach(talk -> talk.draft = null);
        drafts.remove(old);
      }
    }
    boolean free = node.number >= 0 && node.number <= target.total;
    if (node.numbered() && free && !target.slots.containsKey(node.number)) {
      target.add(node.number, node, "put here by hand");
    } else if (node.posting.hasDiff()) {
      target.stray(node, Math.max(0, node.number), "put here by hand");
    } else {
      target.talk.add(node);
      node.draft = target;
    }
  }
}
