package org.interleave.source;

/**
 * A file as a tree or a revision has it.
 *
 * @param mode as git writes it: "100644", "100755", "120000" for a symbolic link, "160000" for a
 *     submodule
 * @param content the bytes; do not change them
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared nowhere; a list of bytes would be 16 times as big
public record SourceFile(String mode, byte[] content) {
  static final String REGULAR = "100644";
  static final String SUBMODULE = "160000";

  boolean isSubmodule() {
    return mode.equals(SUBMODULE);
  }
}
