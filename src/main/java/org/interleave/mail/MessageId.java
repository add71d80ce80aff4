package org.interleave.mail;

/** A Message-ID without its angle brackets (RFC 5322 3.6.4). */
public record MessageId(String value) implements Comparable<MessageId> {
  public MessageId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a Message-ID cannot be empty");
    }
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return "<" + value + ">";
  }
}
