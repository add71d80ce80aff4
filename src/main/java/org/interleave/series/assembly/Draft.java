package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.series.Posting;
import org.jspecify.annotations.Nullable;

/** A version in the making. */
final class Draft {
  static final Comparator<Draft> BY_DATE =
      Comparator.comparingLong(Draft::posted)
          .thenComparingInt(draft -> draft.label)
          .thenComparing(draft -> draft.first().id());

  /** A message with a diff that does not count, the patch it is about (0: none), and why. */
  record Stray(Node node, int number, String note) {}

  /** The cover letter is number 0. */
  final TreeMap<Integer, Node> slots = new TreeMap<>();

  final List<Stray> strays = new ArrayList<>();
  final Map<Node, String> notes = new java.util.HashMap<>();

  /** Replies and everything else below its messages. */
  final List<Node> talk = new ArrayList<>();

  int total;
  int label;

  Draft(Collection<Node> members) {
    int most = 0;
    for (Node node : members.stream().sorted(Node.BY_DATE).toList()) {
      slots.put(node.use == Node.Use.SINGLE ? 1 : node.number, node);
      node.draft = this;
      label = Math.max(label, node.label);
      int count = count(members, node.total);
      if (node.total != Node.NONE && count > most) {
        most = count;
        total = node.total;
      }
    }
    Node cover = slots.get(0);
    if (cover != null && cover.total > 0 && count(members, cover.total) >= most) {
      total = cover.total;
    }
    if (total < slots.lastKey()) {
      total = fitting(members);
    }
    if (total == 0) {
      // "3/n" says no total, and a patch without a number is the only one
      total = slots.lastKey();
    }
  }

  /** The total that some state and that leaves no patch over, else the one there is. */
  private int fitting(Collection<Node> members) {
    int last = slots.lastKey();
    return members.stream()
        .mapToInt(node -> node.total)
        .filter(stated -> stated >= last)
        .filter(stated -> count(members, stated) > 1 || slots.containsKey(0))
        .min()
        .orElse(total);
  }

  private static int count(Collection<Node> members, int total) {
    return (int) members.stream().filter(node -> node.total == total).count();
  }

  @Nullable Node cover() {
    return slots.get(0);
  }

  /** The message that opens it: the cover letter, else the first patch. */
  Node first() {
    return slots.firstEntry().getValue();
  }

  long posted() {
    long posted = Long.MAX_VALUE;
    for (Node node : slots.values()) {
      posted = Math.min(posted, node.at);
    }
    return posted;
  }

  /** The patches that count; number 6 of 5 does not. */
  List<Node> patches() {
    return List.copyOf(slots.subMap(1, true, total, true).values());
  }

  boolean hasHoles() {
    return patches().size() < total;
  }

  boolean single() {
    return total == 1 && !slots.containsKey(0);
  }

  int effectiveLabel() {
    return Math.max(1, label);
  }

  void add(int number, Node node, String note) {
    slots.put(number, node);
    node.draft = this;
    if (!note.isEmpty()) {
      notes.put(node, note);
    }
  }

  void stray(Node node, int number, String note) {
    strays.add(new Stray(node, number, note));
    node.draft = this;
  }

  /** The newer posting of a patch counts; the older one stays as a stray. */
  void replace(int number, Node newer, String note) {
    Node older = slots.get(number);
    if (older == null) {
      add(number, newer, note);
      return;
    }
    if (!follows(newer, older)) {
      stray(newer, number, "replaced by a later posting of the same patch");
      return;
    }
    notes.remove(older);
    stray(older, number, "replaced by a later posting of the same patch");
    add(number, newer, note);
  }

  /** Clocks and relays err: "v5.1", or an answer to the older posting, says more than a date. */
  private static boolean follows(Node newer, Node older) {
    if (newer.revision != older.revision) {
      return newer.revision > older.revision;
    }
    return newer.posting.references().contains(older.id())
        || (!older.posting.references().contains(newer.id())
            && Node.BY_DATE.compare(older, newer) < 0);
  }

  void remove(Node node) {
    slots.values().remove(node);
    strays.removeIf(stray -> stray.node() == node);
    talk.remove(node);
    node.draft = null;
  }

  boolean rfc() {
    Node cover = slots.get(0);
    if (cover != null && cover.posting.subject().rfc()) {
      return true;
    }
    return slots.values().stream().filter(node -> node.posting.subject().rfc()).count() * 2
        > slots.size();
  }

  boolean resend() {
    return slots.values().stream().filter(node -> node.posting.subject().resend()).count() * 2
        > slots.size();
  }

  /** Whether a git range brought it; see archive.RangeMails. */
  private boolean git() {
    return first().id().value().endsWith("@git.interleave");
  }

  String kind() {
    return git() ? "git" : resend() ? "RESEND" : rfc() ? "RFC" : "PATCH";
  }

  /** The title that names it: the cover letter's, else the first patch's. */
  String title() {
    return slots.values().stream()
        .map(node -> node.posting.subject().title())
        .filter(title -> !title.isBlank())
        .findFirst()
        .orElse("");
  }

  Set<String> titles() {
    Set<String> titles = new HashSet<>();
    for (Node node : patches()) {
      titles.add(node.title);
    }
    titles.remove("");
    return titles;
  }

  Set<String> patchIds() {
    Set<String> ids = new HashSet<>();
    patches().forEach(node -> node.posting.patchId().ifPresent(ids::add));
    return ids;
  }

  Set<String> changeIds() {
    Set<String> ids = new HashSet<>();
    Node cover = slots.get(0);
    (cover != null && cover.posting.changeId().isPresent() ? List.of(cover) : slots.values())
        .forEach(node -> node.posting.changeId().ifPresent(ids::add));
    return ids;
  }

  Set<String> files() {
    Set<String> files = new HashSet<>();
    patches().stream().map(node -> node.posting).map(Posting::files).forEach(files::addAll);
    return files;
  }

  String backport() {
    return first().backport;
  }

  @Override
  public String toString() {
    return "v" + label + " " + slots.keySet() + "/" + total + " " + title();
  }
}
