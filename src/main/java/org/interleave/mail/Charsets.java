package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Turns bytes into text, whatever their label says: the declared charset if the bytes are valid in
 * it, else UTF-8, else, line by line, what the bytes look like.
 */
final class Charsets {
  private static final int SAMPLE = 64 * 1024;
  private static final int ENOUGH_TO_GUESS = 4;
  private static final int LONGEST_LABEL = 40;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Labels that mean more than they say (the WHATWG encoding standard) or that mail misspells. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("utf8", "UTF-8"),
          Map.entry("ascii", "US-ASCII"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("cp1252", "windows-1252"),
          Map.entry("ansi_x3.4-1968", "US-ASCII"));

  private Charsets() {}

  /** The charset of a label; empty where Java does not know it. */
  static Optional<Charset> named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_LABEL) {
      return Optional.empty();
    }
    if (name.equals("utf-8")) {
      return Optional.of(UTF_8);
    }
    try {
      return Optional.of(Charset.forName(ALIASES.getOrDefault(name, name)))
          .filter(charset -> !charset.name().equals("UTF-7"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  static String decode(byte[] bytes, String label) {
    Optional<Charset> declared = named(label);
    if (declared.isEmpty() || isAsciiSuperset(declared.get())) {
      if (isAscii(bytes)) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    }
    if (declared.isPresent() && isSingleByte(declared.get())) {
      // text in another charset is hardly ever valid UTF-8 by accident
      Optional<String> text = strict(bytes, 0, bytes.length, UTF_8);
      if (text.isPresent()) {
        return text.get();
      }
    }
    if (declared.isPresent()) {
      Optional<String> text = strict(bytes, 0, bytes.length, wide(declared.get(), bytes));
      if (text.isPresent()) {
        return text.get();
      }
    }
    return strict(bytes, 0, bytes.length, UTF_8).orElseGet(() -> byLine(bytes));
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.name().startsWith("windows-125") || charset.name().startsWith("ISO-8859-");
  }

  private static boolean isAsciiSuperset(Charset charset) {
    String name = charset.name();
    return name.equals("UTF-8")
        || name.equals("US-ASCII")
        || name.startsWith("windows-12")
        || name.startsWith("ISO-8859-")
        || name.startsWith("KOI8");
  }

  /**
   * ISO-8859-1 with bytes in 0x80–0x9F is windows-1252: those are control characters no one types.
   */
  private static Charset wide(Charset declared, byte[] bytes) {
    if (declared.equals(StandardCharsets.ISO_8859_1)) {
      for (byte b : bytes) {
        if (b < (byte) 0xa0) {
          return WINDOWS_1252;
        }
      }
    }
    return declared;
  }

  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      // an ISO 2022 escape is ASCII bytes with another meaning
      if (b < 0 || b == 0x1b) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strict(byte[] bytes, int from, int to, Charset charset) {
    if (charset.equals(UTF_8)) {
      String text = new String(bytes, from, to - from, UTF_8);
      // the decoder replaces what is malformed, so only then is a second look needed
      if (text.indexOf('\ufffd') < 0) {
        return Optional.of(text);
      }
    }
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** For text in more than one charset: a latin1 file's diff in an UTF-8 mail. */
  private static String byLine(byte[] bytes) {
    Charset guess = guess(bytes);
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, bytes.length);
      int from = at;
      int to = end;
      text.append(
          strict(bytes, from, to, UTF_8)
              .or(() -> strict(bytes, from, to, guess))
              .orElseGet(() -> new String(bytes, from, to - from, WINDOWS_1252)));
      at = end;
    }
    return text.toString();
  }

  /**
   * Few bytes beyond ASCII, each alone between letters: accents and umlauts. Detectors take a name
   * or two of this kind for Cyrillic.
   */
  private static boolean looksLatin(byte[] sample) {
    int high = 0;
    int alone = 0;
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] < 0) {
        high++;
        boolean before = i > 0 && sample[i - 1] < 0;
        boolean after = i + 1 < sample.length && sample[i + 1] < 0;
        alone += before || after ? 0 : 1;
      }
    }
    return high < ENOUGH_TO_GUESS || alone * 2 > high;
  }

  /** What the lines that are not UTF-8 look like. */
  private static Charset guess(byte[] bytes) {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length && sample.size() < SAMPLE) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n' && end - at < SAMPLE) {
        end++;
      }
      end = Math.min(end + 1, bytes.length);
      if (strict(bytes, at, end, UTF_8).isEmpty()) {
        sample.write(bytes, at, end - at);
      }
      at = end;
    }
    if (looksLatin(sample.toByteArray())) {
      return WINDOWS_1252;
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(sample.toByteArray());
    detector.dataEnd();
    String found = detector.getDetectedCharset();
    return found == null ? WINDOWS_1252 : named(found).orElse(WINDOWS_1252);
  }
}
