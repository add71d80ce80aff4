package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.interleave.c.BinaryOperator;
import org.interleave.c.type.Member;
import org.interleave.locking.flow.Field;

/**
 * A value as the analysis knows it. Terms that are equal are the same value at run time, as far as
 * one way through the code goes.
 */
sealed interface Term {
  Term ZERO = new Number(0);

  /** A number; 0 is NULL too. */
  record Number(long value) implements Term {}

  /** What the caller passes. */
  record Parameter(int index) implements Term {}

  /** The address of an object with static storage. */
  record Global(String name) implements Term {}

  /**
   * The address of a local object.
   *
   * @param in tells functions apart
   */
  record Local(Object in, String name) implements Term {}

  record Function(String name) implements Term {}

  /** What memory holds at an address, as far as it is not known to be overwritten. */
  record Content(Term address) implements Term {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content c && c.address.key().equals(address.key());
    }

    @Override
    public int hashCode() {
      return address.key().hashCode() + 1;
    }
  }

  /** What a step gave, the last time that it was done. */
  record Fresh(Object step, Kind kind) implements Term {}

  /** What sort of unknown value. */
  enum Kind {
    /** A new object that nobody else knows. */
    ALLOCATED,
    /** The result of a call, or of what is not understood. */
    RESULT,
    /** One of several, where ways meet. */
    JOINED,
    /** What a step gave earlier. */
    EARLIER
  }

  /** Whether a term is 0. */
  record Not(Term operand) implements Term {}

  /** Arithmetic and comparison. */
  record Computed(BinaryOperator operator, Term left, Term right) implements Term {}

  /** An element at an index that is not known. */
  record Element(Term array, Term index, long size) implements Term {
    @Override
    public boolean equals(Object other) {
      return other instanceof Element e
          && e.size == size
          && e.array.key().equals(array.key())
          && e.index.equals(index);
    }

    @Override
    public int hashCode() {
      return Objects.hash(array.key(), index, size);
    }
  }

  /**
   * Some bytes behind another address.
   *
   * @param base not one of these
   * @param labels the members that the address goes through, the innermost last; they do not count
   *     for equality
   */
  record Address(Term base, long offset, List<Label> labels) implements Term {
    public Address {
      labels = List.copyOf(labels);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Address a && a.offset == offset && a.base.equals(base);
    }

    @Override
    public int hashCode() {
      return Objects.hash(base, offset);
    }
  }

  /**
   * A member.
   *
   * @param object how far behind the base the object is that it is a member of
   */
  record Label(long object, Field field) {
    boolean covers(long offset) {
      long start = object + field.offset();
      List<Member> path = field.owner().find(field.name());
      long size = path.isEmpty() ? 1 : path.getLast().type().size();
      return offset >= start && offset < start + Math.max(1, size);
    }
  }

  // ---- addresses

  /** What equality is about: without labels where there is no offset. */
  default Term key() {
    return this instanceof Address a && a.offset == 0 ? a.base : this;
  }

  default Term base() {
    return this instanceof Address a ? a.base : this;
  }

  default long offset() {
    return this instanceof Address a ? a.offset : 0;
  }

  default List<Label> labels() {
    return this instanceof Address a ? a.labels : List.of();
  }

  /** The object that has a member which this address goes through. */
  default Term object(Label label) {
    int index = labels().indexOf(label);
    List<Label> before = index < 0 ? List.of() : labels().subList(0, index);
    return label.object == 0 && before.isEmpty()
        ? base()
        : new Address(base(), label.object, before);
  }

  default Term moved(long by) {
    if (this instanceof Number n) {
      return new Number(n.value + by);
    }
    long offset = offset() + by;
    List<Label> kept = labels().stream().filter(label -> label.covers(offset)).toList();
    return offset == 0 && kept.isEmpty() ? base() : new Address(base(), offset, kept);
  }

  default Term member(Field field) {
    if (this instanceof Number n) {
      return new Number(n.value + field.offset());
    }
    List<Label> labels = new ArrayList<>(labels());
    labels.add(new Label(offset(), field));
    return new Address(base(), offset() + field.offset(), labels);
  }

  default Term element(Term index, long size) {
    if (index instanceof Number n) {
      return moved(n.value * size);
    }
    return new Element(this, index, size);
  }

  /** What all of the term is rooted in: behind addresses, contents and elements. */
  default Term root() {
    return switch (this) {
      case Address a -> a.base.root();
      case Content c -> c.address.root();
      case Element e -> e.array.root();
      default -> this;
    };
  }

  /** The term with parts replaced, from the inside out. */
  default Term mapped(UnaryOperator<Term> replace) {
    return switch (this) {
      case Address a -> {
        Term base = a.base.mapped(replace);
        if (base instanceof Number n) {
          yield new Number(n.value + a.offset);
        }
        List<Label> all = new ArrayList<>(base.labels());
        for (Label label : a.labels) {
          all.add(new Label(base.offset() + label.object, label.field));
        }
        yield new Address(base.base(), base.offset() + a.offset, all);
      }
      case Content c -> replace.apply(new Content(c.address.mapped(replace)));
      case Element e -> e.array.mapped(replace).element(e.index.mapped(replace), e.size);
      case Not n -> new Not(n.operand.mapped(replace));
      case Computed c -> new Computed(c.operator, c.left.mapped(replace), c.right.mapped(replace));
      case Number n -> n;
      case Parameter p -> replace.apply(p);
      case Global g -> replace.apply(g);
      case Local l -> replace.apply(l);
      case Function f -> f;
      case Fresh f -> replace.apply(f);
    };
  }

  /** Whether another term occurs in this one. */
  default boolean contains(Term other) {
    boolean same = other instanceof Fresh ? equals(other) : key().equals(other.key());
    return same
        || switch (this) {
          case Address a -> a.base.contains(other);
          case Content c -> c.address.contains(other);
          case Element e -> e.array.contains(other) || e.index.contains(other);
          case Not n -> n.operand.contains(other);
          case Computed c -> c.left.contains(other) || c.right.contains(other);
          case Number n -> false;
          case Parameter p -> false;
          case Global g -> false;
          case Local l -> false;
          case Function f -> false;
          case Fresh f -> false;
        };
  }

  default int depth() {
    return switch (this) {
      case Address a -> a.base.depth();
      case Content c -> 1 + c.address.depth();
      case Element e -> 1 + Math.max(e.array.depth(), e.index.depth());
      case Not n -> 1 + n.operand.depth();
      case Computed c -> 1 + Math.max(c.left.depth(), c.right.depth());
      default -> 0;
    };
  }
}
