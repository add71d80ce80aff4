package org.interleave.review;

import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.mail.Mailbox;

/** Who reviews: the name and the address that stand in the reply and its trailers. */
public record Reviewer(String name, String address) {
  private static final Pattern ADDRESS =
      Pattern.compile("[^@\\s<>,;:\"()\\\\]{1,64}@[^@\\s<>,;:\"()\\\\]{1,255}");

  public Reviewer {
    Optional<String> complaint = complaint(name, address);
    if (complaint.isPresent()) {
      throw new IllegalArgumentException(complaint.get());
    }
  }

  /** One line that says what is wrong with a name and an address; empty where they will do. */
  public static Optional<String> complaint(String name, String address) {
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Reviewer::breaksTrailer)) {
      return Optional.of("your name cannot be empty, longer than 200 characters, or hold < or >");
    }
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.of("your mail address must look like name@example.org");
    }
    return Optional.empty();
  }

  private static boolean breaksTrailer(int c) {
    return c == '<' || c == '>' || Character.isISOControl(c);
  }

  /** Addresses are compared without regard to case, as every list server does. */
  public boolean is(String otherAddress) {
    return address.equalsIgnoreCase(otherAddress);
  }

  public Mailbox mailbox() {
    return new Mailbox(name, address);
  }

  /** "Name <address>", as trailers have it. */
  public String written() {
    return name + " <" + address + ">";
  }
}
