package org.interleave.series.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few patches that may be replacements of patches of another version: "[PATCH v4 12/12]" again,
 * "v5.1 10/12", "v3 5/11" below v2's fifth patch, a reviewer's own idea.
 */
final class Fragment {
  private static final int DEEP = 500;

  private final Draft host;
  private final List<Node> members;
  private final Draft fragment;

  Fragment(Draft fragment, Draft host) {
    this.fragment = fragment;
    this.host = host;
    members = List.copyOf(fragment.slots.values());
  }

  /** A patch without a number, which is in no version yet. */
  Fragment(Draft host, Node single) {
    this.fragment = host;
    this.host = host;
    members = List.of(single);
  }

  /** Takes over what was sent below the host. Returns whether it was taken. */
  boolean absorb() {
    boolean lone = members.size() == 1;
    if (host.total <= 1
        || members.size() * 2 > Math.max(2, fragment.total)
        || (!lone && fragment.total != host.total)) {
      return false;
    }
    if (!members.stream().allMatch(node -> hasCounterpart(node) || (lone && isOneOf(node)))) {
      return false;
    }
    moveStrays();
    for (Node node : members) {
      place(node, counterpart(node));
    }
    return true;
  }

  /** Takes over patches of the same version and title that were sent once more. */
  boolean absorbAgain() {
    if (host.total != fragment.total
        || members.size() * 2 > Math.max(2, host.total)
        || !members.stream().allMatch(node -> isSameVersion(node) && isSameTitle(node))) {
      return false;
    }
    moveStrays();
    members.forEach(node -> place(node, host.slots.get(node.number)));
    return true;
  }

  boolean absorbSingle() {
    Node single = members.getFirst();
    Node twin = byTitle(single);
    if (twin == null) {
      return false;
    }
    place(single, twin);
    return true;
  }

  private void moveStrays() {
    for (Draft.Stray stray : fragment.strays) {
      host.stray(stray.node(), stray.number(), stray.note());
    }
  }

  private boolean isSameVersion(Node node) {
    return node.label == 0 || node.label == host.effectiveLabel();
  }

  private boolean isSameTitle(Node node) {
    Node there = host.slots.get(node.number);
    return there != null && there.title.equals(node.title);
  }

  private boolean hasCounterpart(Node node) {
    Node there = counterpart(node);
    return there != null && (there.title.equals(node.title) || isBelow(node, there));
  }

  private @Nullable Node counterpart(Node node) {
    Node byNumber = host.slots.get(node.number);
    if (byNumber != null && byNumber.title.equals(node.title)) {
      return byNumber;
    }
    Node byTitle = byTitle(node);
    return byTitle != null ? byTitle : byNumber;
  }

  private @Nullable Node byTitle(Node node) {
    return host.patches().stream()
        .filter(patch -> !node.title.isEmpty() && patch.title.equals(node.title))
        .findFirst()
        .orElse(null);
  }

  /** Whether a lone patch counts as the host's patches do, though it matches none of them. */
  private boolean isOneOf(Node node) {
    return host.first().samePerson(node)
        && (node.total == host.total || node.revision > 0)
        && (node.label == 0 || node.label >= host.effectiveLabel());
  }

  private static boolean isBelow(Node node, Node top) {
    Node up = node.parent;
    for (int hops = 0; up != null && hops < DEEP; hops++, up = up.parent) {
      if (up == top) {
        return true;
      }
    }
    return false;
  }

  private void place(Node node, @Nullable Node counterpart) {
    int number = counterpart == null ? node.number : Placement.numberOf(counterpart, host);
    if (counterpart != null && !node.samePerson(counterpart) && !host.first().samePerson(node)) {
      host.stray(node, number, "a proposal by " + node.posting.from().display());
    } else if (number > host.total) {
      host.stray(node, number, "one more than the " + host.total + " of its version");
    } else if (isSameVersion(node) && node.number != Node.NONE || isRevised(node)) {
      host.replace(number, node, revision(node));
    } else {
      host.stray(node, number, "v" + Math.max(1, node.label) + " of this patch, posted alone");
    }
  }

  private boolean isRevised(Node node) {
    return isSameVersion(node) && node.use == Node.Use.SINGLE;
  }

  private static String revision(Node node) {
    return node.revision > 0
        ? "posted again as v" + node.label + "." + node.revision
        : "posted again";
  }

  /** Why a diff in a reply stands where it stands. */
  static String proposal(Node node, @Nullable Node about, int number) {
    if (about == null || number == 0) {
      return "a diff in a reply";
    }
    return node.samePerson(about)
        ? "revised by its author in a reply"
        : "a proposal by " + node.posting.from().display() + " in a reply";
  }
}
