package org.interleave.locking.version;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import org.interleave.c.ParseCache;
import org.interleave.diff.Diff;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.locking.check.Checker;
import org.interleave.locking.check.Subject;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is stored. What was parsed of a tree is kept for the next version of it, for as long
 * as nobody else needs the memory.
 */
public final class SeriesCheck {
  /** Why the rules are there. */
  public enum Choice {
    /** For whatever they fit. */
    OFFERED,
    /** Somebody wants these, and to hear of it if they do not fit. */
    CHOSEN
  }

  /** A checker and the tree that it has read. */
  private record Warm(Path tree, Checker checker) {}

  private @Nullable SoftReference<Warm> last;

  /**
   * @param patches their diffs as the mails have them
   * @param titles of the patches
   * @return lines and hunks as the mails count them
   */
  public synchronized Checked check(
      Application.Applied applied,
      List<Diff> patches,
      List<String> titles,
      List<Rule> rules,
      Choice choice)
      throws TreeException, InterruptedException {
    Checker.Rules wanted =
        switch (choice) {
          case OFFERED -> new Checker.Rules.Offered(rules);
          case CHOSEN -> new Checker.Rules.Chosen(rules);
        };
    try (Tree tree = Tree.open(applied.tree())) {
      Subject subject = Subject.of(tree, applied.revisions(), patches, titles);
      return checker(applied.tree()).check(subject, wanted);
    }
  }

  private Checker checker(Path tree) {
    Warm warm = last == null ? null : last.get();
    if (warm == null || !warm.tree.equals(tree)) {
      warm = new Warm(tree, new Checker(new ParseCache()));
      last = new SoftReference<>(warm);
    }
    return warm.checker;
  }
}
