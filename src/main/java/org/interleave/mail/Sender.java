package org.interleave.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who sent a mail, with what mailing lists do to the From field for DMARC's sake undone. */
final class Sender {
  private Sender() {}

  static Mailbox of(Header header, List<Mailbox> replyTo, List<Mailbox> cc) {
    Mailbox from = AddressParser.single(header.raw("from"));
    if (from.address().isEmpty() && from.name().isEmpty()) {
      from = AddressParser.single(header.raw("sender"));
    }
    Optional<String> munged = via(from.name());
    if (munged.isEmpty()) {
      return from;
    }
    String name = munged.get();
    Mailbox list = from;
    Mailbox original = AddressParser.single(header.raw("x-original-from"));
    if (original.address().indexOf('@') > 0) {
      return original.name().isEmpty() ? new Mailbox(name, original.address()) : original;
    }
    return other(replyTo, list)
        // Mailman puts the author into Cc where Reply-To is the list's
        .or(() -> cc.stream().filter(mailbox -> mailbox.name().equalsIgnoreCase(name)).findFirst())
        .map(mailbox ->
            new Mailbox(name.indexOf('@') > 0 ? mailbox.name() : name, mailbox.address()))
        .orElseGet(() -> new Mailbox(name, encoded(list.address())));
  }

  private static Optional<Mailbox> other(List<Mailbox> replyTo, Mailbox list) {
    return replyTo.stream()
        .filter(mailbox -> mailbox.address().indexOf('@') > 0)
        .filter(mailbox -> !mailbox.address().equalsIgnoreCase(list.address()))
        .filter(mailbox -> replyTo.size() == 1 || !looksLikeList(mailbox.address(), list.address()))
        .findFirst();
  }

  private static boolean looksLikeList(String address, String list) {
    String domain = list.substring(list.indexOf('@') + 1);
    return address.toLowerCase(Locale.ROOT).endsWith("@" + domain.toLowerCase(Locale.ROOT));
  }

  /** The X of "X via List". */
  private static Optional<String> via(String name) {
    int via = name.lastIndexOf(" via ");
    if (via <= 0) {
      return Optional.empty();
    }
    String person = name.substring(0, via).strip();
    boolean quoted = person.length() > 1 && person.startsWith("'") && person.endsWith("'");
    return Optional.of(quoted ? person.substring(1, person.length() - 1).strip() : person);
  }

  /** groups.io keeps the address as "user=host@groups.io". */
  private static String encoded(String address) {
    int equals = address.indexOf('=');
    int at = address.indexOf('@');
    boolean kept =
        equals > 0
            && at > equals
            && address.indexOf('.', equals) > 0
            && address.indexOf('.', equals) < at;
    return kept ? address.substring(0, at).replace('=', '@') : address;
  }
}
