package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.diff.Diff;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.build.Callers;
import org.interleave.locking.build.Signatures;
import org.interleave.locking.build.Signatures.Change;
import org.interleave.source.TreeException;

/** Files outside of a patch that use what it changes as it was. */
final class LeftBehind {
  /** Each is parsed as it is before and behind the patch. */
  private static final int MOST_FILES = 12;

  /** Finds by path the words that files have. */
  @FunctionalInterface
  interface Finder {
    Map<String, Set<String>> mentions(Set<String> words) throws TreeException;
  }

  private final Subject subject;
  private final Reading reading;
  private final Finder finder;
  private final List<Problem> problems = new ArrayList<>();

  private LeftBehind(Subject subject, Reading reading, Finder finder) {
    this.subject = subject;
    this.reading = reading;
    this.finder = finder;
  }

  /**
   * @param files of each revision
   * @param changes by each patch
   */
  static List<Problem> of(
      Subject subject,
      Reading reading,
      Finder finder,
      List<SourceTree> files,
      List<List<Change>> changes) {
    Set<String> words = new TreeSet<>();
    changes.forEach(these -> words.addAll(Callers.words(these)));
    if (words.isEmpty()) {
      return List.of();
    }
    LeftBehind left = new LeftBehind(subject, reading, finder);
    left.judge(changes, words, files);
    return left.problems;
  }

  /** What a patch changes of what other files use. */
  static List<Change> changes(Diff patch, List<Unit> before, List<Unit> after) {
    return Signatures.between(before, after, touched(patch)::contains);
  }

  /** Whether a remark of a file that a patch does not touch is said by both. */
  static boolean same(Problem remark, Problem left) {
    return remark.hunk() == 0
        && remark.patch() == left.patch()
        && remark.file().equals(left.file())
        && remark.line() == left.line();
  }

  private static Set<String> touched(Diff diff) {
    Set<String> paths = new HashSet<>();
    diff.files()
        .forEach(file -> {
          file.oldPath().ifPresent(paths::add);
          file.newPath().ifPresent(paths::add);
        });
    return paths;
  }

  private void judge(List<List<Change>> changes, Set<String> words, List<SourceTree> files) {
    Map<String, Set<String>> mentions;
    try {
      mentions = finder.mentions(words);
    } catch (TreeException e) {
      problems.add(
          new Problem(Kind.INCOMPLETE, 0, Optional.empty(), 0, 0, "callers: " + e.getMessage()));
      return;
    }
    for (int patch = 1; patch <= changes.size(); patch++) {
      int k = patch;
      Set<String> touched = touched(subject.placed().get(k - 1).diff());
      List<Change> these = changes.get(k - 1);
      List<String> concerned =
          Callers.concerned(these, mentions).stream()
              .filter(path -> path.endsWith(".c") && !touched.contains(path))
              .filter(path -> uses(these, files.get(k), path))
              .toList();
      if (concerned.size() > MOST_FILES) {
        String what = concerned.size() - MOST_FILES + " files that use what it changes";
        problems.add(
            new Problem(Kind.INCOMPLETE, k, Optional.empty(), 0, 0, "not looked at: " + what));
      }
      judge(k, these, concerned.subList(0, Math.min(MOST_FILES, concerned.size())), files);
    }
  }

  private static boolean uses(List<Change> changes, SourceTree files, String path) {
    return files.file(path).map(text -> Callers.uses(changes, path, text)).orElse(false);
  }

  private void judge(int k, List<Change> changes, List<String> paths, List<SourceTree> files) {
    Callers.Found found =
        Callers.left(
            changes,
            paths,
            files.get(k),
            path -> reading.unit(files.get(k - 1), path),
            path -> reading.unit(files.get(k), path));
    for (Callers.Left left : found.left()) {
      String in = left.function().isEmpty() ? "" : "in " + left.function() + "(): ";
      problems.add(
          new Problem(
              Kind.CALLER,
              k,
              Optional.of(left.place().file()),
              0,
              left.place().line(),
              in + left.message() + "; the patch does not change this file"));
    }
  }
}
