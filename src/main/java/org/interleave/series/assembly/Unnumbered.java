package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives numbers to patches that were sent as parts of a version but carry no number. */
final class Unnumbered {
  private Unnumbered() {}

  /** Returns those for which no number was left. */
  static List<Node> fill(Map<Node, Draft> fillers) {
    Map<Draft, List<Node>> byDraft = new LinkedHashMap<>();
    fillers.forEach(
        (node, draft) -> byDraft.computeIfAbsent(draft, key -> new ArrayList<>()).add(node));
    List<Node> left = new ArrayList<>();
    byDraft.forEach((draft, nodes) -> left.addAll(fill(draft, nodes)));
    return left;
  }

  private static List<Node> fill(Draft draft, List<Node> nodes) {
    List<Node> unlisted = new ArrayList<>();
    for (Node node : nodes) {
      int place = listedAt(draft, node);
      if (place > 0 && place <= draft.total && !draft.slots.containsKey(place)) {
        draft.add(place, node, "carries no number");
      } else {
        unlisted.add(node);
      }
    }
    List<Node> left = new ArrayList<>();
    for (Node node : unlisted) {
      int hole = 1;
      while (hole <= draft.total && draft.slots.containsKey(hole)) {
        hole++;
      }
      if (hole <= draft.total) {
        draft.add(hole, node, "carries no number");
      } else {
        left.add(node);
      }
    }
    return left;
  }

  /** The place of a patch in the list of the cover letter, counted from 1; 0 if it is not there. */
  static int listedAt(Draft draft, Node node) {
    Node cover = draft.cover();
    if (cover == null) {
      return 0;
    }
    int place = 1;
    for (String title : cover.posting.listed()) {
      if (Titles.plain(title).equals(node.title)) {
        return place;
      }
      place++;
    }
    return 0;
  }
}
