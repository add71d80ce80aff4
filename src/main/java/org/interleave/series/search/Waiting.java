package org.interleave.series.search;

/**
 * A message whose text is not indexed.
 *
 * @param entry names its place in the queue; another one when the message changes
 * @param length of the mail in bytes
 */
record Waiting(long entry, long message, int length) {}
