package org.interleave.source;

/**
 * Where a hunk went.
 *
 * @param patch its patch, from 1
 * @param path the file after the patch
 * @param hunk which of the file's hunks, from 1
 * @param oldLine its first line in the file before the patch, from 1
 * @param newLine its first line in the file after the patch, from 1
 * @param offset how far that is from where the hunk says
 */
public record Placement(
    int patch, String path, int hunk, int oldLine, int newLine, int offset, How how) {

  /** How a hunk was made to fit. */
  public enum How {
    /** As git apply does it. */
    APPLIED,
    /** After the file's CR LF line ends, which mail loses, were put back. */
    LINE_ENDS,
    /** After the file's charset, which mail may change, was put back. */
    CHARSET,
    /** By merging with the blob of the index line, as git am -3 does it. */
    MERGED
  }
}
