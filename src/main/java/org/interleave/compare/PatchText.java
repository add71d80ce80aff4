package org.interleave.compare;

import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;

/**
 * One patch as comparing needs it, from a mail or from a commit.
 *
 * @param title one line
 * @param author as git shows it: {@code Name <address>}
 * @param message the whole commit message, the title included
 * @param id the abbreviated commit id; mails have none
 */
public record PatchText(
    String title, String author, String message, Diff diff, Optional<String> id) {

  /** The patch that a mail carries; what git am would commit. */
  public static PatchText of(Message mail) {
    return of(mail, Diff.parse(mail.body().diff()));
  }

  /** The patch of a mail with another diff, such as one made again from a tree. */
  public static PatchText of(Message mail, Diff diff) {
    String title = mail.subject().title();
    String rest = mail.body().commitMessage().strip();
    String message = rest.isEmpty() ? title : title + "\n\n" + rest;
    return new PatchText(title, ident(mail.author()), message, diff, Optional.empty());
  }

  private static String ident(Mailbox author) {
    return author.display() + " <" + author.address() + ">";
  }
}
