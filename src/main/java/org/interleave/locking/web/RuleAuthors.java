package org.interleave.locking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Knows who edits rules. A feature that knows its visitors is a Spring bean of this type. */
public interface RuleAuthors {
  /** "Name &lt;address&gt;". */
  Optional<String> of(HttpServletRequest request);
}
