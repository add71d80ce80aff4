package org.interleave.archive;

/**
 * What an archive may ask of us.
 *
 * @param largestMail in bytes; a larger one is skipped without being held
 * @param freeExpansion how many bytes compressed data may become without question
 * @param largestRatio beyond those bytes, how many times its size compressed data may become
 * @param largestDownload of a thread, in bytes as they come
 */
record Limits(long largestMail, long freeExpansion, int largestRatio, long largestDownload) {
  static final Limits USUAL = new Limits(64L << 20, 1L << 30, 200, 256L << 20);

  static String tooLarge(String what, long bytes) {
    return what + " has " + bytes + " bytes, more than a mail may have, and is left out";
  }
}
