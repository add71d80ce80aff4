package org.interleave.locking.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interleave.c.Place;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.MacroUse;
import org.interleave.c.token.Token;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether functions of two revisions of a unit are the same, wherever they stand: the same tokens
 * in the same form, that mean the same steps on the same types.
 */
public final class AlikeFlows {
  private static final Pattern NUMBERS = Pattern.compile("\\d+ \\d+");

  private final ParsedUnit before;
  private final ParsedUnit now;

  private record Pair(StructType before, StructType now) {}

  private final Map<Pair, Boolean> structs = new HashMap<>();

  public AlikeFlows(ParsedUnit before, ParsedUnit now) {
    this.before = before;
    this.now = now;
  }

  /** Whether the texts are the same, lines and columns seen from the function's name. */
  public boolean texts(Routine a, Routine b) {
    int length = length(before, a);
    if (length != length(now, b)) {
      return false;
    }
    int firstLine = before.tokens().place(a.definedAt()).line();
    int otherLine = now.tokens().place(b.definedAt()).line();
    for (int i = 0; i < length; i++) {
      if (before.tokens().origins()[a.body() + i] == now.tokens().origins()[b.body() + i]
          && before.tokens().tokens()[a.body() + i] == now.tokens().tokens()[b.body() + i]) {
        continue;
      }
      Token one = before.tokens().tokens()[a.body() + i];
      Token other = now.tokens().tokens()[b.body() + i];
      Place at = before.tokens().place(a.body() + i);
      Place there = now.tokens().place(b.body() + i);
      boolean same =
          one.kind() == other.kind() && one.text().equals(other.text())
              || numbers(one, at) && numbers(other, there);
      if (!same
          || at.column() != there.column()
          || at.line() - firstLine != there.line() - otherLine
          || !at.file().equals(there.file())) {
        return false;
      }
    }
    return true;
  }

  /** {@code __LINE__}, which warnings have in them. */
  private static boolean numbers(Token token, Place at) {
    return token.kind() == Token.Kind.NUMBER && token.is(Integer.toString(at.line()));
  }

  private static int length(ParsedUnit unit, Routine routine) {
    return unit.tokens().closing(routine.body()) - routine.body();
  }

  /** Whether the same steps are done; the texts are known to be the same. */
  public boolean steps(Flow a, Flow b) {
    return alike(a.routine(), b.routine())
        && a.ops().size() == b.ops().size()
        && a.parameters().equals(b.parameters())
        && a.cells() == b.cells()
        && a.variables().equals(b.variables())
        && IntStream.range(0, a.ops().size())
            .allMatch(i ->
                (alike(a.ops().get(i), b.ops().get(i)) || numbers(a, i) && numbers(b, i))
                    && macros(a, b, i));
  }

  private static boolean numbers(Flow flow, int step) {
    return flow.ops().get(step) instanceof Op.Number n && n.value() == flow.place(step).line();
  }

  /** The macros that a call comes from. */
  private static boolean macros(Flow a, Flow b, int step) {
    return !(a.ops().get(step) instanceof Op.Call) || names(a, step).equals(names(b, step));
  }

  private static List<String> names(Flow flow, int step) {
    return flow.unit().tokens().macrosAt(flow.at().get(step)).stream().map(MacroUse::name).toList();
  }

  private boolean alike(Op one, Op other) {
    return switch (one) {
      case Op.AddressOfLocal a ->
          other instanceof Op.AddressOfLocal b
              && a.target() == b.target()
              && alike(a.variable(), b.variable());
      case Op.AddressOfGlobal a ->
          other instanceof Op.AddressOfGlobal b
              && a.target() == b.target()
              && alike(a.variable(), b.variable());
      case Op.AddressOfFunction a ->
          other instanceof Op.AddressOfFunction b
              && a.target() == b.target()
              && alike(a.routine(), b.routine());
      case Op.Member a ->
          other instanceof Op.Member b
              && a.target() == b.target()
              && a.object() == b.object()
              && alike(a.field(), b.field());
      case Op.Read a ->
          other instanceof Op.Read b
              && a.target() == b.target()
              && a.address() == b.address()
              && a.text().equals(b.text())
              && pointing(a.type(), b.type());
      case Op.Write a ->
          other instanceof Op.Write b
              && a.address() == b.address()
              && a.value() == b.value()
              && a.text().equals(b.text())
              && pointing(a.type(), b.type());
      case Op.Copy a ->
          other instanceof Op.Copy b
              && a.to() == b.to()
              && a.from() == b.from()
              && a.toText().equals(b.toText())
              && a.fromText().equals(b.fromText())
              && pointing(a.type(), b.type());
      case Op.Call a -> other instanceof Op.Call b && alike(a, b);
      case Op.Number a -> a.equals(other);
      case Op.Move a -> a.equals(other);
      case Op.Anything a -> a.equals(other);
      case Op.Shift a -> a.equals(other);
      case Op.Element a -> a.equals(other);
      case Op.Compute a -> a.equals(other);
      case Op.Not a -> a.equals(other);
      case Op.Branch a -> a.equals(other);
      case Op.Jump a -> a.equals(other);
      case Op.Choose a -> a.equals(other);
      case Op.Anywhere a -> a.equals(other);
      case Op.Return a -> a.equals(other);
      case Op.End a -> a.equals(other);
    };
  }

  private boolean alike(Op.Call a, Op.Call b) {
    return a.target() == b.target()
        && a.pointer() == b.pointer()
        && a.used() == b.used()
        && a.arguments().equals(b.arguments())
        && all(a.texts(), b.texts(), AlikeFlows::sameText)
        && (a.routine() == null
            ? b.routine() == null
            : b.routine() != null && alike(a.routine(), b.routine()))
        && (a.through() == null
            ? b.through() == null
            : b.through() != null && alike(a.through(), b.through()))
        && all(a.types(), b.types(), this::pointing);
  }

  /** Numbers were compared as tokens: {@code __LINE__} may be among them. */
  private static boolean sameText(String one, String other) {
    return one.equals(other) || NUMBERS.matcher(one + " " + other).matches();
  }

  private interface Test<T> {
    boolean test(T one, T other);
  }

  private static <T> boolean all(List<T> one, List<T> other, Test<T> alike) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> alike.test(one.get(i), other.get(i)));
  }

  // ---- declarations

  private boolean alike(Variable a, Variable b) {
    return a.name().equals(b.name())
        && a.link().equals(b.link())
        && a.storage() == b.storage()
        && pointing(a.type(), b.type());
  }

  private boolean alike(Routine a, Routine b) {
    return a == b
        || a.name().equals(b.name())
            && a.link().equals(b.link())
            && a.unitOnly() == b.unitOnly()
            && a.noReturn() == b.noReturn()
            && a.defined() == b.defined()
            && named(a.type().result(), b.type().result())
            && all(a.type().parameters(), b.type().parameters(), this::named)
            && all(a.parameters(), b.parameters(), this::sameName);
  }

  private boolean sameName(Variable a, Variable b) {
    return a.name().equals(b.name());
  }

  private boolean alike(Field a, Field b) {
    return a.name().equals(b.name()) && a.offset() == b.offset() && sameName(a.owner(), b.owner());
  }

  // ---- types

  /** The same, and so is what is pointed to. */
  private boolean pointing(Type a, Type b) {
    Type to = a.isPointer() ? a.target() : null;
    Type other = b.isPointer() ? b.target() : null;
    return to == null || other == null
        ? whole(a, b)
        : a.isConst() == b.isConst() && whole(to, other);
  }

  /** The same layout and names; structures that are only pointed to by name. */
  private boolean whole(Type a, Type b) {
    return a.plain() instanceof StructType one && b.plain() instanceof StructType other
        ? a.isConst() == b.isConst() && members(one, other)
        : named(a, b);
  }

  private boolean members(StructType a, StructType b) {
    if (a == b) {
      return true;
    }
    Pair pair = new Pair(a, b);
    Boolean known = structs.get(pair);
    if (known == null) {
      known =
          sameName(a, b)
              && a.union() == b.union()
              && a.size() == b.size()
              && a.complete() == b.complete()
              && all(a.members(), b.members(), this::alike);
      structs.put(pair, known);
    }
    return known;
  }

  private boolean alike(Member a, Member b) {
    return a.name().equals(b.name())
        && a.offset() == b.offset()
        && Objects.equals(a.bits(), b.bits())
        && whole(a.type(), b.type());
  }

  /** The same as a declaration writes them. */
  private boolean named(Type a, Type b) {
    if (a.isConst() != b.isConst()
        || a.isVolatile() != b.isVolatile()
        || a.isAtomic() != b.isAtomic()) {
      return false;
    }
    Type one = a.plain();
    Type other = b.plain();
    @Nullable Type to = one.target();
    @Nullable Type otherTo = other.target();
    if (one instanceof StructType s && other instanceof StructType t) {
      return sameName(s, t);
    }
    if (to != null && otherTo != null) {
      return one.getClass() == other.getClass()
          && one.size() == other.size()
          && whole(to, otherTo, one);
    }
    return one.getClass() == other.getClass()
        && one.size() == other.size()
        && one.toString().equals(other.toString());
  }

  /** An array has its elements in it, a pointer has not. */
  private boolean whole(Type a, Type b, Type in) {
    return in.isPointer() ? named(a, b) : whole(a, b);
  }

  private boolean sameName(StructType a, StructType b) {
    return a.tag().equals(b.tag())
        && (!a.tag().isEmpty() || before.nameOf(a).equals(now.nameOf(b)));
  }

  /** The function of the same name in the other revision, if it stands in the same file. */
  public Optional<Routine> counterpart(Routine routine) {
    Routine other = now.routine(routine.name());
    return other != null && other.defined() && file(before, routine).equals(file(now, other))
        ? Optional.of(other)
        : Optional.empty();
  }

  private static String file(ParsedUnit unit, Routine routine) {
    return unit.tokens().file(routine.definedAt());
  }
}
