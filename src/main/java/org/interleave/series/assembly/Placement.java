package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.mail.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Finds a place for what is not a version by itself: patches posted again, one too many, without a
 * number, diffs in replies; and for all talk.
 */
final class Placement {
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;
  private static final int DEEP = 500;

  private final List<Node> nodes;
  private final Set<Draft> drafts = new LinkedHashSet<>();

  private Placement(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Nodes come sorted by date. */
  static List<Draft> of(List<Node> nodes, List<List<Node>> groups, Moves moves) {
    Placement placement = new Placement(nodes);
    groups.forEach(group -> placement.drafts.add(new Draft(group)));
    placement.drafts.forEach(Placement::setAsideExtras);
    placement.absorbFragments();
    placement.placeLoneCovers();
    placement.placeSingles();
    moves.apply(placement.drafts);
    placement.placeTalk();
    placement.placeOrphans();
    return placement.drafts.stream().sorted(Draft.BY_DATE).toList();
  }

  /** "[PATCH v2 12/11]" is one more than its version says. */
  private static void setAsideExtras(Draft draft) {
    List<Node> extras = List.copyOf(draft.slots.tailMap(draft.total, false).values());
    if (extras.size() == draft.slots.size()) {
      draft.total = draft.slots.lastKey();
      return;
    }
    for (Node extra : extras) {
      draft.slots.remove(extra.number);
      draft.stray(extra, extra.number, "one more than the " + draft.total + " of its version");
    }
  }

  private void absorbFragments() {
    List<Draft> fragments =
        drafts.stream()
            .filter(draft -> draft.cover() == null && draft.total > 1 && draft.hasHoles())
            .sorted(Draft.BY_DATE)
            .toList();
    ByPerson hosts = new ByPerson(drafts.stream().filter(draft -> draft.slots.size() > 1));
    for (Draft fragment : fragments) {
      Draft host = hostAbove(fragment);
      if ((host != null && new Fragment(fragment, host).absorb())
          || absorbBeside(fragment, hosts)) {
        drafts.remove(fragment);
      }
    }
  }

  private static @Nullable Draft hostAbove(Draft fragment) {
    Node up = fragment.first().parent;
    for (int hops = 0; up != null && hops < DEEP; hops++, up = up.parent) {
      if (up.draft != null && up.draft != fragment) {
        return up.draft;
      }
    }
    return null;
  }

  /** A patch that was sent again some hours or days later, without threading. */
  private boolean absorbBeside(Draft fragment, ByPerson hosts) {
    return hosts.near(fragment.first(), 3 * DAY).stream()
        .filter(host -> host != fragment && host.slots.size() > fragment.slots.size())
        .sorted(Draft.BY_DATE.reversed())
        .anyMatch(host -> new Fragment(fragment, host).absorbAgain());
  }

  /** A cover letter that was sent twice, or a reply that looks like one. */
  private void placeLoneCovers() {
    ByPerson covered = new ByPerson(drafts.stream().filter(draft -> draft.cover() != null));
    for (Draft lone : List.copyOf(drafts)) {
      Node cover = lone.cover();
      if (cover == null || lone.slots.size() > 1 || !lone.strays.isEmpty()) {
        continue;
      }
      Draft twin = twin(lone, cover, covered);
      if (twin != null) {
        cover.use = Node.Use.TALK;
        cover.draft = null;
        twin.talk.add(cover);
        cover.draft = twin;
        drafts.remove(lone);
      } else if (!cover.posting.references().isEmpty()) {
        cover.use = Node.Use.TALK;
        cover.draft = null;
        drafts.remove(lone);
      }
    }
  }

  private @Nullable Draft twin(Draft lone, Node cover, ByPerson covered) {
    return covered.near(cover, 3 * DAY).stream()
        .filter(draft -> draft != lone && draft.total == lone.total && drafts.contains(draft))
        .filter(draft -> draft.effectiveLabel() == lone.effectiveLabel())
        .filter(draft -> isTwin(draft.cover(), cover))
        .min(Draft.BY_DATE)
        .orElse(null);
  }

  private static boolean isTwin(@Nullable Node other, Node cover) {
    return other != null && other.title.equals(cover.title) && other.samePerson(cover);
  }

  private void placeSingles() {
    Map<Node, Draft> fillers = new TreeMap<>(Node.BY_DATE);
    ByPerson open =
        new ByPerson(drafts.stream().filter(draft -> !draft.single() && draft.hasHoles()));
    for (Node node : nodes) {
      if (node.use != Node.Use.SINGLE) {
        continue;
      }
      Draft host = nearest(node);
      if (host != null && !host.single() && new Fragment(host, node).absorbSingle()) {
        continue;
      }
      Draft lacking = lacking(node, host, open);
      if (lacking != null) {
        fillers.put(node, lacking);
      } else {
        drafts.add(new Draft(List.of(node)));
      }
    }
    Unnumbered.fill(fillers).forEach(node -> drafts.add(new Draft(List.of(node))));
  }

  private static @Nullable Draft nearest(Node node) {
    Node up = node.parent;
    for (int hops = 0; up != null && hops < DEEP; hops++, up = up.parent) {
      if (up.draft != null) {
        return up.draft;
      }
    }
    return null;
  }

  /** The version with a gap that a patch without a number was sent for. */
  private @Nullable Draft lacking(Node node, @Nullable Draft host, ByPerson open) {
    if (host != null) {
      return node.parent != null
              && node.parent.draft == host
              && Math.abs(node.at - host.posted()) <= HOUR
              && mayFill(node, host)
          ? host
          : null;
    }
    return open.near(node, HOUR).stream()
        .filter(draft -> mayFill(node, draft) && isKin(node, draft))
        .min(Draft.BY_DATE)
        .orElse(null);
  }

  private static boolean mayFill(Node node, Draft draft) {
    return !draft.single()
        && draft.hasHoles()
        && draft.first().sameSender(node)
        && (node.label == 0 || node.label == draft.effectiveLabel());
  }

  private static boolean isKin(Node node, Draft draft) {
    return (node.run.isPresent() && node.run.equals(draft.first().run))
        || Unnumbered.listedAt(draft, node) > 0;
  }

  /** Everything else goes where the message is that it answers. */
  private void placeTalk() {
    for (Node node : Threads.parentsFirst(nodes)) {
      Node parent = node.parent;
      if (node.draft != null || parent == null || parent.draft == null) {
        continue;
      }
      Draft draft = parent.draft;
      node.draft = draft;
      if (node.use == Node.Use.PROPOSAL) {
        Node about = about(parent, draft);
        int number = about == null ? 0 : numberOf(about, draft);
        draft.stray(node, number, Fragment.proposal(node, about, number));
      } else {
        draft.talk.add(node);
      }
    }
  }

  /**
   * A reply to a cover letter that is missing goes where the patches below that cover letter are; a
   * reply that does not say what it answers goes by its subject, if that is clear.
   */
  private void placeOrphans() {
    Map<MessageId, Node> belowMissing = new HashMap<>();
    for (Node node : nodes) {
      if (node.draft != null && node.carries() && node.parent == null) {
        node.posting.references().forEach(missing -> belowMissing.putIfAbsent(missing, node));
      }
    }
    Map<String, List<Node>> byTitle = new HashMap<>();
    for (Node node : nodes) {
      if (node.draft != null && (node.carries() || node.use == Node.Use.COVER)) {
        byTitle.computeIfAbsent(node.title, key -> new ArrayList<>()).add(node);
      }
    }
    for (Node node : nodes) {
      if (node.draft == null && node.parent == null) {
        Node beside = beside(node, belowMissing);
        if (beside != null && beside.draft != null) {
          put(node, beside.draft);
          continue;
        }
        if (!node.posting.subject().reply()) {
          continue;
        }
        Node answered = answered(node, byTitle.getOrDefault(node.title, List.of()));
        if (answered != null && !isBelow(answered, node)) {
          node.parent = answered;
          answered.children.add(node);
        }
      }
    }
    placeTalk();
  }

  private static @Nullable Node beside(Node orphan, Map<MessageId, Node> belowMissing) {
    for (MessageId reference : orphan.posting.references().reversed()) {
      Node beside = belowMissing.get(reference);
      if (beside != null) {
        return beside;
      }
    }
    return null;
  }

  private static void put(Node node, Draft draft) {
    if (node.use == Node.Use.PROPOSAL) {
      draft.stray(node, 0, Fragment.proposal(node, null, 0));
    } else {
      draft.talk.add(node);
      node.draft = draft;
    }
  }

  private static @Nullable Node answered(Node orphan, List<Node> sameTitle) {
    List<Node> possible =
        sameTitle.stream()
            .filter(node -> !orphan.title.isEmpty())
            .filter(node -> node.at <= orphan.at && orphan.at - node.at <= 60 * DAY)
            .filter(node -> orphan.label == node.label || orphan.label == label(node))
            .filter(node -> orphan.number == Node.NONE || orphan.number == node.number)
            .toList();
    boolean clear = possible.stream().allMatch(node -> node.samePerson(possible.getFirst()));
    return clear && !possible.isEmpty() ? possible.getLast() : null;
  }

  private static boolean isBelow(Node node, Node top) {
    Node up = node;
    for (int hops = 0; up != null && up != top && hops < DEEP; hops++) {
      up = up.parent;
    }
    return up != null;
  }

  private static int label(Node node) {
    return node.draft == null ? 0 : node.draft.label;
  }

  /** The patch or cover letter of the version that a reply is about. */
  static @Nullable Node about(Node from, Draft draft) {
    Node up = from;
    for (int hops = 0; up != null && hops < DEEP && up.draft == draft; hops++, up = up.parent) {
      if (up.carries() || up.use == Node.Use.COVER) {
        return up;
      }
    }
    return null;
  }

  static int numberOf(Node node, Draft draft) {
    for (Map.Entry<Integer, Node> slot : draft.slots.entrySet()) {
      if (slot.getValue() == node) {
        return slot.getKey();
      }
    }
    return draft.strays.stream()
        .filter(stray -> stray.node() == node)
        .mapToInt(Draft.Stray::number)
        .findFirst()
        .orElse(0);
  }
}
