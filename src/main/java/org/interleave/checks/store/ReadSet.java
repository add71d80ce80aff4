package org.interleave.checks.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files that a computation looked for, whether they were there or not. With the ids of their
 * blobs they make the key of its result, as a manifest of ccache does: a revision in which all of
 * them are the same has the same result, whatever else it changes.
 */
public record ReadSet(SortedSet<String> paths) {
  public ReadSet {
    paths = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  public static ReadSet of(Collection<String> paths) {
    return new ReadSet(new TreeSet<>(paths));
  }

  static ReadSet parse(String lines) {
    return of(lines.lines().toList());
  }

  String lines() {
    return String.join("\n", paths);
  }

  byte[] digest() {
    return sha256(digest -> update(digest, lines()));
  }

  /**
   * What a result that read these files depends on.
   *
   * @param kind of computation
   * @param blobs the id of the blob at a path; empty where there is none
   */
  public byte[] key(byte[] kind, Function<String, Optional<String>> blobs) {
    return sha256(digest -> {
      digest.update(kind);
      for (String path : paths) {
        update(digest, path);
        update(digest, blobs.apply(path).orElse("-"));
      }
    });
  }

  /** The key of one part of a computation. */
  public static byte[] part(byte[] key, String name) {
    return sha256(digest -> {
      digest.update(key);
      update(digest, name);
    });
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static byte[] sha256(java.util.function.Consumer<MessageDigest> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.accept(digest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
