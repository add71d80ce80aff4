package org.interleave.series.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tsvector in the making, in the binary form that {@code tsvectorrecv} reads: the number of
 * lexemes, then for each its bytes, a zero, the number of positions and the positions. PostgreSQL
 * sorts them itself.
 */
final class WordVector {
  /** PostgreSQL's own limits are 1 MiB of lexemes, 2047 bytes each, 16383 and 256. */
  private static final int BYTES = 700_000;

  private static final int LAST_POSITION = 16_383;
  private static final int MOST_POSITIONS = 120;

  private final Map<String, Positions> lexemes = new HashMap<>(512);
  private int bytes;

  private static final class Positions {
    private short[] at = new short[2];
    private int count;

    void add(int position) {
      if (count == MOST_POSITIONS || count > 0 && at[count - 1] >= position) {
        return;
      }
      if (count == at.length) {
        at = Arrays.copyOf(at, count * 4);
      }
      at[count++] = (short) position;
    }
  }

  /** Adds a lexeme that no phrase needs. */
  void add(String lexeme) {
    positions(lexeme);
  }

  /** Adds a lexeme at its place in the text, counted from 1 and ascending. */
  void add(String lexeme, int position) {
    Positions positions = positions(lexeme);
    if (positions != null && position <= LAST_POSITION) {
      positions.add(position);
    }
  }

  List<String> lexemes() {
    return List.copyOf(lexemes.keySet());
  }

  private @Nullable Positions positions(String lexeme) {
    Positions there = lexemes.get(lexeme);
    if (there == null) {
      int length = 2 * lexeme.length() + 8;
      if (bytes + length > BYTES) {
        return null; // the end of a mail that is longer than an index takes
      }
      bytes += length;
      there = new Positions();
      lexemes.put(lexeme, there);
    }
    return there;
  }

  byte[] binary() {
    byte[] out = new byte[4 + bytes * 2];
    int size = integer(out, 0, lexemes.size(), 4);
    for (Map.Entry<String, Positions> entry : lexemes.entrySet()) {
      byte[] lexeme = entry.getKey().getBytes(StandardCharsets.UTF_8);
      Positions positions = entry.getValue();
      int need = size + lexeme.length + 3 + 2 * positions.count;
      if (need > out.length) {
        out = Arrays.copyOf(out, need * 2);
      }
      System.arraycopy(lexeme, 0, out, size, lexeme.length);
      size += lexeme.length + 1;
      size = integer(out, size, positions.count, 2);
      for (int i = 0; i < positions.count; i++) {
        size = integer(out, size, positions.at[i], 2);
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static int integer(byte[] out, int at, int value, int width) {
    for (int i = 0; i < width; i++) {
      out[at + i] = (byte) (value >> 8 * (width - 1 - i));
    }
    return at + width;
  }
}
