package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.Place;
import org.interleave.c.Program.Severity;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.SourceFile;
import org.interleave.c.token.SourceFiles;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.locking.build.Signatures.Change;
import org.interleave.locking.build.Signatures.Changed;
import org.interleave.locking.build.Signatures.MemberRemoved;
import org.interleave.locking.build.Signatures.Removed;

/** Finds those who use what changes and are left as they were. */
public final class Callers {
  /**
   * @param parsed whether the file was read as a compiler does; otherwise its text was looked at
   */
  public record Left(Place place, String function, String message, boolean parsed) {}

  /**
   * @param unread files that could not be judged, each with why
   */
  public record Found(List<Left> left, List<String> unread) {
    public Found {
      left = List.copyOf(left);
      unread = List.copyOf(unread);
    }
  }

  /** Units of one revision by path. */
  @FunctionalInterface
  public interface Units {
    Unit unit(String path);
  }

  private final List<Change> changes;
  private final SourceTree after;
  private final List<Left> left = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final SourceFiles files = new SourceFiles();

  private Callers(List<Change> changes, SourceTree after) {
    this.changes = changes;
    this.after = after;
  }

  /**
   * What a change leaves behind.
   *
   * @param paths the files that mention any of the names: those that end in .c are judged
   * @param after the files of the later revision
   * @param earlier units of the revision before the change
   * @param later units of the revision behind it
   */
  public static Found left(
      List<Change> changes,
      Collection<String> paths,
      SourceTree after,
      Units earlier,
      Units later) {
    Callers callers = new Callers(changes, after);
    paths.stream()
        .filter(path -> path.endsWith(".c"))
        .sorted()
        .forEach(path -> callers.judge(path, earlier, later));
    callers.left.sort(
        Comparator.comparing((Left l) -> l.place().file()).thenComparingInt(l -> l.place().line()));
    return new Found(callers.left, callers.unread);
  }

  /** The words that a file must have to be concerned: what to look for in a tree. */
  public static Set<String> words(List<Change> changes) {
    Set<String> words = new TreeSet<>();
    for (Change change : changes) {
      words.add(change.name());
      if (change instanceof MemberRemoved m) {
        words.add(m.struct());
      }
    }
    return words;
  }

  /**
   * The files that may be concerned. Many structures have members of one name, so a file must name
   * the structure too.
   *
   * @param mentions by path the words that a file has
   */
  public static List<String> concerned(
      List<Change> changes, Map<String, ? extends Set<String>> mentions) {
    List<String> paths = new ArrayList<>();
    mentions.forEach((path, words) -> {
      boolean any =
          changes.stream()
              .anyMatch(change ->
                  words.contains(change.name())
                      && (!(change instanceof MemberRemoved m) || words.contains(m.struct())));
      if (any) {
        paths.add(path);
      }
    });
    return paths;
  }

  /**
   * Whether the code of a file, comments left out, names a function that changes, or a structure
   * together with an access to a member of it that goes away.
   */
  public static boolean uses(List<Change> changes, String path, String text) {
    List<Token> tokens = new SourceFiles().read(path, text).code();
    Set<String> names = new HashSet<>();
    Set<String> accessed = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.IDENTIFIER) {
        boolean member = i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("->"));
        (member ? accessed : names).add(token.text());
      }
    }
    return changes.stream()
        .anyMatch(change ->
            change instanceof MemberRemoved m
                ? names.contains(m.struct()) && accessed.contains(m.member())
                : names.contains(change.name()));
  }

  private void judge(String path, Units earlier, Units later) {
    Unit before = earlier.unit(path);
    Unit now = later.unit(path);
    if (unknown(before) || unknown(now)) {
      unread.add(path + ": " + (unknown(before) ? before : now).problems().getFirst().message());
      text(path);
      return;
    }
    List<Remark> known = Compiler.remarks(before, function -> true);
    boolean sound = known.stream().noneMatch(r -> r.severity() == Severity.ERROR);
    for (Remark remark : Compiler.added(known, Compiler.remarks(now, function -> true))) {
      // a file that never built as it is read here says nothing but what the change makes certain
      if (remark.place().file().equals(path) && (sound || follows(remark.message()))) {
        left.add(new Left(remark.place(), remark.function(), remark.message(), true));
      }
    }
  }

  /** Whether a unit was not read, or without the header that declares what changes. */
  private boolean unknown(Unit unit) {
    ParsedUnit parsed = unit.parsed();
    return parsed == null
        || !unit.missing().isEmpty()
            && changes.stream()
                .anyMatch(change ->
                    !(change instanceof MemberRemoved) && parsed.routine(change.name()) == null);
  }

  private boolean follows(String message) {
    return changes.stream()
        .anyMatch(change ->
            switch (change) {
              case Changed c ->
                  message.contains("function '" + c.name() + "'")
                      || message.contains("argument ")
                          && message.contains(" of '" + c.name() + "'");
              case Removed r ->
                  message.endsWith("declaration of function '" + r.name() + "'")
                      || message.startsWith("'" + r.name() + "' undeclared");
              case MemberRemoved m ->
                  message.endsWith(m.struct() + "' has no member named '" + m.member() + "'");
            });
  }

  // ---- by its text

  private void text(String path) {
    Optional<String> content = after.file(path);
    if (content.isEmpty()) {
      return;
    }
    SourceFile file = files.read(path, content.get());
    List<Token> tokens = file.code();
    Set<String> own = new HashSet<>(file.defined());
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is("(") && declared(tokens.get(i - 1))) {
        own.add(tokens.get(i).text());
      }
    }
    Map<String, Integer> functions = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!(changes.get(i) instanceof MemberRemoved) && !own.contains(changes.get(i).name())) {
        functions.put(changes.get(i).name(), i);
      }
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Integer index = functions.get(tokens.get(i).text());
      if (index != null && tokens.get(i + 1).is("(") && called(tokens.get(i - 1))) {
        call(changes.get(index), tokens, i);
      }
    }
  }

  /** A file that declares the name itself may mean another thing. */
  private static boolean declared(Token before) {
    return before.is("*") || before.kind() == Kind.IDENTIFIER && !called(before);
  }

  /** By what stands before its name a call is told from a declaration or a member. */
  private static boolean called(Token before) {
    return switch (before.kind()) {
      case IDENTIFIER -> before.is("return") || before.is("else") || before.is("do");
      case PUNCTUATOR -> !before.is("*") && !before.is(".") && !before.is("->");
      default -> false;
    };
  }

  private void call(Change change, List<Token> tokens, int at) {
    int given = arguments(tokens, at + 1);
    Place place = tokens.get(at).place();
    switch (change) {
      case Changed(Signatures.Signature before, Signatures.Signature now) -> {
        int wanted = now.parameters().size();
        boolean old = given == before.parameters().size() && !before.variadic();
        if (old && given != wanted && !(now.variadic() && given > wanted)) {
          String few = given < wanted ? "few" : "many";
          add(place, "too " + few + " arguments to function '" + now.name() + "'");
        }
      }
      case Removed(Signatures.Signature before, Optional<String> renamed) -> {
        if (given == before.parameters().size()) {
          add(place, "implicit declaration of function '" + before.name() + "'");
        }
      }
      case MemberRemoved m -> {}
    }
  }

  private void add(Place place, String message) {
    left.add(new Left(place, "", message, false));
  }

  /** How many there are in the parentheses; -1 if they are not balanced. */
  private static int arguments(List<Token> tokens, int open) {
    int depth = 0;
    int commas = 0;
    for (int i = open; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.PUNCTUATOR) {
        continue;
      }
      switch (token.text()) {
        case "(", "[" -> depth++;
        case ")", "]" -> {
          if (--depth == 0) {
            return i == open + 1 ? 0 : commas + 1;
          }
        }
        case "," -> commas += depth == 1 ? 1 : 0;
        case "{", "}", ";" -> {
          return -1;
        }
        default -> {}
      }
    }
    return -1;
  }
}
