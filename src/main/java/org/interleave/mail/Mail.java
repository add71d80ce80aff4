package org.interleave.mail;

/** What became of the bytes of one mail: a message that was read, or the reason why it was not. */
public sealed interface Mail permits Message, Unreadable {

  /** The Message-ID; one derived from the content's hash where the mail has none. */
  MessageId id();
}
