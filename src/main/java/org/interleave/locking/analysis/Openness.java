package org.interleave.locking.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.type.StructType;
import org.interleave.locking.Designator;

/** Which locks callers that are not seen could hold. */
final class Openness {
  private final Sources sources;
  private final Predicate<String> outside;
  private final Map<Designator, Boolean> closed = new HashMap<>();

  /**
   * @param outside whether files that are not analysed mention an identifier
   */
  Openness(Sources sources, Predicate<String> outside) {
    this.sources = sources;
    this.outside = outside;
  }

  boolean outside(String identifier) {
    return outside.test(identifier);
  }

  /** Whether nobody outside of the files can take a lock, because nobody can name it. */
  boolean closed(Designator lock) {
    return closed.computeIfAbsent(lock, this::find);
  }

  private boolean find(Designator lock) {
    if (Standing.isWord(lock)) {
      return false;
    }
    if (variable(lock)) {
      return sources.ownVariable(lock.root()) || !outside.test(lock.root());
    }
    if (lock.steps().stream().skip(1).anyMatch(Designator.Step::through)) {
      return !outside.test(lock.steps().getLast().member());
    }
    StructType type = sources.struct(lock.root());
    if (type == null) {
      return false;
    }
    for (Unit unit : sources.units()) {
      ParsedUnit parsed = unit.parsed();
      if (parsed != null && sources.ownStruct(parsed, type)) {
        return true;
      }
    }
    return !outside.test(lock.steps().isEmpty() ? lock.root() : lock.steps().getLast().member());
  }

  boolean variable(Designator designator) {
    return sources.struct(designator.root()) == null;
  }

  boolean sameStruct(Designator left, Designator right) {
    if (left.root().equals(right.root())) {
      return true;
    }
    StructType a = sources.struct(left.root());
    return a != null && a == sources.struct(right.root());
  }
}
