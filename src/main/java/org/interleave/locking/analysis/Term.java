package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.interleave.c.BinaryOperator;
import org.interleave.c.type.Member;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/**
 * A value as the analysis knows it. Terms that are equal are the same value at run time, as far as
 * one way through the code goes.
 *
 * <p>Classes and no records: terms are compared and searched at every step of every way, so each
 * keeps its hash, its length and a sketch of what it is made of.
 */
abstract sealed class Term {
  static final Term ZERO = new Number(0);

  private final int hash;
  private final int depth;

  /** Of each part one bit: a term without a part's bit does not have the part. */
  private final long sketch;

  private Term(int hash, int depth, long parts) {
    this.hash = hash;
    this.depth = depth;
    this.sketch = bit(hash) | parts;
  }

  /** An address with an offset of 0 stands for its base. */
  private Term(Term base, int hash) {
    this.hash = hash;
    this.depth = base.depth;
    this.sketch = base.sketch | bit(hash);
  }

  private static long bit(int hash) {
    return 1L << (hash * 0x9E3779B9 >>> 26);
  }

  private static int mix(int hash, int more) {
    return Integer.rotateLeft(hash * 0x85EBCA6B, 13) + more * 0xC2B2AE35;
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other || other instanceof Term term && hash == term.hash && same(term);
  }

  abstract boolean same(Term other);

  /** A number; 0 is NULL too. */
  static final class Number extends Term {
    private final long value;

    Number(long value) {
      super(mix(1, Long.hashCode(value)), 0, 0);
      this.value = value;
    }

    long value() {
      return value;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Number n && n.value == value;
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** What the caller passes. */
  static final class Parameter extends Term {
    private final int index;

    Parameter(int index) {
      super(mix(2, index), 0, 0);
      this.index = index;
    }

    int index() {
      return index;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Parameter p && p.index == index;
    }

    @Override
    public String toString() {
      return "argument " + index;
    }
  }

  /** The address of an object with static storage. */
  static final class Global extends Term {
    private final String name;

    Global(String name) {
      super(mix(3, name.hashCode()), 0, 0);
      this.name = name;
    }

    String name() {
      return name;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Global g && g.name.equals(name);
    }

    @Override
    public String toString() {
      return "&" + name;
    }
  }

  /** The address of a local object. */
  static final class Local extends Term {
    private final Object in;
    private final String name;

    /**
     * @param in tells functions apart
     */
    Local(Object in, String name) {
      super(mix(in.hashCode(), name.hashCode()), 0, 0);
      this.in = in;
      this.name = name;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Local l && l.name.equals(name) && l.in.equals(in);
    }

    @Override
    public String toString() {
      return "&" + name;
    }
  }

  static final class Function extends Term {
    private final String name;

    Function(String name) {
      super(mix(4, name.hashCode()), 0, 0);
      this.name = name;
    }

    String name() {
      return name;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Function f && f.name.equals(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What memory holds at an address, as far as it is not known to be overwritten. */
  static final class Content extends Term {
    private final Term address;

    Content(Term address) {
      super(mix(5, address.key().hash), 1 + address.depth(), address.sketch());
      this.address = address;
    }

    Term address() {
      return address;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Content c && c.address.key().equals(address.key());
    }

    @Override
    public String toString() {
      return "*(" + address + ")";
    }
  }

  /** What a step gave, the last time that it was done. */
  static final class Fresh extends Term {
    private final Object step;
    private final Kind kind;

    Fresh(Object step, Kind kind) {
      super(mix(step.hashCode(), kind.ordinal()), 0, 0);
      this.step = step;
      this.kind = kind;
    }

    Object step() {
      return step;
    }

    Kind kind() {
      return kind;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Fresh f && f.kind == kind && f.step.equals(step);
    }

    @Override
    public String toString() {
      return kind + " " + step;
    }
  }

  /** What sort of unknown value. */
  enum Kind {
    /** A new object that nobody else knows. */
    ALLOCATED,
    /** The result of a call, or of what is not understood. */
    RESULT,
    /** One of several, where ways meet. */
    JOINED,
    /** What a step gave earlier. */
    EARLIER,
    /** An object of a caller that no argument leads to. */
    OUTER
  }

  /** Whether a term is 0. */
  static final class Not extends Term {
    private final Term operand;

    Not(Term operand) {
      super(mix(6, operand.hash()), 1 + operand.depth(), operand.sketch());
      this.operand = operand;
    }

    Term operand() {
      return operand;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Not n && n.operand.equals(operand);
    }

    @Override
    public String toString() {
      return "!(" + operand + ")";
    }
  }

  /** Arithmetic and comparison. */
  static final class Computed extends Term {
    private final BinaryOperator operator;
    private final Term left;
    private final Term right;

    Computed(BinaryOperator operator, Term left, Term right) {
      super(
          mix(mix(operator.ordinal() + 7, left.hash()), right.hash()),
          1 + Math.max(left.depth(), right.depth()),
          left.sketch() | right.sketch());
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    BinaryOperator operator() {
      return operator;
    }

    Term left() {
      return left;
    }

    Term right() {
      return right;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Computed c
          && c.operator == operator
          && c.left.equals(left)
          && c.right.equals(right);
    }

    @Override
    public String toString() {
      return "(" + left + " " + operator + " " + right + ")";
    }
  }

  /** An element at an index that is not known. */
  static final class Element extends Term {
    private final Term array;
    private final Term index;
    private final long size;

    Element(Term array, Term index, long size) {
      super(
          mix(mix(Long.hashCode(size) + 50, array.key().hash), index.hash()),
          1 + Math.max(array.depth(), index.depth()),
          array.sketch() | index.sketch());
      this.array = array;
      this.index = index;
      this.size = size;
    }

    Term array() {
      return array;
    }

    Term index() {
      return index;
    }

    long size() {
      return size;
    }

    @Override
    boolean same(Term other) {
      return other instanceof Element e
          && e.size == size
          && e.array.key().equals(array.key())
          && e.index.equals(index);
    }

    @Override
    public String toString() {
      return "&(" + array + ")[" + index + "]";
    }
  }

  /** Some bytes behind another address. */
  static final class Address extends Term {
    private final Term base;
    private final long offset;
    private final List<Label> labels;

    /**
     * @param base not one of these
     * @param labels the members that the address goes through, the innermost last; they do not
     *     count for equality
     */
    Address(Term base, long offset, List<Label> labels) {
      super(base, mix(base.hash() + 8, Long.hashCode(offset)));
      this.base = base;
      this.offset = offset;
      this.labels = List.copyOf(labels);
    }

    @Override
    boolean same(Term other) {
      return other instanceof Address a && a.offset == offset && a.base.equals(base);
    }

    @Override
    public String toString() {
      return base + "+" + offset;
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
  final Term key() {
    return this instanceof Address a && a.offset == 0 ? a.base : this;
  }

  final Term base() {
    return this instanceof Address a ? a.base : this;
  }

  final long offset() {
    return this instanceof Address a ? a.offset : 0;
  }

  final List<Label> labels() {
    return this instanceof Address a ? a.labels : List.of();
  }

  /** The object that has a member which this address goes through. */
  final Term object(Label label) {
    int index = labels().indexOf(label);
    List<Label> before = index < 0 ? List.of() : labels().subList(0, index);
    return label.object == 0 && before.isEmpty()
        ? base()
        : new Address(base(), label.object, before);
  }

  final Term moved(long by) {
    if (this instanceof Number n) {
      return new Number(n.value + by);
    }
    long offset = offset() + by;
    List<Label> kept = labels().stream().filter(label -> label.covers(offset)).toList();
    return offset == 0 && kept.isEmpty() ? base() : new Address(base(), offset, kept);
  }

  final Term member(Field field) {
    if (this instanceof Number n) {
      return new Number(n.value + field.offset());
    }
    List<Label> labels = new ArrayList<>(labels());
    labels.add(new Label(offset(), field));
    return new Address(base(), offset() + field.offset(), labels);
  }

  final Term element(Term index, long size) {
    if (index instanceof Number n) {
      return moved(n.value * size);
    }
    return new Element(this, index, size);
  }

  /** What all of the term is rooted in: behind addresses, contents and elements. */
  final Term root() {
    return switch (this) {
      case Address a -> a.base.root();
      case Content c -> c.address.root();
      case Element e -> e.array.root();
      default -> this;
    };
  }

  /** The term with parts replaced, from the inside out. */
  final Term mapped(UnaryOperator<Term> replace) {
    return switch (this) {
      case Address a -> {
        Term base = a.base.mapped(replace);
        if (base == a.base) {
          yield a;
        }
        if (base instanceof Number n) {
          yield new Number(n.value + a.offset);
        }
        List<Label> all = new ArrayList<>(base.labels());
        for (Label label : a.labels) {
          all.add(new Label(base.offset() + label.object, label.field));
        }
        yield new Address(base.base(), base.offset() + a.offset, all);
      }
      case Content c -> {
        Term address = c.address.mapped(replace);
        yield replace.apply(address == c.address ? c : new Content(address));
      }
      case Element e -> {
        Term array = e.array.mapped(replace);
        Term index = e.index.mapped(replace);
        yield array == e.array && index == e.index ? e : array.element(index, e.size);
      }
      case Not n -> {
        Term operand = n.operand.mapped(replace);
        yield operand == n.operand ? n : new Not(operand);
      }
      case Computed c -> {
        Term left = c.left.mapped(replace);
        Term right = c.right.mapped(replace);
        yield left == c.left && right == c.right ? c : new Computed(c.operator, left, right);
      }
      case Number n -> n;
      case Parameter p -> replace.apply(p);
      case Global g -> replace.apply(g);
      case Local l -> replace.apply(l);
      case Function f -> f;
      case Fresh f -> replace.apply(f);
    };
  }

  /** Whether a step gave it, or a part of it, in an earlier round: it stands for any of those. */
  final boolean earlier() {
    return switch (this) {
      case Address a -> a.base.earlier();
      case Content c -> c.address.earlier();
      case Element e -> e.array.earlier() || e.index.earlier();
      case Not n -> n.operand.earlier();
      case Computed c -> c.left.earlier() || c.right.earlier();
      case Fresh f -> f.kind == Kind.EARLIER;
      case Number n -> false;
      case Parameter p -> false;
      case Global g -> false;
      case Local l -> false;
      case Function f -> false;
    };
  }

  /** The term with one of its parts replaced. */
  final Term renamed(Term part, Term by) {
    return contains(part) ? mapped(t -> t.equals(part) ? by : t) : this;
  }

  /** Whether another term occurs in this one. */
  final boolean contains(Term other) {
    Term part = other.key();
    return (sketch & bit(part.hash)) != 0 && has(part);
  }

  private boolean has(Term part) {
    return key().equals(part)
        || switch (this) {
          case Address a -> a.base.contains(part);
          case Content c -> c.address.contains(part);
          case Element e -> e.array.contains(part) || e.index.contains(part);
          case Not n -> n.operand.contains(part);
          case Computed c -> c.left.contains(part) || c.right.contains(part);
          case Number n -> false;
          case Parameter p -> false;
          case Global g -> false;
          case Local l -> false;
          case Function f -> false;
          case Fresh f -> false;
        };
  }

  final int depth() {
    return depth;
  }

  /** The hash, for terms that contain this one. */
  final int hash() {
    return hash;
  }

  final long sketch() {
    return sketch;
  }
}
