package org.interleave.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.Hunk;

/**
 * How the text of a hunk becomes bytes. Mail gives text; what bytes the file has for it is not
 * always known, so where the usual spelling does not fit the others are tried.
 */
enum Spelling {
  UTF_8(StandardCharsets.UTF_8, "\n", Placement.How.APPLIED),
  UTF_8_CR_LF(StandardCharsets.UTF_8, "\r\n", Placement.How.LINE_ENDS),
  LATIN_1(StandardCharsets.ISO_8859_1, "\n", Placement.How.CHARSET);

  private final Charset charset;
  private final String end;
  private final Placement.How how;

  Spelling(Charset charset, String end, Placement.How how) {
    this.charset = charset;
    this.end = end;
    this.how = how;
  }

  Placement.How how() {
    return how;
  }

  /** The hunk in this spelling; empty where that is impossible or no different. */
  Optional<HunkBytes> spell(Hunk hunk) {
    boolean possible =
        switch (this) {
          case UTF_8 -> true;
          case UTF_8_CR_LF -> hunk.lines().stream().noneMatch(line -> line.text().endsWith("\r"));
          case LATIN_1 ->
              hunk.lines().stream().anyMatch(line -> !isAscii(line.text()))
                  && hunk.lines().stream().allMatch(line -> isLatin1(line.text()));
        };
    return possible ? Optional.of(HunkBytes.of(hunk, this::bytes)) : Optional.empty();
  }

  private byte[] bytes(Hunk.Line line) {
    return (line.terminated() ? line.text() + end : line.text()).getBytes(charset);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isLatin1(String text) {
    return text.chars().allMatch(c -> c < 0x100);
  }

  static List<Spelling> others() {
    return List.of(UTF_8_CR_LF, LATIN_1);
  }
}
