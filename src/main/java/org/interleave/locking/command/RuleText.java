package org.interleave.locking.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a rule file that somebody names. */
final class RuleText {
  private static final int LARGEST = 4 << 20;

  private RuleText() {}

  static String of(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a directory; name a rule file");
      }
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + ": too large for a rule file");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": a rule file is UTF-8 text", e);
    }
  }
}
