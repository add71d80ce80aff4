package org.interleave.source.store;

import java.nio.file.Path;
import java.util.List;
import org.interleave.source.Base;
import org.interleave.source.Revisions;

/** What is known of a version's files. */
public sealed interface Application {

  /** The version on the tree that fits it best. */
  record Applied(Path tree, Base base, Revisions revisions) implements Application {}

  /** No tree is known. */
  record NoTree() implements Application {}

  /** It is being worked out. */
  record Pending() implements Application {}

  /** No known tree could be read; one line for each that says why. */
  record Unreadable(List<String> reasons) implements Application {
    public Unreadable {
      reasons = List.copyOf(reasons);
    }
  }
}
