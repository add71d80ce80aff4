package org.interleave.locking.web;

import java.util.List;
import java.util.Locale;
import org.interleave.locking.store.Checks.Account;

/**
 * Where the check of a version stands, in words.
 *
 * @param underWay whether it is worth looking again soon
 * @param said one sentence on what goes on or went wrong; empty if nothing does
 * @param failed whether it went wrong
 * @param made one line for each check that has answers
 * @param possible whether one can be started
 * @param again whether there are answers already
 * @param action where the form goes
 * @param number of the patch whose page it stands on; empty on the version's
 */
record CheckStatus(
    boolean underWay,
    String said,
    boolean failed,
    List<Made> made,
    boolean possible,
    boolean again,
    String action,
    String number,
    List<SetChoice> sets) {
  CheckStatus {
    made = List.copyOf(made);
    sets = List.copyOf(sets);
  }

  /**
   * @param newer the sets that were changed since; empty if none was
   */
  record Made(Account account, String newer) {
    public String base() {
      String base = account.circumstances().base();
      return base.substring(0, Math.min(12, base.length()));
    }

    public String took() {
      double seconds = account.circumstances().took().toMillis() / 1000.0;
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    public String by() {
      return account.circumstances().sets().stream()
          .map(set -> set.set() + " version " + set.number())
          .reduce((a, b) -> a + ", " + b)
          .orElse("the code's own annotations");
    }
  }

  /**
   * @param used whether there is an answer by it
   */
  record SetChoice(String name, boolean used) {}
}
