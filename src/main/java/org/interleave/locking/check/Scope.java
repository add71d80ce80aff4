package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.locking.Rule;
import org.interleave.simulation.suite.NamedRevision;

/**
 * The files that a check looks at.
 *
 * @param touched all files that the series changes
 * @param units C files that are parsed, of any revision
 * @param others C files of the tree that are not parsed, if all are known
 * @param whole whether all C files of the tree are known
 * @param left what is not looked at, one sentence each
 */
record Scope(
    Set<String> touched,
    List<String> units,
    List<String> others,
    boolean whole,
    List<String> left) {
  private static final int MOST_UNITS = 60;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  Scope {
    units = List.copyOf(units);
    others = List.copyOf(others);
    left = List.copyOf(left);
  }

  static Scope of(Subject subject, List<Rule> rules) {
    Set<String> touched = new TreeSet<>();
    for (Diff patch : subject.patches()) {
      for (FileDiff file : patch.files()) {
        file.oldPath().ifPresent(touched::add);
        file.newPath().ifPresent(touched::add);
      }
    }
    List<String> left = new ArrayList<>();
    Set<String> units = new LinkedHashSet<>();
    touched.stream().filter(path -> path.endsWith(".c")).forEach(units::add);
    Set<String> headers = new TreeSet<>(touched);
    headers.removeIf(path -> !path.endsWith(".h"));
    boolean small = !subject.sources().isEmpty();
    if (small) {
      subject.sources().stream()
          .filter(path -> together(subject, path, touched))
          .forEach(units::add);
    } else if (!headers.isEmpty()) {
      named(subject, rules).forEach(units::add);
      if (units.isEmpty()) {
        left.add(
            "no C file that includes "
                + String.join(", ", headers)
                + " is looked at: the series touches none, and no rule names one with `in`");
      }
    }
    if (units.size() > MOST_UNITS) {
      left.add(
          "of %d C files only the first %d are looked at: %s and what follows are not"
              .formatted(units.size(), MOST_UNITS, List.copyOf(units).get(MOST_UNITS)));
    }
    List<String> kept = units.stream().limit(MOST_UNITS).toList();
    List<String> others = subject.sources().stream().filter(path -> !kept.contains(path)).toList();
    return new Scope(touched, kept, others, small, left);
  }

  /**
   * Whether a file of a small tree belongs to what is changed. A program does with all of its
   * files; beside kernel code only what stands in the same folders, not the programs that try it
   * out.
   */
  private static boolean together(Subject subject, String path, Set<String> touched) {
    String folder = folder(path);
    boolean beside = touched.stream().anyMatch(one -> folder(one).equals(folder));
    return beside || subject.sources().stream().noneMatch(one -> isKernelStyle(subject, one));
  }

  private static boolean isKernelStyle(Subject subject, String path) {
    return subject
        .revisions()
        .getFirst()
        .files()
        .file(path)
        .filter(text -> Reading.KERNEL_HEADER.matcher(text).find())
        .isPresent();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The names that stand in C files which are known but not parsed. */
  Set<String> mentioned(SourceTree files) {
    Set<String> names = new HashSet<>();
    for (String path : others) {
      Matcher name = NAME.matcher(files.file(path).orElse(""));
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }

  /** The C files that rules name themselves. */
  private static List<String> named(Subject subject, List<Rule> rules) {
    List<NamedRevision> revisions = subject.revisions();
    return rules.stream()
        .flatMap(rule -> rule.in().stream())
        .filter(path -> path.endsWith(".c") && path.indexOf('*') < 0 && path.indexOf('?') < 0)
        .distinct()
        .filter(path ->
            revisions.getFirst().files().file(path).isPresent()
                || revisions.getLast().files().file(path).isPresent())
        .toList();
  }
}
