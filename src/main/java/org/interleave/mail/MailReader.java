package org.interleave.mail;

/** Reads the bytes of one mail. Stateless; safe for use by many threads. */
public final class MailReader {
  private MailReader() {}

  /** Never throws for any input: what cannot be read is {@link Unreadable}. */
  public static Mail read(byte[] raw) {
    throw new IllegalStateException("in the making");
  }
}
