package org.interleave.series.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.interleave.series.Version;

/** Turns the versions of one series into what is kept of it. */
final class Shape {
  private static final long SWAPPED = 2 * 86_400L;

  private Shape() {}

  static Series of(List<Draft> family) {
    List<Draft> drafts = ordered(family);
    int[] numbers = numbers(drafts);
    Map<Integer, Integer> used = new HashMap<>();
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      int time = used.merge(numbers[i], 1, Integer::sum);
      String name = "v" + numbers[i] + (time == 1 ? "" : "-" + time);
      versions.add(version(drafts.get(i), name, numbers[i]));
    }
    Draft first = drafts.getFirst();
    return new Series(
        SeriesId.of(first.first().id()), title(drafts), author(first), State.NEW, versions);
  }

  /**
   * By date; but two postings that a wrong clock has swapped stand in the order of their labels.
   */
  private static List<Draft> ordered(List<Draft> family) {
    List<Draft> drafts = new ArrayList<>(family);
    for (int i = 1; i < drafts.size(); i++) {
      for (int j = i; j > 0 && swapped(drafts.get(j - 1), drafts.get(j)); j--) {
        drafts.add(j - 1, drafts.remove(j));
      }
    }
    return drafts;
  }

  private static boolean swapped(Draft earlier, Draft later) {
    return earlier.effectiveLabel() > later.effectiveLabel()
        && earlier.rfc() == later.rfc()
        && Math.abs(later.posted() - earlier.posted()) <= SWAPPED;
  }

  /** What a version says it is; one that says nothing is the next one, unless that is another. */
  private static int[] numbers(List<Draft> drafts) {
    Set<Integer> said =
        drafts.stream().map(draft -> draft.label).filter(n -> n > 0).collect(Collectors.toSet());
    int[] numbers = new int[drafts.size()];
    int highest = 0;
    for (int i = 0; i < numbers.length; i++) {
      Draft draft = drafts.get(i);
      if (draft.label > 0) {
        numbers[i] = draft.label;
      } else if (i == 0) {
        numbers[i] = 1;
      } else if (draft.resend()) {
        numbers[i] = numbers[i - 1];
      } else if (!said.contains(highest + 1)) {
        numbers[i] = highest + 1;
      } else {
        numbers[i] = drafts.get(i - 1).rfc() && !draft.rfc() ? 1 : numbers[i - 1];
      }
      highest = Math.max(highest, numbers[i]);
    }
    return numbers;
  }

  private static String title(List<Draft> drafts) {
    return drafts.reversed().stream()
        .map(Shape::ownTitle)
        .filter(title -> !title.isBlank())
        .findFirst()
        .or(() -> drafts.reversed().stream().map(Draft::title).findFirst())
        .orElse("");
  }

  /** A cover letter with an empty subject says nothing; the version before it may say more. */
  private static String ownTitle(Draft draft) {
    return draft.first().posting.subject().title().strip();
  }

  private static Mailbox author(Draft draft) {
    Node first = draft.first();
    boolean oneAuthor =
        draft.patches().stream()
                .map(node -> People.address(node.posting.author()))
                .distinct()
                .count()
            == 1;
    return first.carries() && oneAuthor ? first.posting.author() : first.posting.from();
  }

  private static Version version(Draft draft, String name, int number) {
    Node cover = draft.cover();
    List<Version.Patch> patches = new ArrayList<>();
    draft
        .slots
        .subMap(1, true, draft.total, true)
        .forEach((place, node) -> patches.add(patch(place, node, note(draft, node))));
    List<Version.Patch> strays =
        draft.strays.stream()
            .sorted(Comparator.comparing(Draft.Stray::node, Node.BY_DATE))
            .map(stray -> patch(stray.number(), stray.node(), stray.note()))
            .toList();
    return new Version(
        name,
        number,
        draft.kind(),
        Instant.ofEpochSecond(draft.posted()),
        draft.total,
        cover == null ? Optional.empty() : Optional.of(cover.id()),
        patches,
        strays,
        messages(draft));
  }

  private static String note(Draft draft, Node node) {
    String note = draft.notes.getOrDefault(node, "");
    return note.isEmpty() && node.use == Node.Use.HOLLOW ? "no diff was found in it" : note;
  }

  private static Version.Patch patch(int number, Node node, String note) {
    return new Version.Patch(
        number,
        node.posting.subject().title(),
        node.posting.author(),
        node.posting.sent(),
        node.id(),
        note);
  }

  private static List<MessageId> messages(Draft draft) {
    Stream<Node> nodes =
        Stream.of(
                draft.slots.values().stream(),
                draft.strays.stream().map(Draft.Stray::node),
                draft.talk.stream())
            .flatMap(stream -> stream);
    return nodes.distinct().sorted(Node.BY_DATE).map(Node::id).toList();
  }
}
