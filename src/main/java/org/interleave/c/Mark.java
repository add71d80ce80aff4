package org.interleave.c;

/** How an access announces itself to other threads. */
public enum Mark {
  PLAIN,
  /** Through a volatile lvalue: READ_ONCE and WRITE_ONCE of the kernel. */
  VOLATILE,
  RELAXED,
  /** memory_order_acquire; consume is taken for it. */
  ACQUIRE,
  RELEASE,
  ACQUIRE_RELEASE,
  /** Sequentially consistent; also every plain access to an _Atomic object. */
  SEQUENTIAL;

  public boolean atomic() {
    return ordinal() >= RELAXED.ordinal();
  }

  public boolean acquires() {
    return this == ACQUIRE || this == ACQUIRE_RELEASE || this == SEQUENTIAL;
  }

  public boolean releases() {
    return this == RELEASE || this == ACQUIRE_RELEASE || this == SEQUENTIAL;
  }
}
