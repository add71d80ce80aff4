package org.interleave.locking.analysis;

import java.util.List;
import java.util.Optional;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Designator;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/** Finds what designators name among terms. */
final class Designation {
  private final Sources sources;

  Designation(Sources sources) {
    this.sources = sources;
  }

  /** Whether two types are the same, perhaps of different files. */
  static boolean same(Type left, Type right) {
    return left.plain() == right.plain()
        || left.plain() instanceof StructType a
            && right.plain() instanceof StructType b
            && !a.tag().isEmpty()
            && a.tag().equals(b.tag());
  }

  /** Whether a structure is the one that a designator begins with. */
  boolean isRoot(StructType owner, String root) {
    if (owner.tag().equals(root)) {
      return true;
    }
    StructType named = sources.struct(root);
    return named != null
        && (named == owner || !named.tag().isEmpty() && named.tag().equals(owner.tag()));
  }

  /**
   * The object that has the designated field, if an address is the field's or lies in it.
   *
   * @return for a variable the variable itself
   */
  Optional<Term> owner(Term address, Designator designator) {
    List<Designator.Step> steps = designator.steps();
    if (sources.struct(designator.root()) == null) {
      return variable(address, designator);
    }
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    for (Term at = address; ; ) {
      for (int i = 0; i < at.labels().size(); i++) {
        Optional<Term> found = back(at, i, designator, steps.size() - 1);
        if (found.isPresent()) {
          return found;
        }
      }
      if (!(at.base() instanceof Term.Element e)) {
        return Optional.empty();
      }
      at = e.array();
    }
  }

  /** The owner, if the members up to one of an address are the first steps of a designator. */
  private Optional<Term> back(Term address, int index, Designator designator, int step) {
    Designator.Step wanted = designator.steps().get(step);
    Term.Label label = address.labels().get(index);
    if (!label.field().name().equals(wanted.member())) {
      return Optional.empty();
    }
    Term object = address.object(label);
    if (step == 0) {
      return isRoot(label.field().owner(), designator.root())
          ? Optional.of(object)
          : Optional.empty();
    }
    if (!wanted.through()) {
      return index == 0 ? Optional.empty() : back(address, index - 1, designator, step - 1);
    }
    return object.key() instanceof Term.Content c && !c.address().labels().isEmpty()
        ? back(c.address(), c.address().labels().size() - 1, designator, step - 1)
        : Optional.empty();
  }

  private static Optional<Term> variable(Term address, Designator designator) {
    Term at = address;
    List<Term.Label> labels = address.labels();
    while (at.base() instanceof Term.Element e) {
      at = e.array();
      labels = at.labels().isEmpty() ? labels : at.labels();
    }
    if (!(at.base() instanceof Term.Global g) || !plain(g.name()).equals(designator.root())) {
      return Optional.empty();
    }
    for (int i = 0; i < designator.steps().size(); i++) {
      if (i >= labels.size()
          || !labels.get(i).field().name().equals(designator.steps().get(i).member())) {
        return Optional.empty();
      }
    }
    return Optional.of(g);
  }

  /** Without what tells static variables of different functions apart. */
  private static String plain(String linked) {
    int dot = linked.lastIndexOf('.');
    return dot < 0 ? linked : linked.substring(dot + 1);
  }

  /**
   * Where a designator's object is, seen from an object of its first structure.
   *
   * @param object null for a variable
   */
  @Nullable Term locate(Designator designator, @Nullable Term object) {
    Term at = object;
    Type type = sources.struct(designator.root());
    if (type == null) {
      var variable = sources.variable(designator.root());
      at = new Term.Global(variable == null ? designator.root() : variable.link());
      type = variable == null ? null : variable.type();
    }
    for (Designator.Step step : designator.steps()) {
      if (at == null || type == null) {
        return null;
      }
      if (step.through()) {
        at = new Term.Content(at);
        type = type.target();
      }
      if (type == null || !(type.plain() instanceof StructType owner)) {
        return null;
      }
      List<Member> path = owner.find(step.member());
      if (path.isEmpty()) {
        return null;
      }
      long offset = path.stream().mapToLong(Member::offset).sum();
      at = at.member(new Field(owner, step.member(), offset));
      type = path.getLast().type();
    }
    // a lock that the member points to
    return at != null && type != null && type.isPointer() ? new Term.Content(at) : at;
  }

  /** The type of what a designator names; empty if the code does not have it. */
  Optional<Type> type(Designator designator) {
    Type type = sources.struct(designator.root());
    if (type == null) {
      return Optional.ofNullable(sources.variable(designator.root())).map(Variable::type);
    }
    for (Designator.Step step : designator.steps()) {
      type = step.through() && type != null ? type.target() : type;
      List<Member> path =
          type != null && type.plain() instanceof StructType owner
              ? owner.find(step.member())
              : List.of();
      type = path.isEmpty() ? null : path.getLast().type();
    }
    return Optional.ofNullable(type);
  }

  /** Whether a lock was taken through the members that a designator ends with. */
  boolean through(List<Field> fields, Designator designator) {
    int last = fields.size() - 1;
    for (int i = designator.steps().size() - 1; i >= 0; i--, last--) {
      if (last < 0 || !fields.get(last).name().equals(designator.steps().get(i).member())) {
        return false;
      }
      if (i == 0) {
        return isRoot(fields.get(last).owner(), designator.root());
      }
      if (designator.steps().get(i).through()) {
        return true;
      }
    }
    return false;
  }
}
