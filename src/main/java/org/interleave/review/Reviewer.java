package org.interleave.review;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
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

  /** The reviewer, where name and address will do. */
  public static Optional<Reviewer> of(String name, String address) {
    return complaint(name, address).isEmpty()
        ? Optional.of(new Reviewer(name, address))
        : Optional.empty();
  }

  /** Who git says works on this machine. */
  public static Optional<Reviewer> ofGit() {
    try {
      StoredConfig config = SystemReader.getInstance().getUserConfig();
      String name = config.getString("user", null, "name");
      String address = config.getString("user", null, "email");
      return name == null || address == null ? Optional.empty() : of(name, address);
    } catch (ConfigInvalidException | IOException unreadable) {
      return Optional.empty(); // then the reviewer is asked
    }
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
