package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis goes by beside the functions that it goes through: the rules, and what their
 * names mean in a revision.
 */
record Surroundings(List<String> rules, List<String> meanings, boolean recursive) {

  static Surroundings of(RuleIndex rules, Sources sources, Openness openness, boolean recursive) {
    List<String> demands = new ArrayList<>();
    List<String> meanings = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      demands.add(rule.id() + ": " + rule.demand() + rule.in() + rule.except());
      for (Designator designator : RuleIndex.named(rule.demand())) {
        meanings.add(meaning(designator, sources));
      }
      for (Designator lock : RuleIndex.locks(rule.demand())) {
        meanings.add(Boolean.toString(openness.closed(lock)));
      }
    }
    return new Surroundings(demands, meanings, recursive);
  }

  /** What a name begins with, and the members on the way with where they lie. */
  private static String meaning(Designator designator, Sources sources) {
    StructType struct = sources.struct(designator.root());
    Variable variable = struct == null ? sources.variable(designator.root()) : null;
    @Nullable Type type = struct != null ? struct : variable == null ? null : variable.type();
    StringBuilder text = new StringBuilder(String.valueOf(type));
    if (variable != null) {
      text.append(variable.link()).append(sources.ownVariable(designator.root()));
    }
    for (Designator.Step step : designator.steps()) {
      @Nullable Type owner = type == null || !step.through() ? type : type.target();
      List<Member> path =
          owner != null && owner.plain() instanceof StructType in
              ? in.find(step.member())
              : List.of();
      path.forEach(member -> text.append(' ').append(member.name()).append(member.offset()));
      type = path.isEmpty() ? null : path.getLast().type();
      text.append(' ').append(type);
    }
    return text.toString();
  }
}
