package org.interleave.ingest;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/**
 * Turns the first Ctrl-C into a wish to stop, so that the work at hand ends in order; the second
 * ends the process. A shutdown hook would not do: the database's own would run beside it.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
  private final AtomicBoolean wanted = new AtomicBoolean();

  private Interruption() {}

  static Interruption watch() {
    Interruption interruption = new Interruption();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(new Signal(name), signal -> interruption.heard(signal));
    }
    return interruption;
  }

  private void heard(Signal signal) {
    if (wanted.getAndSet(true)) {
      Runtime.getRuntime().halt(128 + signal.getNumber());
    }
  }

  @Override
  public boolean getAsBoolean() {
    return wanted.get();
  }

  @Override
  public void close() {
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(new Signal(name), sun.misc.SignalHandler.SIG_DFL);
    }
  }
}
