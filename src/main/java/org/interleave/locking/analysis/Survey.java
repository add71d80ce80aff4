package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interleave.c.Place;
import org.interleave.c.Unit;
import org.interleave.locking.Site;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/** Which locks are held where fields are used, without any rule: what rules are proposed from. */
public final class Survey {
  /** What is only a part of how something else is kept: the field that it stands in is meant. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "list_head",
          "hlist_head",
          "hlist_node",
          "hlist_bl_head",
          "hlist_bl_node",
          "rb_root",
          "rb_root_cached",
          "rb_node",
          "llist_head",
          "llist_node",
          "plist_head",
          "plist_node");

  private record Where(Place place, Site.Action action, String function, String text) {}

  /** By field, by place: the locks held on every way to it. */
  private final Map<String, Map<Where, Set<String>>> uses = new TreeMap<>();

  Survey() {}

  /**
   * A use of a field.
   *
   * @param locks as rules name them, held on every way to it
   */
  public record Use(
      Place place, Site.Action action, String function, String text, Set<String> locks) {
    public Use {
      locks = Set.copyOf(locks);
    }
  }

  /**
   * A lock that most uses of a field hold.
   *
   * @param exceptions the uses that do not hold it
   */
  public record Candidate(String field, String lock, int support, int of, List<Use> exceptions) {
    public Candidate {
      exceptions = List.copyOf(exceptions);
    }
  }

  public static Survey of(List<Unit> units) {
    Survey survey = new Survey();
    new OwnStack<>(
            () -> {
              new Analyser(units, survey).run();
              return survey;
            })
        .get();
    return survey;
  }

  /** An access on one way. */
  void access(Point point, Term address, String text, boolean write) {
    String field = field(address);
    if (field == null || !point.place().file().endsWith(".c")) {
      return;
    }
    Set<String> held = new TreeSet<>();
    point
        .state()
        .tokens
        .forEach((token, hold) -> {
          if (token instanceof Token.Lock lock && hold.held()) {
            String name = lock(lock.address(), hold.through());
            if (name != null) {
              held.add(name);
            }
          }
        });
    Site.Action action = write ? Site.Action.WRITE : Site.Action.READ;
    Where where = new Where(point.place(), action, point.context().definition.name(), text);
    uses.computeIfAbsent(field, f -> new HashMap<>())
        .merge(
            where,
            held,
            (before, now) -> {
              Set<String> both = new TreeSet<>(before);
              both.retainAll(now);
              return both;
            });
  }

  private static @Nullable String field(Term address) {
    List<Term.Label> labels = address.labels();
    int last = labels.size() - 1;
    while (last >= 0 && CONTAINERS.contains(labels.get(last).field().tag())) {
      last--;
    }
    if (last >= 0) {
      return name(labels.get(last));
    }
    return address.base() instanceof Term.Global g ? g.name() : null;
  }

  private static @Nullable String name(Term.Label label) {
    Field field = label.field();
    return field.tag().isEmpty() ? null : field.tag() + "." + field.name();
  }

  private static @Nullable String lock(Term address, List<Field> through) {
    if (!through.isEmpty()) {
      Field last = through.getLast();
      return last.tag().isEmpty() ? null : last.tag() + "." + last.name();
    }
    return address instanceof Term.Global g ? g.name() : null;
  }

  /** The uses of a field, in the order of the files. */
  public List<Use> uses(String field) {
    Map<Where, Set<String>> found = uses.getOrDefault(field, Map.of());
    List<Use> all = new ArrayList<>();
    found.forEach((where, locks) -> {
      Where write = new Where(where.place, Site.Action.WRITE, where.function, where.text);
      // what reads and writes, as ++ does, is one use
      if (where.action == Site.Action.WRITE || !found.containsKey(write)) {
        all.add(new Use(where.place, where.action, where.function, where.text, locks));
      }
    });
    all.sort(
        Comparator.comparing((Use use) -> use.place().file())
            .thenComparingInt(use -> use.place().line())
            .thenComparingInt(use -> use.place().column())
            .thenComparing(Use::action)
            .thenComparing(Use::text));
    return all;
  }

  /** Fields that more than one function uses and some function writes, with their locks. */
  public List<Candidate> candidates() {
    List<Candidate> found = new ArrayList<>();
    for (String field : uses.keySet()) {
      best(field, uses(field)).ifPresent(found::add);
    }
    found.sort(
        Comparator.comparingDouble((Candidate c) -> -(double) c.support() / c.of())
            .thenComparing(c -> -c.support())
            .thenComparing(Candidate::field));
    return found;
  }

  /** The lock with the most support; it must be that of more uses than not, of two at least. */
  private static Optional<Candidate> best(String field, List<Use> uses) {
    boolean written = uses.stream().anyMatch(use -> use.action() == Site.Action.WRITE);
    long functions = uses.stream().map(Use::function).distinct().count();
    if (!written || functions < 2) {
      return Optional.empty();
    }
    Map<String, Integer> support = new TreeMap<>();
    uses.forEach(use -> use.locks().forEach(lock -> support.merge(lock, 1, Integer::sum)));
    return support.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(field))
        .max(
            Comparator.comparingInt((Map.Entry<String, Integer> e) -> e.getValue())
                .thenComparing(e -> sameOwner(field, e.getKey())))
        .filter(entry -> entry.getValue() >= 2 && entry.getValue() * 2 > uses.size())
        .map(entry -> {
          List<Use> exceptions =
              uses.stream().filter(use -> !use.locks().contains(entry.getKey())).toList();
          return new Candidate(field, entry.getKey(), entry.getValue(), uses.size(), exceptions);
        });
  }

  private static boolean sameOwner(String field, String lock) {
    int dot = field.indexOf('.');
    return dot > 0 && lock.startsWith(field.substring(0, dot + 1));
  }
}
