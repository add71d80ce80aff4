package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.interleave.c.Place;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/** What users of a function or structure have to know, before and after a change. */
public final class Signatures {
  /**
   * A function as its declarations have it.
   *
   * @param parameters types as gcc writes them
   */
  public record Signature(
      String name, String result, List<String> parameters, boolean variadic, Place place) {
    public Signature {
      parameters = List.copyOf(parameters);
    }

    boolean fits(Signature other) {
      return result.equals(other.result)
          && parameters.equals(other.parameters)
          && variadic == other.variadic;
    }

    @Override
    public String toString() {
      return result
          + (result.endsWith("*") ? "" : " ")
          + name
          + "("
          + (parameters.isEmpty() ? "void" : String.join(", ", parameters))
          + (variadic ? ", ..." : "")
          + ")";
    }
  }

  /** What a change does to those who use a thing. */
  public sealed interface Change {
    /** The identifier that users have in their text. */
    String name();
  }

  /** Parameters or the result are others. */
  public record Changed(Signature before, Signature after) implements Change {
    @Override
    public String name() {
      return before.name();
    }
  }

  /**
   * @param renamed the name of the only new function with the same parameters and result
   */
  public record Removed(Signature before, Optional<String> renamed) implements Change {
    @Override
    public String name() {
      return before.name();
    }
  }

  /**
   * @param struct as {@link ParsedUnit#nameOf} has it
   * @param place where the member stood
   */
  public record MemberRemoved(String struct, String member, Place place) implements Change {
    @Override
    public String name() {
      return member;
    }
  }

  private final Predicate<String> files;
  private final Map<String, Signature> functions = new TreeMap<>();
  private final Map<String, Map<String, Place>> members = new TreeMap<>();

  private Signatures(Predicate<String> files) {
    this.files = files;
  }

  /**
   * Compares what two revisions declare for others: static functions and structures of a C file are
   * its own.
   *
   * @param before units of the files that a change touches, or that include them
   * @param after the same of the later revision
   * @param files those that the change touches
   */
  public static List<Change> between(
      Collection<Unit> before, Collection<Unit> after, Predicate<String> files) {
    Signatures earlier = new Signatures(files);
    Signatures later = new Signatures(files);
    Set<Unit> same = new HashSet<>(before);
    same.retainAll(after);
    // a later unit that includes what an earlier one defined would hide that it is gone there
    before.stream().filter(unit -> !same.contains(unit)).forEach(earlier::add);
    after.stream().filter(unit -> !same.contains(unit)).forEach(later::add);
    return earlier.against(later, after);
  }

  private static Set<String> everywhere(Collection<Unit> units) {
    Set<String> names = new TreeSet<>();
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed != null) {
        parsed.routines().forEach(routine -> names.add(routine.name()));
        parsed.tokens().uses().written().forEach(use -> names.add(use.name()));
      }
    }
    return names;
  }

  private void add(Unit unit) {
    ParsedUnit parsed = unit.parsed();
    if (parsed == null || unit.files().stream().noneMatch(files)) {
      return;
    }
    for (Routine routine : parsed.routines()) {
      int defined = routine.defined() ? routine.definedAt() : routine.at();
      boolean here = files.test(parsed.tokens().file(defined));
      boolean either = here || files.test(parsed.tokens().file(routine.at()));
      if (either && shared(routine, parsed.tokens().place(defined))) {
        Place place = parsed.tokens().place(here ? defined : routine.at());
        functions.merge(routine.name(), signature(routine, place), Signatures::better);
      }
    }
    parsed
        .structures()
        .forEach((struct, at) -> {
          String file = parsed.tokens().file(at);
          if (!struct.complete() || !file.endsWith(".h") || !files.test(file)) {
            return;
          }
          Place place = parsed.tokens().place(at);
          String name = parsed.nameOf(struct);
          if (!name.isEmpty()) {
            members(struct, place, members.computeIfAbsent(name, n -> new TreeMap<>()));
          }
        });
  }

  /** Nobody outside of a C file sees its static functions. */
  private static boolean shared(Routine routine, Place defined) {
    return !routine.unitOnly() || defined.file().endsWith(".h");
  }

  private static void members(StructType struct, Place place, Map<String, Place> to) {
    for (var member : struct.members()) {
      if (member.anonymous() && member.type().plain() instanceof StructType inner) {
        members(inner, place, to);
      } else if (!member.name().isEmpty()) {
        to.put(member.name(), place);
      }
    }
  }

  private static Signature signature(Routine routine, Place place) {
    Type.Function type = routine.type();
    List<String> parameters = type.parameters().stream().map(Spelling::of).toList();
    return new Signature(
        routine.name(), Spelling.of(type.result().plain()), parameters, type.variadic(), place);
  }

  private static Signature better(Signature known, Signature other) {
    return known.parameters().isEmpty() ? other : known;
  }

  private List<Change> against(Signatures later, Collection<Unit> units) {
    List<Change> changes = new ArrayList<>();
    Set<String> gone = new TreeSet<>();
    functions.forEach((name, before) -> {
      Signature after = later.functions.get(name);
      if (after == null) {
        gone.add(name);
      } else if (!before.fits(after)) {
        changes.add(new Changed(before, after));
      }
    });
    if (!gone.isEmpty()) {
      gone.removeAll(everywhere(units));
    }
    for (String name : gone) {
      Signature before = Objects.requireNonNull(functions.get(name));
      changes.add(new Removed(before, renamed(before, later)));
    }
    changes.sort(Comparator.comparing(Change::name));
    members.forEach((struct, names) -> {
      Map<String, Place> now = later.members.get(struct);
      if (now != null) {
        names.forEach((member, place) -> {
          if (!now.containsKey(member)) {
            changes.add(new MemberRemoved(struct, member, place));
          }
        });
      }
    });
    return List.copyOf(changes);
  }

  private Optional<String> renamed(Signature before, Signatures later) {
    List<String> candidates =
        later.functions.values().stream()
            .filter(s -> s.fits(before) && !functions.containsKey(s.name()))
            .map(Signature::name)
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }
}
