package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interleave.c.Place;
import org.interleave.c.Program.Severity;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.build.Compiler;
import org.interleave.locking.build.Remark;

/** What a compiler would say of the functions that a patch touches, and did not say before it. */
final class Remarks {
  private static final int MOST_OF_A_NEW_FILE = 5;
  private static final String UNKNOWN = "unknown type name";
  private static final String IMPLICIT = "implicit declaration of function";
  private static final Pattern CERTAIN =
      Pattern.compile("^too (?:few|many) arguments to|^label |defined but not used$");

  private final int patch;

  /** Of each changed file the lines that the patch adds, or beside which it removes, by hunk. */
  private final Map<String, NavigableMap<Integer, Integer>> changed = new TreeMap<>();

  /** Files that do not compile as they are read here, though somebody built them so. */
  private final Set<String> doubtful;

  private Remarks(int patch, Diff diff, Set<String> doubtful) {
    this.patch = patch;
    this.doubtful = doubtful;
    for (FileDiff file : diff.files()) {
      file.newPath().ifPresent(path -> changed.put(path, lines(file)));
    }
  }

  /**
   * @param diff with the lines of the revisions
   * @param doubtful files of which little can be said, see {@link #doubtful}
   */
  static List<Problem> of(
      int patch, Diff diff, List<Unit> before, List<Unit> after, Set<String> doubtful) {
    Map<String, Unit> old =
        before.stream().collect(Collectors.toMap(Unit::path, Function.identity()));
    Remarks remarks = new Remarks(patch, diff, doubtful);
    List<Problem> problems = new ArrayList<>();
    for (Unit unit : after) {
      Unit then = old.get(unit.path());
      if (unit != then) {
        problems.addAll(remarks.news(Optional.ofNullable(then), unit));
      }
    }
    return problems;
  }

  /**
   * The files whose headers or options are not those that they are built with: the base compiled
   * for whoever wrote the series, so what is wrong with it here is wrong with the reading. A new
   * file may be wrong itself, but not everywhere.
   */
  static Set<String> doubtful(List<Unit> base, List<Unit> last) {
    Set<String> doubtful = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (Unit unit : base) {
      known.add(unit.path());
      if (wrong(unit) > 0) {
        doubtful.add(unit.path());
      }
    }
    for (Unit unit : last) {
      boolean foreign = unit.problems().stream().anyMatch(one -> one.message().startsWith(UNKNOWN));
      boolean strange = foreign || wrong(unit) > MOST_OF_A_NEW_FILE || !unit.missing().isEmpty();
      if (!known.contains(unit.path()) && strange) {
        doubtful.add(unit.path());
      }
    }
    return doubtful;
  }

  private static long wrong(Unit unit) {
    return unit.problems().stream()
        .filter(problem ->
            problem.severity() == Severity.ERROR || problem.message().startsWith(IMPLICIT))
        .count();
  }

  private static NavigableMap<Integer, Integer> lines(FileDiff file) {
    NavigableMap<Integer, Integer> lines = new TreeMap<>();
    int number = 0;
    for (Hunk hunk : file.hunks()) {
      number++;
      int line = Math.max(1, hunk.newStart());
      for (Hunk.Line one : hunk.lines()) {
        switch (one.kind()) {
          case CONTEXT -> line++;
          case REMOVED -> lines.putIfAbsent(line, number);
          case ADDED -> lines.put(line++, number);
        }
      }
    }
    return lines;
  }

  private List<Problem> news(Optional<Unit> before, Unit after) {
    Set<String> functions = touched(after);
    if (functions.isEmpty()) {
      return List.of();
    }
    Set<String> known = new HashSet<>();
    before.ifPresent(
        unit -> Compiler.remarks(unit, functions::contains).forEach(one -> known.add(key(one))));
    List<Problem> problems = new ArrayList<>();
    for (Remark remark : Compiler.remarks(after, functions::contains)) {
      if (!known.contains(key(remark)) && (!doubtful.contains(after.path()) || certain(remark))) {
        problems.add(problem(remark));
      }
    }
    return problems;
  }

  /** What no other header or option would have changed. */
  private static boolean certain(Remark remark) {
    return CERTAIN.matcher(remark.message()).find();
  }

  private static String key(Remark remark) {
    return remark.function() + ": " + remark.message();
  }

  private Problem problem(Remark remark) {
    Place place = remark.place();
    NavigableMap<Integer, Integer> lines = changed.getOrDefault(place.file(), new TreeMap<>());
    Map.Entry<Integer, Integer> above = lines.floorEntry(place.line());
    Map.Entry<Integer, Integer> below = lines.ceilingEntry(place.line());
    Map.Entry<Integer, Integer> nearest =
        above == null
                || below != null && below.getKey() - place.line() < place.line() - above.getKey()
            ? below
            : above;
    String where = remark.function().isEmpty() ? "" : "in " + remark.function() + "(): ";
    return new Problem(
        Kind.COMPILE,
        patch,
        Optional.of(place.file()),
        nearest == null ? 0 : nearest.getValue(),
        place.line(),
        where + remark.message());
  }

  /** Functions with a changed line; all of a file that includes a changed header. */
  private Set<String> touched(Unit unit) {
    ParsedUnit parsed = unit.parsed();
    if (parsed == null) {
      return Set.of();
    }
    boolean header =
        changed.keySet().stream()
            .anyMatch(path -> path.endsWith(".h") && unit.files().contains(path));
    Set<String> functions = new HashSet<>();
    for (Routine routine : parsed.routines()) {
      if (routine.defined()) {
        Place from = parsed.tokens().place(routine.definedAt());
        boolean own = from.file().equals(unit.path());
        if (header && own || spans(parsed, routine, from)) {
          functions.add(routine.name());
        }
      }
    }
    return functions;
  }

  private boolean spans(ParsedUnit parsed, Routine routine, Place from) {
    NavigableMap<Integer, Integer> lines = changed.get(from.file());
    if (lines == null) {
      return false;
    }
    Place to = parsed.tokens().place(parsed.tokens().closing(routine.body()));
    Integer first = lines.ceilingKey(from.line());
    return first != null && first <= Objects.requireNonNull(to).line();
  }
}
