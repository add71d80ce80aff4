package org.interleave.archive;

import java.util.Arrays;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** Object ids in a row, 20 bytes each: an epoch has hundreds of thousands of them. */
final class ObjectIds {
  private static final int WORDS = 5;

  private int[] words = new int[WORDS * 1024];
  private int size;

  void add(AnyObjectId id) {
    if (words.length < (size + 1) * WORDS) {
      words = Arrays.copyOf(words, words.length * 2);
    }
    id.copyRawTo(words, size * WORDS);
    size++;
  }

  ObjectId get(int index) {
    return ObjectId.fromRaw(words, index * WORDS);
  }

  int size() {
    return size;
  }
}
