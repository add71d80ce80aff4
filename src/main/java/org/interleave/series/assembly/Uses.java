package org.interleave.series.assembly;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Subject;
import org.interleave.series.Posting;
import org.interleave.series.assembly.Node.Use;
import org.jspecify.annotations.Nullable;

/** Says what each message is for: first by itself, then by where it stands in its thread. */
final class Uses {
  private static final long DAY = 86_400;
  private static final Set<String> VERDICTS =
      Set.of("reviewed-by", "acked-by", "tested-by", "nacked-by", "nak-by");

  private Uses() {}

  static Use bySubject(Posting posting) {
    Subject subject = posting.subject();
    if (subject.reply()) {
      return posting.hasDiff() ? Use.PROPOSAL : Use.TALK;
    }
    if (subject.pull()) {
      // a pull request is no patch, but "[pull request][net-next 00/15]" opens a series
      return subject.number().orElse(0) == 0 ? Use.BARE : Use.TALK;
    }
    if (!subject.patch()) {
      return posting.hasDiff()
          ? posting.references().isEmpty() ? Use.SINGLE : Use.PROPOSAL
          : Use.TALK;
    }
    if (subject.number().isPresent()) {
      return subject.number().getAsInt() == 0
          ? Use.COVER
          : posting.hasDiff() ? Use.PATCH : Use.HOLLOW;
    }
    return posting.hasDiff() ? Use.SINGLE : Use.BARE;
  }

  /** Corrects the uses by what is above and below each message. */
  static void byThread(List<Node> nodes) {
    nodes.stream().filter(Uses::isReplyWithoutMark).forEach(node -> node.use = Use.TALK);
    for (Node node : nodes) {
      if (opensSeries(node)) {
        int total = node.total;
        if (total == Node.NONE) {
          total = mostFrequentTotal(node);
        }
        if (total == Node.NONE) {
          total = (int) node.children.stream().filter(Node::carries).count();
        }
        node.use = Use.COVER;
        node.number = 0;
        node.total = total;
      }
    }
    for (Node node : nodes) {
      if (node.use == Use.BARE) {
        node.use = Use.TALK;
      }
    }
  }

  /** A reply may keep the subject of what it answers, with no Re: at all. */
  private static boolean isReplyWithoutMark(Node node) {
    return switch (node.use) {
      case HOLLOW -> givesVerdict(node.posting) || above(node, Use.PATCH) != null;
      case COVER -> givesVerdict(node.posting) || answersCover(node);
      case BARE -> above(node, Use.SINGLE) != null && !hasPatchesBelow(node);
      case PATCH, SINGLE, PROPOSAL, TALK -> false;
    };
  }

  /** An author's own second cover letter may open unthreaded patches. */
  private static boolean answersCover(Node node) {
    Node cover = above(node, Use.COVER);
    return cover != null && !cover.sameSender(node) && !hasPatchesBelow(node);
  }

  private static boolean givesVerdict(Posting posting) {
    return !posting.references().isEmpty()
        && posting.trailers().stream()
            .anyMatch(trailer ->
                VERDICTS.contains(trailer.key().toLowerCase(Locale.ROOT))
                    && names(trailer.value(), posting.from()));
  }

  private static boolean names(String value, Mailbox person) {
    String lower = value.toLowerCase(Locale.ROOT);
    return (!People.address(person).isEmpty() && lower.contains(People.address(person)))
        || (!People.name(person).isEmpty() && lower.contains(People.name(person)));
  }

  /** The message above that has the same title, version and number, if it is of that use. */
  private static @Nullable Node above(Node node, Use use) {
    for (Node up = node.parent; up != null; up = up.parent) {
      if (up.use == use
          && up.number == node.number
          && up.label == node.label
          && up.title.equals(node.title)) {
        return up;
      }
    }
    return null;
  }

  private static boolean hasPatchesBelow(Node node) {
    return node.children.stream().anyMatch(Node::carries);
  }

  /** Cover letters without a number, or without any mark of a patch, or with no subject. */
  private static boolean opensSeries(Node node) {
    if (node.use == Use.BARE) {
      return hasNumberedPatches(node) || hasPatchesWithoutNumber(node);
    }
    return node.use == Use.TALK
        && !node.posting.subject().reply()
        && !node.posting.subject().pull()
        && node.posting.references().isEmpty()
        && hasNumberedPatches(node);
  }

  private static boolean hasNumberedPatches(Node node) {
    boolean first = false;
    for (Node child : node.children) {
      if (child.use == Use.COVER && child.sameSender(node) && soonAfter(node, child)) {
        return false;
      }
      first |=
          child.use == Use.PATCH
              && (child.number == 1 || child.total > 1)
              && child.sameSender(node)
              && sameVersion(node, child)
              && soonAfter(node, child);
    }
    return first;
  }

  private static boolean hasPatchesWithoutNumber(Node node) {
    return node.posting.subject().patch()
        && node.children.stream()
                .filter(child -> child.use == Use.SINGLE && !child.title.equals(node.title))
                .filter(child -> child.sameSender(node) && sameVersion(node, child))
                .filter(child -> child.at - node.at < 3600 && child.at >= node.at - 60)
                .count()
            > 0;
  }

  private static boolean sameVersion(Node node, Node child) {
    return node.label == child.label || node.label == 0 || child.label == 0;
  }

  private static boolean soonAfter(Node node, Node child) {
    return Math.abs(child.at - node.at) <= DAY;
  }

  private static int mostFrequentTotal(Node node) {
    int best = Node.NONE;
    long most = 0;
    for (Node child : node.children) {
      long count = node.children.stream().filter(other -> other.total == child.total).count();
      if (child.use == Use.PATCH && count > most) {
        most = count;
        best = child.total;
      }
    }
    return best;
  }
}
