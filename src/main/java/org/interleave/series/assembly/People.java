package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interleave.mail.Mailbox;

/** Who is the same person: the same address, or the same full name at two addresses. */
final class People {
  private People() {}

  static String address(Mailbox box) {
    return box.address().strip().toLowerCase(Locale.ROOT);
  }

  /** A name of at least two words; "root" or "Mike" tells nobody apart. */
  static String name(Mailbox box) {
    String name = box.name().strip().toLowerCase(Locale.ROOT);
    return name.indexOf(' ') > 0 ? name : "";
  }

  static boolean same(Mailbox one, Mailbox other) {
    String address = address(one);
    String name = name(one);
    return (!address.isEmpty() && address.equals(address(other)))
        || (!name.isEmpty() && name.equals(name(other)));
  }

  /** What a person can be found by. */
  static List<String> marks(Mailbox box) {
    List<String> marks = new ArrayList<>(2);
    if (!address(box).isEmpty()) {
      marks.add(address(box));
    }
    if (!name(box).isEmpty()) {
      marks.add(name(box));
    }
    return marks;
  }
}
