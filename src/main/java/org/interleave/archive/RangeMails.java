package org.interleave.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.interleave.mail.Draft;
import org.interleave.mail.MailWriter;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;

/**
 * The mails of a range: a cover letter where there is more than one patch, then the patches in
 * reply to it. A Message-ID is made of the commit and of both ends of the range: the same range
 * again is the same mails, the same commit in another range (another version) is another mail.
 */
final class RangeMails {
  private static final String HOST = "@git.interleave";

  /** Tells readers of mail where a diff ends. */
  private static final String SIGNATURE = "-- \ninterleave\n";

  private final Repository repository;
  private final CommitRange range;
  private final String key;
  private final String id;

  RangeMails(Repository repository, CommitRange range, String key) {
    this.repository = repository;
    this.range = range;
    this.key = key;
    this.id = id(range);
  }

  private static String id(CommitRange range) {
    byte[] ends =
        (range.from().name() + ".." + range.to().name()).getBytes(StandardCharsets.US_ASCII);
    return ObjectId.fromRaw(Constants.newMessageDigest().digest(ends)).name().substring(0, 12);
  }

  /** Names the range by its commits. */
  String rangeId() {
    return id;
  }

  int size() {
    return range.commits().size() + (hasCover() ? 1 : 0);
  }

  private boolean hasCover() {
    return range.commits().size() > 1;
  }

  byte[] mail(int index) throws IOException {
    return MailWriter.write(
        hasCover() && index == 0 ? cover() : patch(hasCover() ? index - 1 : index));
  }

  private MessageId coverId() {
    return new MessageId("cover." + id + HOST);
  }

  private Draft patch(int index) throws IOException {
    RevCommit commit = range.commits().get(index);
    CommitDiff.Result diff = CommitDiff.of(repository, commit);
    CommitText text = CommitText.of(commit);
    PersonIdent author = CommitText.author(commit);
    return new Draft(
        new MessageId(commit.name() + "." + id + HOST),
        hasCover() ? Optional.of(coverId()) : Optional.empty(),
        List.of(),
        mailbox(author),
        List.of(),
        List.of(),
        date(author),
        subject(index + 1, text.title()),
        List.of(field(commit)),
        body(text, diff));
  }

  /** Without changes there is no part below three dashes: git am would look for a diff in it. */
  private String body(CommitText text, CommitDiff.Result diff) {
    String message = text.body().isEmpty() ? "" : text.body() + "\n";
    if (diff.text().isEmpty()) {
      return message;
    }
    return message
        + "---\n"
        + statistics(diff)
        + "\n"
        + diff.text()
        + (hasCover() ? "" : trailer())
        + SIGNATURE;
  }

  private Draft cover() throws IOException {
    RevCommit last = range.commits().getLast();
    StringBuilder body = new StringBuilder();
    body.append("The commits ").append(range.from().name(), 0, 12).append("..");
    body.append(range.to().name(), 0, 12).append(" of a git repository.\n\n");
    body.append(shortlog()).append(trailer()).append(SIGNATURE);
    return new Draft(
        coverId(),
        Optional.empty(),
        List.of(),
        mailbox(mainAuthor()),
        List.of(),
        List.of(),
        date(CommitText.committer(last)),
        subject(0, range.title()),
        List.of(field(last)),
        body.toString());
  }

  /** As git format-patch numbers: padded to the width of the total, nothing for a lone patch. */
  private String subject(int number, String title) {
    int total = range.commits().size();
    String width = Integer.toString(total);
    return total == 1
        ? "[PATCH] " + title
        : "[PATCH "
            + String.format("%0" + width.length() + "d", number)
            + "/"
            + width
            + "] "
            + title;
  }

  /** Repository, commit and base, so that they need not be searched for: zeros where none is. */
  private Draft.Field field(RevCommit commit) {
    String base = range.base().orElse(ObjectId.zeroId()).name();
    return new Draft.Field("X-Interleave-Git", key + " " + commit.name() + " " + base);
  }

  private String trailer() {
    return range.base().map(base -> "\nbase-commit: " + base.name() + "\n").orElse("");
  }

  private static String statistics(CommitDiff.Result diff) {
    return " "
        + count(diff.files(), "file", "")
        + " changed"
        + (diff.added() > 0 ? ", " + count(diff.added(), "insertion", "(+)") : "")
        + (diff.removed() > 0 ? ", " + count(diff.removed(), "deletion", "(-)") : "")
        + "\n";
  }

  private static String count(int number, String what, String sign) {
    return number + " " + what + (number == 1 ? "" : "s") + sign;
  }

  private String shortlog() {
    Map<String, List<String>> titles = new LinkedHashMap<>();
    for (RevCommit commit : range.commits()) {
      titles
          .computeIfAbsent(CommitText.author(commit).getName(), name -> new ArrayList<>())
          .add(CommitText.of(commit).title());
    }
    StringBuilder log = new StringBuilder();
    titles.forEach((name, lines) -> {
      log.append(name).append(" (").append(lines.size()).append("):\n");
      lines.forEach(line -> log.append("  ").append(line).append('\n'));
      log.append('\n');
    });
    return log.toString();
  }

  /** Whoever wrote most of the patches, the first of them among equals. */
  private PersonIdent mainAuthor() {
    Map<Mailbox, Integer> patches = new LinkedHashMap<>();
    PersonIdent most = CommitText.author(range.commits().getFirst());
    for (RevCommit commit : range.commits()) {
      patches.merge(mailbox(CommitText.author(commit)), 1, Integer::sum);
    }
    for (RevCommit commit : range.commits()) {
      PersonIdent author = CommitText.author(commit);
      if (patches.getOrDefault(mailbox(author), 0) > patches.getOrDefault(mailbox(most), 0)) {
        most = author;
      }
    }
    return most;
  }

  private static Mailbox mailbox(PersonIdent person) {
    return new Mailbox(person.getName(), person.getEmailAddress());
  }

  private static OffsetDateTime date(PersonIdent person) {
    ZoneOffset zone = person.getZoneOffset();
    return person.getWhenAsInstant().atOffset(zone);
  }
}
