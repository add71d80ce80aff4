package org.interleave.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.util.io.BinaryDeltaInputStream;
import org.eclipse.jgit.util.io.BinaryHunkInputStream;
import org.interleave.diff.FileDiff;

/** Applies the forward half of a "GIT binary patch", with the checks of git apply. */
final class BinaryPatch {
  private static final String EMPTY = Constants.EMPTY_BLOB_ID.name();

  private BinaryPatch() {}

  /** New bytes, or why not. */
  sealed interface Outcome {}

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Applied(byte[] content) implements Outcome {}

  record Refused(String why) implements Outcome {}

  static Outcome apply(FileDiff file, FileDiff.Binary binary, byte[] before) {
    if (binary.lines().isEmpty()) {
      return new Refused("a binary change, and the mail does not carry the data");
    }
    boolean added = file.change() == FileDiff.Change.ADDED;
    boolean deleted = file.change() == FileDiff.Change.DELETED;
    String oldId = added ? EMPTY : fullId(file.oldBlob());
    String newId = deleted ? EMPTY : fullId(file.newBlob());
    if (oldId.isEmpty() || newId.isEmpty()) {
      return new Refused("a binary change without full blob ids cannot be checked");
    }
    if (!oldId.equals(id(before))) {
      return new Refused("the binary change is for another content, blob " + oldId);
    }
    try {
      byte[] after = decode(binary.lines(), before);
      if (!newId.equals(id(after))) {
        return new Refused("the binary change does not make the blob that it says");
      }
      return new Applied(after);
    } catch (IOException | RuntimeException e) {
      return new Refused("the binary data is damaged");
    }
  }

  /** The id, or nothing where it is abbreviated. */
  private static String fullId(Optional<String> id) {
    return id.filter(text -> text.length() == Constants.OBJECT_ID_STRING_LENGTH).orElse("");
  }

  private static byte[] decode(List<String> lines, byte[] before) throws IOException {
    String[] head = lines.getFirst().split(" ", 2);
    int size = Integer.parseInt(head[1].strip());
    if (size > Tree.LARGEST_FILE) {
      throw new IOException("too large");
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      if (line.isBlank()) {
        break;
      }
      text.append(line).append('\n');
    }
    byte[] data = text.toString().getBytes(StandardCharsets.US_ASCII);
    try (InputStream inflated =
        new InflaterInputStream(new BinaryHunkInputStream(new ByteArrayInputStream(data)))) {
      return head[0].equals("literal")
          ? exactly(inflated, size)
          : delta(before, new ByteArrayInputStream(exactly(inflated, size)));
    }
  }

  private static byte[] delta(byte[] before, InputStream in) throws IOException {
    try (BinaryDeltaInputStream delta = new BinaryDeltaInputStream(before, in)) {
      long size = delta.getExpectedResultSize();
      if (size > Tree.LARGEST_FILE) {
        throw new IOException("too large");
      }
      return exactly(delta, (int) size);
    }
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length != size || in.read() >= 0) {
      throw new IOException("another length");
    }
    return bytes;
  }

  static String id(byte[] content) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, content).name();
    }
  }
}
