package org.interleave.locking.web;

import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Site.State;

/**
 * How a role or a state looks: a word and a shape, so that colour tells nothing that they do not.
 *
 * @param name the class of its style
 */
record Mark(String name, String word, String shape) {
  static Mark of(Role role) {
    return switch (role) {
      case ENFORCES -> new Mark("enforces", "enforces", "▲");
      case REPAIRS -> new Mark("repairs", "repairs", "✚");
      case BREAKS -> new Mark("breaks", "breaks", "✕");
      case RELIES_ON -> new Mark("relies-on", "relies on", "○");
    };
  }

  static Mark of(State state) {
    return switch (state) {
      case HELD -> new Mark("held", "held", "●");
      case ASSERTED -> new Mark("asserted", "asserted", "▲");
      case UNPROTECTED -> new Mark("unprotected", "unprotected", "✕");
      case UNKNOWN -> new Mark("unknown", "unknown", "?");
    };
  }
}
