package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interleave.c.Symbol;
import org.interleave.simulation.explore.Checkpoint;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Packing;
import org.interleave.simulation.explore.Pieces;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Unpacking;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.machine.Reached;

/**
 * How far a simulation is, as a plain value: another process goes on from it, on the same program.
 *
 * @param births of threads, so that their numbers mean the same again
 * @param unmodelled what was reached and could not be executed
 * @param cameToEnd whether the first thread came to its end in some execution
 * @param seconds spent so far
 */
public record Saved(
    Checkpoint exploration,
    List<Birth> births,
    List<String> unmodelled,
    Reached reached,
    boolean cameToEnd,
    long instructions,
    double seconds) {
  private static final String MARK = "ILS1";
  private static final int MOST_LINES = 10_000_000;

  public Saved {
    births = List.copyOf(births);
    unmodelled = List.copyOf(unmodelled);
  }

  /** Nothing done yet. */
  public static Saved start(Plan plan, long seed) {
    return start(Checkpoint.start(plan, seed), List.of());
  }

  /** Nothing done yet of that. */
  static Saved start(Checkpoint exploration, List<Birth> births) {
    return new Saved(exploration, births, List.of(), Reached.NOTHING, false, 0, 0);
  }

  /**
   * What the pieces of a simulation came to together.
   *
   * @param pieces all into which it was divided, the first one first
   */
  static Saved together(List<Saved> pieces) {
    List<Birth> births = new ArrayList<>();
    List<Checkpoint> explorations = new ArrayList<>();
    for (Saved piece : pieces) {
      int[] numbers = new int[piece.births.size() + 1];
      for (int i = 1; i < numbers.length; i++) {
        Birth own = piece.births.get(i - 1);
        Birth birth = new Birth(numbers[own.parent()], own.number());
        if (!births.contains(birth)) {
          births.add(birth);
        }
        numbers[i] = births.indexOf(birth) + 1;
      }
      explorations.add(Pieces.renumbered(piece.exploration, thread -> numbers[thread]));
    }
    return new Saved(
        Pieces.together(explorations),
        births,
        pieces.stream().flatMap(piece -> piece.unmodelled.stream()).distinct().toList(),
        Reached.all(pieces.stream().map(Saved::reached).toList()),
        pieces.stream().anyMatch(Saved::cameToEnd),
        pieces.stream().mapToLong(Saved::instructions).sum(),
        pieces.stream().mapToDouble(Saved::seconds).sum());
  }

  public byte[] bytes() {
    Packing to = new Packing();
    byte[] inner = exploration.bytes();
    to.text(Base64.getEncoder().encodeToString(inner))
        .list(births, birth -> to.number(birth.parent()).number(birth.number()))
        .list(unmodelled, to::text)
        .list(
            List.copyOf(reached.lines().entrySet()),
            file -> {
              to.text(file.getKey());
              int[] last = {0};
              to.list(
                  List.copyOf(new TreeSet<>(file.getValue())),
                  line -> {
                    to.number(line - last[0]);
                    last[0] = line;
                  });
            })
        .list(
            List.copyOf(reached.functions()),
            symbol -> to.text(symbol.name()).number(symbol.unit() + 1))
        .flag(cameToEnd)
        .number(instructions)
        .number(Math.round(seconds * 1000));
    return to.bytes(MARK);
  }

  /**
   * @throws Foreign if these are not bytes that this release writes
   */
  public static Saved read(byte[] bytes) throws Foreign {
    Unpacking from = Unpacking.of(bytes, MARK);
    byte[] inner;
    try {
      inner = Base64.getDecoder().decode(from.text());
    } catch (IllegalArgumentException e) {
      inner = new byte[0];
    }
    Saved saved =
        new Saved(
            Checkpoint.read(inner),
            from.list(() -> new Birth(from.below(64), from.below(Integer.MAX_VALUE))),
            from.list(from::text),
            new Reached(lines(from), functions(from)),
            from.flag(),
            from.number(),
            from.number() / 1000.0);
    from.end();
    return saved;
  }

  private static Map<String, Set<Integer>> lines(Unpacking from) throws Foreign {
    Map<String, Set<Integer>> files = new TreeMap<>();
    for (Map.Entry<String, List<Integer>> file :
        from.list(() -> Map.entry(from.text(), from.list(() -> from.below(MOST_LINES))))) {
      Set<Integer> lines = new TreeSet<>();
      int last = 0;
      for (int step : file.getValue()) {
        last += step;
        lines.add(last);
      }
      files.put(file.getKey(), lines);
    }
    return files;
  }

  private static Set<Symbol> functions(Unpacking from) throws Foreign {
    return new LinkedHashSet<>(
        new ArrayList<>(
            from.list(() -> new Symbol(from.text(), from.below(Integer.MAX_VALUE) - 1))));
  }
}
