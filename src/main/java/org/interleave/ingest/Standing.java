package org.interleave.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.Unreadable;

/**
 * What decides between two different mails with one Message-ID, whichever is imported first: a copy
 * that can be read, then one with a diff, then the one that the receiving server had first (who
 * forges a copy must have seen the Message-ID), then the shorter text (lists add footers), then the
 * smaller digest.
 */
record Standing(
    boolean readable, boolean hasDiff, Optional<Instant> received, int textLength, UUID digest)
    implements Comparable<Standing> {

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing((Standing standing) -> !standing.readable)
          .thenComparing(standing -> !standing.hasDiff)
          .thenComparing(standing -> standing.received.orElse(Instant.MAX))
          .thenComparingInt(standing -> standing.textLength)
          .thenComparing(standing -> standing.digest);

  static Standing of(byte[] raw, Mail mail) {
    return switch (mail) {
      case Message message ->
          new Standing(
              true,
              message.body().hasDiff(),
              Received.newest(raw).map(CopyRows::storable),
              message.body().text().length(),
              digest(raw));
      case Unreadable unreadable ->
          new Standing(false, false, Received.newest(raw).map(CopyRows::storable), 0, digest(raw));
    };
  }

  @Override
  public int compareTo(Standing other) {
    return BEST_FIRST.compare(this, other);
  }

  /** 128 bits of the SHA-256. */
  static UUID digest(byte[] raw) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
      return new UUID(bits(hash, 0), bits(hash, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long bits(byte[] hash, int from) {
    long bits = 0;
    for (int i = from; i < from + 8; i++) {
      bits = bits << 8 | hash[i] & 0xff;
    }
    return bits;
  }

  /** The name of a mail whose own Message-ID cannot be used. */
  static String derivedId(String given) {
    return digest(given.getBytes(StandardCharsets.UTF_8)) + "@unusable.message-id.invalid";
  }
}
