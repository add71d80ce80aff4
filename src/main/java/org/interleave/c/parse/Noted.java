package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.interleave.c.token.MacroUse;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the declarations of a file and says something about them: attributes, and macros
 * that stand for attributes or nothing. The innermost declaration around it has it.
 */
public final class Noted {
  /** What is declared. */
  public sealed interface Subject {
    /** The token of the declared name. */
    int at();
  }

  public record OfRoutine(Routine routine, int at) implements Subject {}

  public record OfVariable(Variable variable, int at) implements Subject {}

  public record OfMember(StructType owner, String member, int at) implements Subject {}

  public record OfType(Type type, int at) implements Subject {}

  public record OfParameter(Routine routine, int index, Variable parameter, int at)
      implements Subject {}

  /** One attribute in the tokens of the unit. */
  public record Attribute(String name, int at, List<String> arguments) {}

  /**
   * @param use or null if the attribute is meant
   */
  public record Note(Subject subject, @Nullable MacroUse use, @Nullable Attribute attribute) {}

  private record Mark(@Nullable MacroUse use, @Nullable Attribute attribute) {}

  /** Of gcc, of no interest to anybody who asks for locks; a kernel unit has thousands. */
  private static final Set<String> PLAIN =
      Set.of(
          "format",
          "format_arg",
          "noreturn",
          "unused",
          "used",
          "const",
          "pure",
          "malloc",
          "aligned",
          "packed",
          "section",
          "always_inline",
          "gnu_inline",
          "noinline",
          "no_instrument_function",
          "nonnull",
          "nothrow",
          "leaf",
          "cold",
          "warn_unused_result",
          "deprecated",
          "error",
          "warning",
          "visibility",
          "externally_visible",
          "no_sanitize_address",
          "mode",
          "alloc_size",
          "returns_nonnull",
          "artificial",
          "transparent_union",
          "designated_init",
          "fallthrough",
          "may_alias",
          "weak",
          "alias");

  private final Tokens tokens;
  private final BitSet claimed = new BitSet();
  private final TreeMap<Integer, Attribute> attributes = new TreeMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<Variable, List<Mark>> parameters = new IdentityHashMap<>();

  Noted(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Note> notes() {
    return notes;
  }

  /** An attribute was read; whatever is declared around it is not known yet. */
  void attribute(String name, int at, int from, int to) {
    if (PLAIN.contains(name)) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    if (to > from + 1) {
      MacroUse.cut(java.util.Arrays.asList(tokens.tokens()).subList(from + 1, to - 1), arguments);
    }
    attributes.put(at, new Attribute(name, at, arguments));
  }

  /** Everything between two tokens, the last included, that nothing inside has, is a subject's. */
  void claim(int from, int to, Subject subject) {
    claim(from, to, (use, attribute) -> notes.add(new Note(subject, use, attribute)));
  }

  /** Nobody is told of what stands at a typedef. */
  void other(int from, int to) {
    claim(from, to, (use, attribute) -> {});
  }

  /** Whose parameter it is will be known later, if it is a function's at all. */
  void parameter(int from, int to, Variable variable) {
    claim(
        from,
        to,
        (use, attribute) ->
            parameters
                .computeIfAbsent(variable, v -> new ArrayList<>())
                .add(new Mark(use, attribute)));
  }

  private void claim(int from, int to, BiConsumer<@Nullable MacroUse, @Nullable Attribute> taker) {
    if (tokens.uses().any(from, to + 1)) {
      for (MacroUse use : tokens.uses().between(from, to + 1)) {
        int id = use.id();
        if (!claimed.get(id) && annotates(use)) {
          claimed.set(id);
          taker.accept(use, null);
          use.inner().stream()
              .filter(inner -> inner.count() == 0 || annotates(inner))
              .forEach(inner -> taker.accept(inner, null));
        }
      }
    }
    if (!attributes.isEmpty()) {
      var inside = attributes.subMap(from, true, to, true);
      inside.values().forEach(attribute -> taker.accept(null, attribute));
      inside.clear();
    }
  }

  /** The parameters of a declarator turn out to be those of a function. */
  void parameters(Routine routine, List<Variable> variables) {
    if (parameters.isEmpty()) {
      return;
    }
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      for (Mark mark : parameters.getOrDefault(variable, List.of())) {
        var subject = new OfParameter(routine, i, variable, variable.at());
        notes.add(new Note(subject, mark.use, mark.attribute));
      }
    }
    parameters.clear();
  }

  /** Whether a use is nothing, or attributes only. */
  private boolean annotates(MacroUse use) {
    int i = use.first();
    while (i < use.end()) {
      Token token = tokens.tokens()[i];
      if (token.is("__attribute__") || token.is("__attribute")) {
        i++;
      } else if (!(token.is("[") && tokens.tokens()[i + 1].is("["))) {
        return false;
      }
      if (tokens.tokens()[i].kind() != Kind.PUNCTUATOR) {
        return false;
      }
      i = tokens.closing(i) + 1;
    }
    return i == use.end();
  }
}
