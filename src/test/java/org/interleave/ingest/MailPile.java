package org.interleave.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.interleave.archive.Archive;

/** An archive in memory whose cursor is the number of entries read. */
public final class MailPile implements Archive {
  private final String key;
  private final List<Entry> entries = new ArrayList<>();
  private int breaksAt = Integer.MAX_VALUE;

  public MailPile(String key) {
    this.key = key;
  }

  public static byte[] mail(String id, String subject, String... more) {
    return raw(id, subject, "", String.join("\n", more));
  }

  /** A mail with header lines of its own, each with its line end. */
  public static byte[] raw(String id, String subject, String headers, String body) {
    return """
    %sFrom: A Person <person@example.org>
    To: list@example.org
    Subject: %s
    Date: Mon, 3 Jun 2019 10:00:00 +0000
    Message-ID: <%s>

    %s
    """
        .formatted(headers, subject, id, body)
        .getBytes(StandardCharsets.UTF_8);
  }

  public MailPile add(byte[] raw) {
    entries.add(new Mail(raw, next(), entries.size() + 1));
    return this;
  }

  MailPile takeBack(byte[] raw) {
    entries.add(new Removed(raw, next(), entries.size() + 1));
    return this;
  }

  MailPile addNoMail(String reason) {
    entries.add(new Skipped(reason, next(), entries.size() + 1));
    return this;
  }

  MailPile breakAt(int entry) {
    breaksAt = entry;
    return this;
  }

  MailPile mend() {
    breaksAt = Integer.MAX_VALUE;
    return this;
  }

  private String next() {
    return String.valueOf(entries.size() + 1);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return "the pile " + key;
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    sink.expect(entries.size());
    for (int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor); at < entries.size(); at++) {
      if (at == breaksAt) {
        throw new IOException("entry " + at + " is torn");
      }
      if (!sink.accept(entries.get(at))) {
        return;
      }
    }
  }
}
