package org.interleave.checks.store;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;

/** Text as it lies in a column. */
record ZstdText(int length, byte[] content) {
  private static final int LEVEL = 3;

  static ZstdText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ZstdText(bytes.length, Zstd.compress(bytes, LEVEL));
  }

  String text() {
    return new String(Zstd.decompress(content, length), StandardCharsets.UTF_8);
  }
}
