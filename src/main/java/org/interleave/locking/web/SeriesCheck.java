package org.interleave.locking.web;

import java.util.List;
import org.interleave.diff.Diff;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;

/** Checks a version of a series; the pages know nothing of how. */
public interface SeriesCheck {
  /** Why the rules are there. */
  enum Choice {
    /** For whatever they fit. */
    OFFERED,
    /** Somebody wants these, and to hear of it if they do not fit. */
    CHOSEN
  }

  /**
   * @param patches their diffs as the mails have them
   * @param titles of the patches
   * @return lines and hunks as the mails count them
   */
  Checked check(
      Application.Applied applied,
      List<Diff> patches,
      List<String> titles,
      List<Rule> rules,
      Choice choice)
      throws TreeException, InterruptedException;
}
