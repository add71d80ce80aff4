package org.interleave.series;

import org.interleave.mail.MessageId;

/**
 * What a person said about what belongs together. It names messages, so that it outlives every
 * import. A later decision wins over an earlier one.
 */
public sealed interface Decision {

  /** The versions that these two messages are in belong to one series. */
  record Join(MessageId one, MessageId other) implements Decision {}

  /**
   * The version that this message is in is a series of its own, without the others of its series.
   */
  record Split(MessageId member) implements Decision {}

  /** This message belongs to the version that the target is in. */
  record Move(MessageId message, MessageId target) implements Decision {}
}
