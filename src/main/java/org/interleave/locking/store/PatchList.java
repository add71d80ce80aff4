package org.interleave.locking.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.interleave.mail.MessageId;

/** The patches of a version in their order: what a check is of, whatever the series is called. */
public record PatchList(List<MessageId> patches) {
  public PatchList {
    patches = List.copyOf(patches);
  }

  static PatchList of(String lines) {
    return new PatchList(lines.lines().map(MessageId::new).toList());
  }

  String lines() {
    return patches.stream().map(MessageId::value).collect(Collectors.joining("\n"));
  }

  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(lines().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
