package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something of Kconfig counts. An option is on or off; modules are not told apart. */
sealed interface KconfigCondition {
  KconfigCondition ALWAYS = new Name("y");

  record Name(String name) implements KconfigCondition {}

  record Not(KconfigCondition of) implements KconfigCondition {}

  record And(KconfigCondition left, KconfigCondition right) implements KconfigCondition {}

  record Or(KconfigCondition left, KconfigCondition right) implements KconfigCondition {}

  /** A comparison, or what cannot be read: it holds as far as anybody knows. */
  record Other() implements KconfigCondition {}

  static KconfigCondition of(String text) {
    return new Reader(text).or(0);
  }

  default boolean holds(Predicate<String> on) {
    return switch (this) {
      case Name(String name) -> name.equals("y") || name.equals("m") || on.test(name);
      case Not(KconfigCondition of) -> !of.holds(on);
      case And(KconfigCondition left, KconfigCondition right) -> left.holds(on) && right.holds(on);
      case Or(KconfigCondition left, KconfigCondition right) -> left.holds(on) || right.holds(on);
      case Other _ -> true;
    };
  }

  /** Whether nothing in it is {@link Other}. */
  default boolean known() {
    return switch (this) {
      case Name _ -> true;
      case Not(KconfigCondition of) -> of.known();
      case And(KconfigCondition left, KconfigCondition right) -> left.known() && right.known();
      case Or(KconfigCondition left, KconfigCondition right) -> left.known() && right.known();
      case Other _ -> false;
    };
  }

  /** What to switch on so that it holds; of alternatives the first that may be. */
  default List<String> missing(Predicate<String> on, Predicate<String> foreign) {
    if (holds(on)) {
      return List.of();
    }
    return switch (this) {
      case Name(String name) -> name.equals("n") ? List.of() : List.of(name);
      case And(KconfigCondition left, KconfigCondition right) -> {
        List<String> both = new ArrayList<>(left.missing(on, foreign));
        both.addAll(right.missing(on, foreign));
        yield both;
      }
      case Or(KconfigCondition left, KconfigCondition right) -> {
        List<String> first = left.missing(on, foreign);
        boolean possible = !first.isEmpty() && first.stream().noneMatch(foreign);
        yield possible ? first : right.missing(on, foreign);
      }
      case Not _, Other _ -> List.of();
    };
  }

  default void names(Collection<String> to) {
    switch (this) {
      case Name(String name) -> to.add(name);
      case Not(KconfigCondition of) -> of.names(to);
      case And(KconfigCondition left, KconfigCondition right) -> {
        left.names(to);
        right.names(to);
      }
      case Or(KconfigCondition left, KconfigCondition right) -> {
        left.names(to);
        right.names(to);
      }
      case Other _ -> {}
    }
  }

  /** Recursive descent over {@code ||}, {@code &&}, {@code !} and parentheses. */
  final class Reader {
    private static final Pattern TOKEN =
        Pattern.compile("\\|\\||&&|!=|[!=()<>]|\"[^\"]*\"|[\\w$.-]+");
    private static final int DEEPEST = 50;

    private final List<String> tokens = new ArrayList<>();
    private int next;

    Reader(String text) {
      Matcher matcher = TOKEN.matcher(text);
      while (matcher.find()) {
        tokens.add(matcher.group());
      }
    }

    private boolean accept(String token) {
      boolean there = next < tokens.size() && tokens.get(next).equals(token);
      next += there ? 1 : 0;
      return there;
    }

    KconfigCondition or(int depth) {
      KconfigCondition left = and(depth);
      while (accept("||")) {
        left = new Or(left, and(depth));
      }
      return left;
    }

    private KconfigCondition and(int depth) {
      KconfigCondition left = not(depth);
      while (accept("&&")) {
        left = new And(left, not(depth));
      }
      return left;
    }

    private KconfigCondition not(int depth) {
      if (depth > DEEPEST || next >= tokens.size()) {
        next = tokens.size();
        return new Other();
      }
      if (accept("!")) {
        return new Not(not(depth + 1));
      }
      if (accept("(")) {
        KconfigCondition inner = or(depth + 1);
        accept(")");
        return inner;
      }
      Name name = new Name(tokens.get(next++));
      boolean equal = accept("=");
      if (!equal && !accept("!=") && !accept("<") && !accept(">")) {
        return name;
      }
      accept("=");
      return compared(name, equal, next < tokens.size() ? tokens.get(next++) : "");
    }

    /** With a word that says on or off; values of numbers and texts are not known. */
    private static KconfigCondition compared(Name name, boolean equal, String with) {
      return switch (with) {
        case "y", "m" -> equal ? name : new Other();
        case "n" -> equal ? new Not(name) : name;
        default -> new Other();
      };
    }
  }
}
