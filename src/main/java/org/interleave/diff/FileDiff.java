package org.interleave.diff;

import java.util.List;
import java.util.Optional;

/**
 * What a diff does to one file.
 *
 * @param oldPath the path before, without a/; empty for an added file
 * @param newPath the path after, without b/; empty for a deleted file
 * @param oldMode the mode before, as git writes it ("100644"), where the diff says
 * @param newMode the mode after
 * @param oldBlob the blob before, from the index line, perhaps abbreviated
 * @param newBlob the blob after
 * @param content the hunks, or the binary data
 */
public record FileDiff(
    Change change,
    Optional<String> oldPath,
    Optional<String> newPath,
    Optional<String> oldMode,
    Optional<String> newMode,
    Optional<String> oldBlob,
    Optional<String> newBlob,
    Content content) {

  /** What kind of change it is, as git tells them apart. */
  public enum Change {
    ADDED,
    DELETED,
    MODIFIED,
    RENAMED,
    COPIED
  }

  /** Lines, or bytes. */
  public sealed interface Content {}

  /** A text file's hunks; none for a pure rename or change of mode. */
  public record Text(List<Hunk> hunks) implements Content {
    public Text {
      hunks = List.copyOf(hunks);
    }
  }

  /** A combined diff (diff --cc), shown but never applied: its lines as they stand. */
  public record Combined(List<String> lines) implements Content {
    public Combined {
      lines = List.copyOf(lines);
    }
  }

  /**
   * "GIT binary patch" or "Binary files differ"; the lines as they stand, empty where the data is
   * not there.
   */
  public record Binary(List<String> lines) implements Content {
    public Binary {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The path by which people name the file: after the change, or before it where it was deleted.
   */
  public String path() {
    return newPath.or(() -> oldPath).orElse("");
  }

  public List<Hunk> hunks() {
    return switch (content) {
      case Text text -> text.hunks();
      case Combined combined -> List.of();
      case Binary binary -> List.of();
    };
  }

  public int added() {
    return hunks().stream().mapToInt(Hunk::added).sum();
  }

  public int removed() {
    return hunks().stream().mapToInt(Hunk::removed).sum();
  }
}
