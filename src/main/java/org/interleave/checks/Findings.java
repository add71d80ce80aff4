package org.interleave.checks;

import java.util.Optional;

/** The defects that simulations found. */
public interface Findings {
  Optional<StoredFinding> find(long id);
}
