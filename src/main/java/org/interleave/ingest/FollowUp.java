package org.interleave.ingest;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Work on stored mail that nobody has to wait for, such as the index of full texts. It goes on from
 * where it was left, whoever left it and however.
 */
public interface FollowUp {
  void carryOn(BooleanSupplier cancelled, Consumer<String> progress);
}
