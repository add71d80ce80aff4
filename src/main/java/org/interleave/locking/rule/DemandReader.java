package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Demand.Outcome;
import org.interleave.locking.Designator;
import org.interleave.yaml.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what stands behind the kind of a rule. */
final class DemandReader {
  static final List<String> KINDS =
      List.of(
          "guarded_by",
          "pt_guarded_by",
          "must_hold",
          "must_not_hold",
          "acquires",
          "releases",
          "lock_order",
          "holds_reference",
          "requires",
          "forbids",
          "poisoned_after",
          "asserts");
  static final String KINDS_IN_WORDS = "give it one of " + String.join(", ", KINDS);

  private static final Map<String, Hold> HOLDS =
      Map.of(
          "exclusive", Hold.EXCLUSIVE,
          "write", Hold.EXCLUSIVE,
          "shared", Hold.SHARED,
          "read", Hold.SHARED,
          "none", Hold.NONE);
  private static final Map<String, Outcome> OUTCOMES =
      Map.of("always", Outcome.ALWAYS, "nonzero", Outcome.NONZERO, "zero", Outcome.ZERO);

  private final RuleWords words;

  DemandReader(RuleWords words) {
    this.words = words;
  }

  /** Empty if something is wrong with it, which then has been told. */
  List<Demand> read(String kind, @Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    return switch (kind) {
      case "guarded_by" -> guardedBy(node, false);
      case "pt_guarded_by" -> guardedBy(node, true);
      case "must_hold" -> mustHold(node);
      case "must_not_hold" -> mustNotHold(node);
      case "acquires" -> acquires(node);
      case "releases" -> releases(node);
      case "lock_order" -> lockOrder(node);
      case "holds_reference" -> holdsReference(node);
      case "requires" -> requires(node);
      case "forbids" -> forbids(node);
      case "poisoned_after" -> poisonedAfter(node);
      case "asserts" -> asserts(node);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private List<Demand> guardedBy(Node node, boolean pointee) {
    Map<String, Node> keys = keys(node, "field", "lock", "write", "read");
    Optional<Designator> field = object(keys, "field", node);
    Hold write = hold(keys.get("write"), "write", usual(keys));
    Hold read = hold(keys.get("read"), "read", Hold.SHARED);
    if (write == Hold.NONE && read == Hold.NONE) {
      words.yaml().problem(node, "neither `write` nor `read` needs the lock");
    }
    return forLocks(
        keys, node, lock -> field.map(it -> new Demand.GuardedBy(it, lock, write, read, pointee)));
  }

  private List<Demand> mustHold(Node node) {
    Map<String, Node> keys = functionKeys(node, "lock", "mode");
    List<String> functions = words.functions(keys, node);
    Hold hold = mode(keys);
    return forLocks(keys, node, lock -> Optional.of(new Demand.MustHold(functions, lock, hold)));
  }

  private List<Demand> mustNotHold(Node node) {
    Map<String, Node> keys = functionKeys(node, "lock");
    List<String> functions = words.functions(keys, node);
    return forLocks(keys, node, lock -> Optional.of(new Demand.MustNotHold(functions, lock)));
  }

  private List<Demand> acquires(Node node) {
    Map<String, Node> keys = functionKeys(node, "lock", "mode", "returns", "when");
    List<String> functions = words.functions(keys, node);
    Hold hold = mode(keys);
    Outcome when =
        oneOf(keys.getOrDefault("when", keys.get("returns")), "when", OUTCOMES, Outcome.ALWAYS);
    return forLocks(
        keys, node, lock -> Optional.of(new Demand.Acquires(functions, lock, hold, when)));
  }

  private List<Demand> releases(Node node) {
    Map<String, Node> keys = functionKeys(node, "lock");
    List<String> functions = words.functions(keys, node);
    return forLocks(keys, node, lock -> Optional.of(new Demand.Releases(functions, lock)));
  }

  private List<Demand> lockOrder(Node node) {
    List<Designator> order = new ArrayList<>();
    if (node instanceof SequenceNode) {
      order.addAll(words.designators(node, "lock"));
    } else {
      Map<String, Node> keys = keys(node, "order", "before", "after");
      if (keys.containsKey("order")) {
        order.addAll(words.designators(keys.get("order"), "lock"));
      } else {
        order.addAll(words.designators(required(keys, "before", node), "lock"));
        order.addAll(words.designators(required(keys, "after", node), "lock"));
      }
    }
    if (order.size() < 2) {
      words.yaml().problem(node, "an order has two locks or more, the outermost first");
    } else if (order.stream().distinct().count() < order.size()) {
      words.yaml().problem(node, "a lock stands twice in the order");
    }
    return List.of(new Demand.LockOrder(order));
  }

  private List<Demand> holdsReference(Node node) {
    Map<String, Node> keys = keys(node, "field", "get", "put", "on");
    Optional<Designator> field = object(keys, "field", node);
    List<String> get = names(required(keys, "get", node), "get");
    List<String> put = names(required(keys, "put", node), "put");
    Optional<Designator> on = words.designator(keys.get("on"), "counter");
    return field.<Demand>map(it -> new Demand.HoldsReference(it, get, put, on)).stream().toList();
  }

  private List<Demand> requires(Node node) {
    Map<String, Node> keys = keys(node, "call", "after", "until");
    return List.of(
        new Demand.Requires(
            calls(keys, "call", node),
            calls(keys, "after", node),
            words.calls(keys.get("until"), "until")));
  }

  private List<Demand> forbids(Node node) {
    if (!(node instanceof MappingNode)) {
      return List.of(
          new Demand.Forbids(words.calls(node, "call"), Optional.empty(), Optional.empty()));
    }
    Map<String, Node> keys = keys(node, "call", "on", "under");
    return List.of(
        new Demand.Forbids(
            calls(keys, "call", node),
            words.designator(keys.get("on"), "field"),
            words.designator(keys.get("under"), "lock")));
  }

  private List<Demand> poisonedAfter(Node node) {
    Map<String, Node> keys = keys(node, "field", "after", "call");
    String key = keys.containsKey("call") ? "call" : "after";
    List<CallPattern> after = calls(keys, key, node);
    return object(keys, "field", node)
        .<Demand>map(it -> new Demand.PoisonedAfter(it, after))
        .stream()
        .toList();
  }

  private List<Demand> asserts(Node node) {
    Map<String, Node> keys = functionKeys(node, "lock", "mode");
    List<String> functions = words.functions(keys, node);
    Hold hold = mode(keys);
    return forLocks(keys, node, lock -> Optional.of(new Demand.Asserts(functions, lock, hold)));
  }

  /** Several locks are all to be held: each makes a demand of its own. */
  private List<Demand> forLocks(
      Map<String, Node> keys, Node whole, Function<Designator, Optional<Demand>> demand) {
    return words.designators(required(keys, "lock", whole), "lock").stream()
        .flatMap(lock -> demand.apply(lock).stream())
        .toList();
  }

  private Map<String, Node> functionKeys(Node node, String... others) {
    List<String> known = new ArrayList<>(List.of("function", "functions", "call"));
    known.addAll(List.of(others));
    return keys(node, known.toArray(String[]::new));
  }

  private Map<String, Node> keys(Node node, String... known) {
    if (node instanceof MappingNode mapping) {
      return words.yaml().keys(mapping, List.of(known));
    }
    words.yaml().problem(node, "here stands a mapping with " + String.join(", ", known));
    return Map.of();
  }

  /** Where nothing is said at all, {@link #keys} has told so. */
  private @Nullable Node required(Map<String, Node> keys, String key, Node whole) {
    Node node = keys.get(key);
    boolean misspelt =
        keys.keySet().stream().anyMatch(it -> Nearest.to(it, List.of(key)).isPresent());
    if (node == null && whole instanceof MappingNode && !misspelt) {
      words.yaml().problem(whole, "`" + key + "` is missing");
    }
    return node;
  }

  private Optional<Designator> object(Map<String, Node> keys, String key, Node whole) {
    Node node = required(keys, key, whole);
    Optional<Designator> object = words.designator(node, key);
    if (object.isPresent() && Designators.isContext(object.get())) {
      words.yaml().problem(node, "`" + object.get() + "` is a context and no field");
    }
    return object;
  }

  private List<CallPattern> calls(Map<String, Node> keys, String key, Node whole) {
    Node node = required(keys, key, whole);
    List<CallPattern> calls = words.calls(node, key);
    if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
      words.yaml().problem(node, "`" + key + "` is empty");
    }
    return calls;
  }

  private List<String> names(@Nullable Node node, String key) {
    List<String> names = new ArrayList<>();
    for (ScalarNode item : words.items(node, key, "a function's name", "functions")) {
      if (CallPatterns.isName(item.getValue())) {
        names.add(item.getValue());
      } else {
        words.yaml().problem(item, "`" + item.getValue() + "` is no function's name");
      }
    }
    return names;
  }

  private Hold mode(Map<String, Node> keys) {
    Hold hold = hold(keys.get("mode"), "mode", usual(keys));
    if (hold == Hold.NONE) {
      words.yaml().problem(keys.get("mode"), "`mode` is exclusive or shared");
    }
    return hold;
  }

  /** A context such as rcu cannot be held by one alone. */
  private static Hold usual(Map<String, Node> keys) {
    return keys.get("lock") instanceof ScalarNode lock
            && Designators.CONTEXTS.contains(lock.getValue())
        ? Hold.SHARED
        : Hold.EXCLUSIVE;
  }

  private Hold hold(@Nullable Node node, String key, Hold otherwise) {
    return oneOf(node, key, HOLDS, otherwise);
  }

  private <T> T oneOf(@Nullable Node node, String key, Map<String, T> known, T otherwise) {
    Optional<String> word = words.word(node, key);
    if (word.isPresent() && !known.containsKey(word.get())) {
      words.yaml().unknown(node, key, word.get(), known.keySet().stream().sorted().toList());
    }
    return word.isEmpty() ? otherwise : known.getOrDefault(word.get(), otherwise);
  }
}
