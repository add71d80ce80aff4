package org.interleave.locking.web;

/** A check that cannot be made, for a reason that a reader can mend: one sentence. */
final class CheckRefused extends Exception {
  CheckRefused(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
