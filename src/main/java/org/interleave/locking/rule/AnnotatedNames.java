package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Token;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Designator;
import org.jspecify.annotations.Nullable;

/** Names locks that annotations write as expressions of their place. */
final class AnnotatedNames {
  private final @Nullable ParsedUnit parsed;

  AnnotatedNames(Unit unit) {
    this.parsed = unit.parsed();
  }

  /**
   * @param owner of a structure inside another: {@code outer.member}
   */
  static Designator member(String owner, String member) {
    String[] way = owner.split("\\.");
    List<Designator.Step> steps = new ArrayList<>();
    for (int i = 1; i < way.length; i++) {
      steps.add(new Designator.Step(false, way[i]));
    }
    steps.add(new Designator.Step(false, member));
    return new Designator(way[0], steps);
  }

  /** An expression at a member: it begins with a member beside it, or is a global one. */
  Optional<Designator> besideMember(String owner, String expression) {
    Optional<Designator> read = read(expression);
    if (read.isEmpty() || parsed == null) {
      return read.flatMap(this::global);
    }
    String enclosing = owner;
    while (!enclosing.isEmpty()) {
      Optional<StructType> struct = struct(enclosing);
      if (struct.isPresent() && !struct.get().find(read.get().root()).isEmpty()) {
        List<Designator.Step> steps = new ArrayList<>(member(enclosing, read.get().root()).steps());
        steps.addAll(read.get().steps());
        return Optional.of(new Designator(enclosing.split("\\.")[0], steps));
      }
      enclosing = enclosing.substring(0, Math.max(0, enclosing.lastIndexOf('.')));
    }
    return global(read.get());
  }

  Optional<Designator> global(String expression) {
    return read(expression).flatMap(this::global);
  }

  private Optional<Designator> global(Designator read) {
    Optional<Designator> context = context(read);
    if (context.isPresent()) {
      return context;
    }
    return parsed != null && parsed.variable(read.root()) != null
        ? Optional.of(read)
        : Optional.empty();
  }

  /** An expression at a function: it begins with a parameter, or is a global one. */
  Optional<Designator> ofFunction(String function, String expression) {
    Optional<Designator> read = read(expression);
    Routine routine = parsed == null ? null : parsed.routine(function);
    if (read.isEmpty() || routine == null) {
      return read.flatMap(this::global);
    }
    Type type = parameters(routine).get(read.get().root());
    if (type == null) {
      return global(read.get());
    }
    Type pointed = type.isPointer() ? type.target() : type;
    if (pointed == null
        || !(pointed.plain() instanceof StructType struct)
        || read.get().steps().isEmpty()
        || parsed == null) {
      return Optional.empty();
    }
    String tag = parsed.nameOf(struct);
    if (tag.isEmpty() || struct.complete() && struct.find(first(read.get())).isEmpty()) {
      return Optional.empty();
    }
    List<Designator.Step> steps = new ArrayList<>(member(tag, first(read.get())).steps());
    steps.addAll(read.get().steps().subList(1, read.get().steps().size()));
    return Optional.of(new Designator(tag.split("\\.")[0], steps));
  }

  private static String first(Designator designator) {
    return designator.steps().getFirst().member();
  }

  private Map<String, Type> parameters(Routine routine) {
    List<String> names =
        routine.defined()
            ? routine.parameters().stream().map(parameter -> parameter.name()).toList()
            : declared(routine);
    Map<String, Type> parameters = new LinkedHashMap<>();
    List<Type> types = routine.type().parameters();
    for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
      parameters.put(names.get(i), types.get(i));
    }
    return parameters;
  }

  /** Of a declaration only the types are kept; the names are read from its tokens. */
  private List<String> declared(Routine routine) {
    List<String> names = new ArrayList<>();
    Token[] tokens = parsed == null ? new Token[0] : parsed.tokens().tokens();
    int open = routine.at() + 1;
    if (open >= tokens.length || !tokens[open].is("(")) {
      return names;
    }
    int depth = 0;
    String last = "";
    for (int i = open; i < tokens.length; i++) {
      Token token = tokens[i];
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      if (depth == 0 || depth == 1 && token.is(",")) {
        names.add(last);
        last = "";
      } else if (depth == 1 && token.kind() == Token.Kind.IDENTIFIER) {
        last = token.text();
      }
      if (depth == 0) {
        break;
      }
    }
    return names;
  }

  private Optional<StructType> struct(String name) {
    if (parsed == null) {
      return Optional.empty();
    }
    String[] way = name.split("\\.");
    Type tagged = parsed.tagged(way[0]);
    Type type = tagged == null ? parsed.typedef(way[0]) : tagged;
    for (int i = 1; i < way.length && type != null; i++) {
      type =
          type.plain() instanceof StructType outer
              ? outer.find(way[i]).stream().map(Member::type).reduce((a, b) -> b).orElse(null)
              : null;
    }
    return type != null && type.plain() instanceof StructType struct
        ? Optional.of(struct)
        : Optional.empty();
  }

  private static Optional<Designator> read(String expression) {
    String text = expression.strip();
    while (text.startsWith("(") && text.endsWith(")")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    while (text.startsWith("&") || text.startsWith("*")) {
      text = text.substring(1).strip();
      while (text.startsWith("(") && text.endsWith(")")) {
        text = text.substring(1, text.length() - 1).strip();
      }
    }
    return Designators.parse(text);
  }

  /** RCU as sparse and the kernel's context analysis write it. */
  private static Optional<Designator> context(Designator read) {
    if (!read.steps().isEmpty()) {
      return Optional.empty();
    }
    return switch (read.root().toLowerCase(Locale.ROOT)) {
      case "rcu", "rcu_bh", "rcu_sched" -> Optional.of(new Designator("rcu", List.of()));
      case "srcu" -> Optional.of(new Designator("srcu", List.of()));
      default -> Optional.empty();
    };
  }
}
