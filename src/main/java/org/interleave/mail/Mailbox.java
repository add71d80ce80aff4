package org.interleave.mail;

/** A name and an address (RFC 5322 3.4); either may be empty, since people send both kinds. */
public record Mailbox(String name, String address) {

  /** The name, or the address where there is no name. */
  public String display() {
    return name.isEmpty() ? address : name;
  }
}
