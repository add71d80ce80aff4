package org.interleave.checks.matrix;

import java.util.Comparator;
import java.util.List;
import org.interleave.checks.Outcome.Defect;

/** Defects in plain words. */
public final class DefectWords {
  /** The gravest first: what corrupts memory, what stops the machine, what may become either. */
  private static final List<Named> KINDS =
      List.of(
          new Named("use-after-free", "use-after-free", "a"),
          new Named("double-free", "double free", "a"),
          new Named("invalid-free", "invalid free", "an"),
          new Named("out-of-bounds", "access out of bounds", "an"),
          new Named("null-dereference", "null dereference", "a"),
          new Named("deadlock", "deadlock", "a"),
          new Named("sleep-in-atomic", "sleep in atomic context", "a"),
          new Named("livelock", "livelock", "a"),
          new Named("refcount", "reference count error", "a"),
          new Named("rcu-misuse", "misuse of RCU", "a"),
          new Named("lock-misuse", "misuse of a lock", "a"),
          new Named("lock-order", "inversion of lock order", "an"),
          new Named("uninitialised-use", "use of an uninitialised value", "a"),
          new Named("data-race", "data race", "a"),
          new Named("assertion", "failed assertion", "a"),
          new Named("warning", "warning of the kernel", "a"),
          new Named("leak", "memory leak", "a"));

  public static final Comparator<Defect> GRAVEST =
      Comparator.comparingInt(DefectWords::gravity)
          .thenComparing(Defect::kind)
          .thenComparing(Defect::function)
          .thenComparing(Defect::identity);

  static final Comparator<Change> GRAVEST_CHANGE =
      Comparator.comparing(Change::defect, GRAVEST).thenComparing(Change::kind);

  private DefectWords() {}

  private record Named(String kind, String noun, String article) {}

  static int gravity(Defect defect) {
    for (int i = 0; i < KINDS.size(); i++) {
      if (KINDS.get(i).kind.equals(defect.kind())) {
        return i;
      }
    }
    return KINDS.size();
  }

  private static Named named(String kind) {
    for (Named known : KINDS) {
      if (known.kind.equals(kind)) {
        return known;
      }
    }
    String noun = kind.replace('-', ' ').replace('_', ' ');
    boolean vowel = !noun.isEmpty() && "aeiouAEIOU".indexOf(noun.charAt(0)) >= 0;
    return new Named(kind, noun.isBlank() ? "defect" : noun, vowel ? "an" : "a");
  }

  /** {@code use-after-free}, {@code sleep in atomic context}. */
  public static String kind(String kind) {
    return named(kind).noun;
  }

  /** {@code a use-after-free in hub_put}. */
  public static String some(Defect defect) {
    Named named = named(defect.kind());
    return named.article + " " + named.noun + where(defect);
  }

  /** {@code the use-after-free in hub_put}. */
  public static String the(Defect defect) {
    return "the " + named(defect.kind()).noun + where(defect);
  }

  private static String where(Defect defect) {
    if (!defect.function().isEmpty()) {
      return " in " + defect.function();
    }
    return defect.file().isEmpty() ? "" : " in " + defect.file();
  }

  /** {@code 1 defect}, {@code 4 defects}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
