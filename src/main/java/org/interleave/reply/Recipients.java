package org.interleave.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.review.Reviewer;

/**
 * Who gets a reply to all: the sender, everybody the mail went to and every list, each once, never
 * oneself.
 *
 * <p>Mail-Followup-To is not honoured, as b4 and git send-email do not: it would drop people from
 * the thread, and the kernel's rule is that a review goes to all of them. A Reply-To that names
 * only where the mail went anyway was set by a list (RFC 5322 3.6.2 gives it to the author), so the
 * author is kept beside it.
 */
record Recipients(List<Mailbox> to, List<Mailbox> cc) {

  static Recipients of(Message original, Reviewer reviewer) {
    Set<String> seen = new HashSet<>();
    seen.add(key(reviewer.mailbox()));
    List<Mailbox> to = new ArrayList<>();
    if (original.replyTo().isEmpty() || setByList(original)) {
      add(List.of(original.from()), seen, to);
    }
    add(original.replyTo(), seen, to);
    if (to.isEmpty()) { // one's own mail: to those it went to
      add(original.to(), seen, to);
    }
    List<Mailbox> cc = new ArrayList<>();
    add(original.to(), seen, cc);
    add(original.cc(), seen, cc);
    return to.isEmpty() ? new Recipients(cc, List.of()) : new Recipients(to, cc);
  }

  private static boolean setByList(Message original) {
    Set<String> went = new HashSet<>();
    original.to().forEach(one -> went.add(key(one)));
    original.cc().forEach(one -> went.add(key(one)));
    return original.replyTo().stream().allMatch(one -> went.contains(key(one)));
  }

  private static void add(List<Mailbox> mailboxes, Set<String> seen, List<Mailbox> out) {
    for (Mailbox one : mailboxes) {
      if (one.address().contains("@") && seen.add(key(one))) {
        out.add(one);
      }
    }
  }

  private static String key(Mailbox mailbox) {
    return mailbox.address().toLowerCase(Locale.ROOT);
  }
}
