package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small mistakes in C programs, as somebody makes them who edits in haste. */
final class Mutations {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*(?s:.*?)\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'"
              + "|[A-Za-z_]\\w*|[0-9][\\w.]*|->|\\+\\+|--|[-+*/%&|^=!<>]=|&&|\\|\\||<<|>>|\\s+|.");

  private static final Set<String> WORDS =
      Set.of(
          "if",
          "else",
          "while",
          "for",
          "do",
          "return",
          "int",
          "long",
          "char",
          "void",
          "struct",
          "union",
          "enum",
          "static",
          "const",
          "volatile",
          "unsigned",
          "sizeof",
          "switch",
          "case",
          "default",
          "break",
          "continue",
          "goto",
          "typedef",
          "extern",
          "inline",
          "NULL",
          "main");

  private static final Set<String> TYPES = Set.of("int", "long", "unsigned", "char");
  private static final List<String> VALUES = List.of("0", "\"text\"", "7", "1.5");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  Optional<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    List<Integer> candidates = new ArrayList<>();
    List<String> names = new ArrayList<>();
    boolean directive = false;
    for (Matcher matcher = TOKEN.matcher(text); matcher.find(); ) {
      String token = matcher.group();
      directive |= token.equals("#");
      directive &= !token.contains("\n");
      if (!directive && !token.isBlank() && !token.startsWith("//") && !token.startsWith("/*")) {
        candidates.add(tokens.size());
        if (name(token)) {
          names.add(token);
        }
      }
      tokens.add(token);
    }
    for (int tries = 0; tries < 200; tries++) {
      int at = candidates.get(random.nextInt(candidates.size()));
      String changed = changed(tokens, at, names);
      if (!changed.equals(tokens.get(at))) {
        tokens.set(at, changed);
        return Optional.of(String.join("", tokens));
      }
    }
    return Optional.empty();
  }

  /** What stands at a token instead; the token itself if the mistake cannot be made there. */
  private String changed(List<String> tokens, int at, List<String> names) {
    String token = tokens.get(at);
    return switch (random.nextInt(8)) {
      case 0 -> name(token) ? token + "_" : token;
      case 1 -> name(token) ? names.get(random.nextInt(names.size())) : token;
      case 2 -> token.equals("->") ? "." : member(tokens, at) ? "->" : token;
      case 3 -> token.equals("&") || token.equals("*") ? "" : token;
      case 4 -> token.equals(";") || token.equals(")") ? "" : token;
      case 5 -> TYPES.contains(token) ? random.nextBoolean() ? "struct none" : "char *" : token;
      case 6 -> name(token) ? VALUES.get(random.nextInt(VALUES.size())) : token;
      default -> token.equals(")") ? ", 1)" : token;
    };
  }

  private static boolean member(List<String> tokens, int at) {
    return tokens.get(at).equals(".") && at > 0 && name(tokens.get(at - 1));
  }

  private static boolean name(String token) {
    return Character.isJavaIdentifierStart(token.charAt(0)) && !WORDS.contains(token);
  }
}
