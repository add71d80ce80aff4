package org.interleave.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds whole words in bytes, comments and strings included. By Wu and Manber (A fast algorithm for
 * multi-pattern searching, 1994): the last two bytes of a window say how far it may be moved, so
 * most bytes are never looked at. Hundreds of megabytes go through here.
 */
final class Words {
  private static final int BLOCKS = 1 << 16;
  private static final boolean[] LETTER = letters();

  private final byte[][] words;
  private final List<String> names;

  /** How many first bytes of each word are compared by blocks: as many as the shortest has. */
  private final int window;

  private final byte[] shifts;

  /** By last block of the window the words that may stand there. */
  private final int[][] ending;

  private Words(List<String> names) {
    this.names = names;
    this.words =
        names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.window =
        Math.min(
            Byte.MAX_VALUE, Arrays.stream(words).mapToInt(word -> word.length).min().orElse(1));
    this.shifts = new byte[BLOCKS];
    this.ending = new int[BLOCKS][];
    Arrays.fill(ending, new int[0]);
    Arrays.fill(shifts, (byte) Math.max(1, window - 1));
    for (int i = 0; i < words.length; i++) {
      enter(i);
    }
  }

  static Words of(Collection<String> identifiers) {
    TreeSet<String> names = new TreeSet<>(identifiers);
    names.remove("");
    return new Words(new ArrayList<>(names));
  }

  private void enter(int index) {
    byte[] word = words[index];
    for (int i = 1; i < window; i++) {
      int block = (word[i - 1] & 0xff) << 8 | word[i] & 0xff;
      shifts[block] = (byte) Math.min(shifts[block], window - 1 - i);
    }
    if (window > 1) {
      end((word[window - 2] & 0xff) << 8 | word[window - 1] & 0xff, index);
    } else {
      // a word of one letter ends behind any byte
      for (int before = 0; before < 256; before++) {
        shifts[before << 8 | word[0] & 0xff] = 0;
        end(before << 8 | word[0] & 0xff, index);
      }
    }
  }

  private void end(int block, int index) {
    int[] known = ending[block];
    int[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = index;
    ending[block] = all;
  }

  /** Those words that a text has. */
  Set<String> in(byte[] text) {
    Set<String> found = Set.of();
    int at = window - 1;
    while (at < text.length) {
      int block = (at == 0 ? 0 : text[at - 1] & 0xff) << 8 | text[at] & 0xff;
      int shift = shifts[block];
      if (shift > 0) {
        at += shift;
        continue;
      }
      for (int index : ending[block]) {
        if (stands(words[index], text, at - window + 1)) {
          if (found.isEmpty()) {
            found = new TreeSet<>();
          }
          found.add(names.get(index));
        }
      }
      at++;
    }
    return found;
  }

  private static boolean stands(byte[] word, byte[] text, int from) {
    int to = from + word.length;
    return to <= text.length
        && (from == 0 || !LETTER[text[from - 1] & 0xff])
        && (to == text.length || !LETTER[text[to] & 0xff])
        && Arrays.equals(word, 0, word.length, text, from, to);
  }

  private static boolean[] letters() {
    boolean[] letters = new boolean[256];
    for (int c = 0; c < 128; c++) {
      letters[c] = Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
    return letters;
  }
}
