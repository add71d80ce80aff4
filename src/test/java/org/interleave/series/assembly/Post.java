package org.interleave.series.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Subject;
import org.interleave.mail.Trailer;
import org.interleave.series.Posting;

/** A mail for a test: what it says, who sent it when, and what it answers. */
public final class Post {
  public static final Instant START = Instant.parse("2024-03-01T08:00:00Z");
  public static final String ANN = "Ann Author <ann@example.org>";
  public static final String BOB = "Bob Builder <bob@example.net>";
  public static final String RAY = "Ray Reviewer <ray@example.com>";

  private final String id;
  private final String subject;
  private String from = ANN;
  private String author = "";
  private long minutes;
  private List<String> references = List.of();
  private boolean diff;
  private String content = "";
  private List<String> files = List.of();
  private List<String> listed = List.of();
  private String changeId = "";
  private final List<Trailer> trailers = new ArrayList<>();

  private Post(String id, String subject) {
    this.id = id;
    this.subject = subject;
  }

  /** A mail without a diff. */
  public static Post mail(String id, String subject) {
    return new Post(id, subject);
  }

  /** A mail with a diff of its own. */
  public static Post patch(String id, String subject) {
    Post post = new Post(id, subject);
    post.diff = true;
    post.content = id;
    return post;
  }

  public Post from(String who) {
    from = who;
    return this;
  }

  public Post author(String who) {
    author = who;
    return this;
  }

  /** Minutes after the start of the test's time. */
  public Post at(long when) {
    minutes = when;
    return this;
  }

  public Post day(long day) {
    minutes = day * 24 * 60;
    return this;
  }

  /** The messages it refers to; the parent last. */
  public Post re(String... ids) {
    references = List.of(ids);
    return this;
  }

  /** Equal content is an equal patch id. */
  public Post content(String same) {
    content = same;
    return this;
  }

  public Post files(String... paths) {
    files = List.of(paths);
    return this;
  }

  public Post lists(String... titles) {
    listed = List.of(titles);
    return this;
  }

  public Post changeId(String value) {
    changeId = value;
    return this;
  }

  public Post trailer(String key, String value) {
    trailers.add(new Trailer(key, value));
    return this;
  }

  public Posting posting() {
    return new Posting(
        new MessageId(id),
        references.stream().map(MessageId::new).toList(),
        box(from),
        box(author.isEmpty() ? from : author),
        START.plusSeconds(minutes * 60),
        Subject.parse(subject),
        diff,
        diff ? Optional.of(content) : Optional.empty(),
        changeId.isEmpty() ? Optional.empty() : Optional.of(changeId),
        listed,
        files,
        trailers);
  }

  public static List<Posting> all(Post... posts) {
    return Arrays.stream(posts).map(Post::posting).toList();
  }

  static Mailbox box(String text) {
    int angle = text.indexOf('<');
    return new Mailbox(
        text.substring(0, angle).strip(), text.substring(angle + 1, text.length() - 1));
  }

  /** The mail's bytes, as a list would deliver them. */
  public byte[] raw() {
    StringBuilder mail = new StringBuilder();
    mail.append("From: ").append(from).append('\n');
    mail.append("To: list@example.org\n");
    mail.append("Subject: ").append(subject).append('\n');
    mail.append("Date: ")
        .append(
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                START.plusSeconds(minutes * 60).atOffset(java.time.ZoneOffset.UTC)))
        .append('\n');
    mail.append("Message-ID: <").append(id).append(">\n");
    if (!references.isEmpty()) {
      mail.append("In-Reply-To: <").append(references.getLast()).append(">\n");
      mail.append("References:");
      references.forEach(reference -> mail.append(" <").append(reference).append('>'));
      mail.append('\n');
    }
    mail.append("Content-Type: text/plain; charset=utf-8\n\n");
    if (!author.isEmpty()) {
      mail.append("From: ").append(author).append("\n\n");
    }
    mail.append("Some words about it.\n\n");
    trailers.forEach(t -> mail.append(t.key()).append(": ").append(t.value()).append('\n'));
    if (!listed.isEmpty()) {
      mail.append("Ann Author (").append(listed.size()).append("):\n");
      listed.forEach(title -> mail.append("  ").append(title).append('\n'));
    }
    if (diff) {
      appendDiff(mail);
    }
    return mail.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private void appendDiff(StringBuilder mail) {
    String path =
        files.isEmpty()
            ? "dir/" + Integer.toHexString(content.hashCode()) + ".c"
            : files.getFirst();
    mail.append("---\n ").append(path).append(" | 2 +-\n\n");
    mail.append("diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n".formatted(path, path, path, path));
    mail.append("@@ -1,3 +1,3 @@\n one\n-two\n+").append(content).append("\n three\n-- \n2.39.5\n");
  }
}
