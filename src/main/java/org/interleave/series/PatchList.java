package org.interleave.series;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.interleave.mail.MessageId;

/**
 * The patches of a version in their order: what a check is of, whatever the series is called and
 * however often its mail is imported.
 */
public record PatchList(List<MessageId> patches) {
  public PatchList {
    patches = List.copyOf(patches);
  }

  /** The patches of a version that count. */
  public static PatchList of(Version version) {
    return new PatchList(version.patches().stream().map(Version.Patch::message).toList());
  }

  /**
   * @param lines as {@link #lines} gives them
   */
  public static PatchList parse(String lines) {
    return new PatchList(lines.lines().map(MessageId::new).toList());
  }

  /** A Message-ID a line. */
  public String lines() {
    return patches.stream().map(MessageId::value).collect(Collectors.joining("\n"));
  }

  /** SHA-256 of the lines. */
  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(lines().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
