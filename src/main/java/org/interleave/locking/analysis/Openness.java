package org.interleave.locking.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Designator;
import org.jspecify.annotations.Nullable;

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
    StructType type = owner(lock);
    if (type == null) {
      return false;
    }
    for (Unit unit : sources.units()) {
      ParsedUnit parsed = unit.parsed();
      if (parsed != null && sources.ownStruct(parsed, type)) {
        return true;
      }
    }
    return !outside.test(type.tag()) || !outside.test(RuleIndex.last(lock));
  }

  /** The structure that has the lock as a member. */
  private @Nullable StructType owner(Designator lock) {
    StructType owner = sources.struct(lock.root());
    for (Designator.Step step : lock.steps().subList(0, Math.max(0, lock.steps().size() - 1))) {
      List<Member> path = owner == null ? List.of() : owner.find(step.member());
      Type type = path.isEmpty() ? null : path.getLast().type();
      Type target = type == null || !type.isPointer() ? type : type.target();
      owner = target != null && target.plain() instanceof StructType inner ? inner : null;
    }
    return owner;
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
