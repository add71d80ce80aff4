package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.Place;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Comment;
import org.interleave.c.token.Token;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;

/**
 * What comments beside fields say of their locks ("Protected by lock"): proposals, since a comment
 * binds nobody. One whose lock is no member beside the field, nor a variable, proposes nothing.
 */
public final class FieldComments {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:protected|guarded|serialised|serialized|covered)\\s+(?:by|under|with)\\s+"
              + "(?:the\\s+)?[`'\"]?(&?[a-z_]\\w*(?:\\s*(?:->|\\.)\\s*[a-z_]\\w*)*)");
  private static final int LONGEST = 300;

  private final ParsedUnit parsed;
  private final AnnotatedNames names;
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private FieldComments(Unit unit, ParsedUnit parsed) {
    this.parsed = parsed;
    this.names = new AnnotatedNames(unit);
  }

  /**
   * @param files which of the unit's files to look at
   * @return rules with the comment as their reason
   */
  public static List<Rule> of(Unit unit, Predicate<String> files) {
    ParsedUnit parsed = unit.parsed();
    if (parsed == null) {
      return List.of();
    }
    FieldComments comments = new FieldComments(unit, parsed);
    Map<String, Map<Integer, Integer>> lines = comments.firstTokens(files);
    lines.forEach((file, first) ->
        unit.source(file)
            .ifPresent(
                source -> source.comments().forEach(comment -> comments.read(comment, first))));
    return List.copyOf(comments.rules.values());
  }

  /** The first token of each line of each file that matters. */
  private Map<String, Map<Integer, Integer>> firstTokens(Predicate<String> files) {
    Map<String, Map<Integer, Integer>> lines = new LinkedHashMap<>();
    Token[] tokens = parsed.tokens().tokens();
    String known = "";
    boolean wanted = false;
    for (int i = 0; i < tokens.length; i++) {
      String path = tokens[i].file().path();
      if (!path.equals(known)) {
        known = path;
        wanted = files.test(path);
      }
      if (wanted) {
        lines
            .computeIfAbsent(path, any -> new LinkedHashMap<>())
            .putIfAbsent(tokens[i].place().line(), i);
      }
    }
    return lines;
  }

  private void read(Comment comment, Map<Integer, Integer> first) {
    Matcher said = SAID.matcher(comment.text());
    if (!said.find()) {
      return;
    }
    Integer at = first.get(comment.alone() ? comment.lastLine() + 1 : comment.place().line());
    if (at == null) {
      return;
    }
    String owner = owner(at);
    if (owner.isEmpty()) {
      return;
    }
    Optional<Designator> lock = names.besideMember(owner, said.group(1));
    for (String member : declared(at)) {
      Designator field = AnnotatedNames.member(owner, member);
      lock.filter(it -> !it.equals(field))
          .ifPresent(it -> add(field, it, comment.text(), comment.place()));
    }
  }

  /** The structure around a token, {@code outer.member} for one inside; empty outside of any. */
  private String owner(int at) {
    Token[] tokens = parsed.tokens().tokens();
    List<String> way = new ArrayList<>();
    int depth = 0;
    for (int i = at - 1; i > 1; i--) {
      depth += tokens[i].is("}") ? 1 : tokens[i].is("{") ? -1 : 0;
      if (depth == -1) {
        depth = 0;
        boolean tagged =
            isStructure(tokens[i - 2]) && tokens[i - 1].kind() == Token.Kind.IDENTIFIER;
        if (!tagged && !isStructure(tokens[i - 1])) {
          return "";
        }
        if (tagged) {
          way.addFirst(tokens[i - 1].text());
          return String.join(".", way);
        }
        Token behind = tokens[Math.min(parsed.tokens().closing(i) + 1, tokens.length - 1)];
        if (behind.kind() == Token.Kind.IDENTIFIER) {
          way.addFirst(behind.text());
        }
      }
    }
    return "";
  }

  private static boolean isStructure(Token token) {
    return token.is("struct") || token.is("union");
  }

  /** The names that a member declaration declares. */
  private List<String> declared(int at) {
    Token[] tokens = parsed.tokens().tokens();
    List<String> names = new ArrayList<>();
    String last = "";
    for (int i = at; i < tokens.length && names.size() < LONGEST; i++) {
      Token token = tokens[i];
      if (token.is("(") && i + 2 < tokens.length && tokens[i + 1].is("*") && !last.isEmpty()) {
        names.add(tokens[i + 2].text());
        return names;
      }
      if (token.is("{") || token.is("}")) {
        return List.of();
      }
      if (token.is("(") || token.is("[")) {
        i = parsed.tokens().closing(i);
      } else if (token.is(";") || token.is(",")) {
        if (!last.isEmpty()) {
          names.add(last);
        }
        if (token.is(";")) {
          return names;
        }
        last = "";
      } else if (token.kind() == Token.Kind.IDENTIFIER && !token.is("__attribute__")) {
        last = token.text();
      }
    }
    return names;
  }

  private void add(Designator field, Designator lock, String comment, Place place) {
    String id = Slug.of(field + " under " + lock, Set.of());
    String quotation = comment.length() > LONGEST ? comment.substring(0, LONGEST) + "…" : comment;
    Hold hold = Designators.isContext(lock) ? Hold.SHARED : Hold.EXCLUSIVE;
    rules.putIfAbsent(
        id,
        new Rule(
            id,
            field + " under " + lock,
            new Demand.GuardedBy(field, lock, hold, Hold.SHARED, false),
            Optional.of(new Rule.Because(quotation, Optional.empty())),
            List.of(),
            List.of(),
            new Rule.Origin(place.file(), place.line())));
  }
}
