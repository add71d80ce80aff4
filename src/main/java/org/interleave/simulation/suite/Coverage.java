package org.interleave.simulation.suite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.Function;
import org.interleave.c.Place;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.machine.Reached;

/**
 * Lines of the subject that executions came by.
 *
 * @param files by path, in the order of the suite
 */
public record Coverage(Map<String, Lines> files) {
  /**
   * @param code lines that have code
   * @param reached those of them that were executed
   * @param entered functions that were entered
   * @param never functions that were not
   */
  public record Lines(
      Set<Integer> code, Set<Integer> reached, Set<String> entered, Set<String> never) {}

  static Coverage of(Program program, List<String> subject, Reached reached) {
    Map<String, Lines> files = new LinkedHashMap<>();
    for (String file : subject) {
      Set<Integer> code = new TreeSet<>();
      Set<String> entered = new TreeSet<>();
      Set<String> never = new TreeSet<>();
      for (Symbol symbol : program.functions(file)) {
        program.function(symbol).ifPresent(function -> code.addAll(lines(function, file)));
        (reached.functions().contains(symbol) ? entered : never).add(symbol.name());
      }
      Set<Integer> lines = new TreeSet<>(reached.lines().getOrDefault(file, Set.of()));
      code.addAll(lines);
      files.put(file, new Lines(code, lines, entered, never));
    }
    return new Coverage(files);
  }

  private static Set<Integer> lines(Function function, String file) {
    Set<Integer> lines = new TreeSet<>();
    for (Place place : function.places()) {
      if (place.file().equals(file)) {
        lines.add(place.line());
      }
    }
    return lines;
  }

  /** Of several runs on one revision. */
  static Coverage all(Collection<Coverage> parts) {
    Map<String, Lines> files = new LinkedHashMap<>();
    for (Coverage part : parts) {
      part.files().forEach((file, lines) -> files.merge(file, lines, Coverage::joined));
    }
    return new Coverage(files);
  }

  private static Lines joined(Lines left, Lines right) {
    Set<Integer> code = new TreeSet<>(left.code());
    code.addAll(right.code());
    Set<Integer> reached = new TreeSet<>(left.reached());
    reached.addAll(right.reached());
    Set<String> entered = new TreeSet<>(left.entered());
    entered.addAll(right.entered());
    Set<String> never = new TreeSet<>(left.never());
    never.addAll(right.never());
    never.removeAll(entered);
    return new Lines(code, reached, entered, never);
  }

  public int code() {
    return files.values().stream().mapToInt(lines -> lines.code().size()).sum();
  }

  public int reached() {
    return files.values().stream().mapToInt(lines -> lines.reached().size()).sum();
  }

  /** {@code 120 of 310 lines}. */
  public String words() {
    return reached() + " of " + code() + " lines";
  }
}
