package org.interleave.simulation.command;

import java.io.PrintWriter;
import org.interleave.simulation.explore.Progress;

/** One moving line on a terminal; silent elsewhere. */
final class Meter implements Progress, AutoCloseable {
  private final PrintWriter err;
  private final boolean silent;
  private boolean shown;

  Meter(PrintWriter err, boolean json) {
    this.err = err;
    this.silent = json || System.console() == null || !System.console().isTerminal();
  }

  @Override
  public boolean goesOn(String stage, long executions, double left, int findings) {
    if (!silent) {
      String rest = left >= 0 && executions > 0 ? ", about %,.0f left".formatted(left) : "";
      String found = findings == 0 ? "" : ", %d found".formatted(findings);
      err.print("\r\033[K%s: %,d executions%s%s".formatted(stage, executions, rest, found));
      err.flush();
      shown = true;
    }
    return true;
  }

  @Override
  public void close() {
    if (shown) {
      err.print("\r\033[K");
      err.flush();
      shown = false;
    }
  }
}
