package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interleave.diff.DiffText;
import org.interleave.mail.MimeParts.Part;

/** Makes the one readable text of a mail's parts. */
final class BodyReader {
  private static final String ARMOR = "-----BEGIN PGP SIGNED MESSAGE-----\n";
  private static final int SNIFFED = 8192;

  private final List<String> texts = new ArrayList<>(2);
  private final List<String> attachments = new ArrayList<>();

  /** The text of all parts that are to be read in line, and the names of the others. */
  record Joined(String text, List<String> attachments) {}

  static Joined join(MimeParts mime) {
    BodyReader reader = new BodyReader();
    List<Part> parts = mime.parts();
    if (parts.isEmpty() && mime.preamble().length > 0) {
      reader.append(
          decoded(new Part(Header.PLAIN_UTF_8, ContentField.NONE, 0, 0, mime.preamble())));
    }
    Set<Integer> plain = new HashSet<>();
    for (Part part : parts) {
      if (isPlain(part) && part.alternative() > 0 && part.content().length > 0) {
        plain.add(part.alternative());
      }
    }
    for (Part part : parts) {
      boolean otherForm = plain.contains(part.alternative()) && !isPlain(part);
      reader.take(part, otherForm);
    }
    return new Joined(String.join("", reader.texts), reader.attachments);
  }

  private void take(Part part, boolean otherForm) {
    String type = part.type().type();
    if (otherForm && type.equals("text/html")) {
      return;
    }
    if (isPlain(part)) {
      takeText(part);
    } else if (type.equals("text/html") && !part.attached()) {
      append(HtmlText.of(Charsets.decode(part.content(), part.type().parameter("charset"))));
    } else if (mayBeDiff(part)) {
      String content = decoded(part);
      if (DiffText.start(content, 0) >= 0) {
        append(content);
      } else {
        name(part);
      }
    } else {
      name(part);
    }
  }

  /** An attached text is part of the mail's text where it is a patch; a log or a .config is not. */
  private void takeText(Part part) {
    String content = decoded(part);
    boolean file = part.attached() && !texts.isEmpty();
    if (file && !isPatchName(part) && DiffText.start(content, 0) < 0) {
      name(part);
    } else {
      append(content);
    }
  }

  private void name(Part part) {
    String name = part.fileName();
    attachments.add(name.isEmpty() ? part.type().type() : name.replace('\0', ' '));
  }

  private void append(String content) {
    if (content.isEmpty()) {
      return;
    }
    if (!texts.isEmpty() && !texts.getLast().endsWith("\n")) {
      texts.add("\n");
    }
    texts.add(content);
  }

  /** No Content-Type, or one that cannot be read, means text (RFC 2045 5.2). */
  private static boolean isPlain(Part part) {
    String type = part.type().type();
    return type.isEmpty()
        || type.equals("text")
        || type.indexOf('/') < 0
        || (type.startsWith("text/") && !type.equals("text/html") && !type.equals("text/calendar"))
        || type.startsWith("multipart/");
  }

  private static boolean isPatchName(Part part) {
    String name = part.fileName().toLowerCase(Locale.ROOT);
    return name.endsWith(".patch") || name.endsWith(".diff");
  }

  /** Mail clients send patches as application/octet-stream or whatever their system says. */
  private static boolean mayBeDiff(Part part) {
    String type = part.type().type();
    boolean media =
        type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    if (media || type.startsWith("message/delivery") || type.contains("signature")) {
      return false;
    }
    byte[] content = part.content();
    for (int i = 0; i < Math.min(content.length, SNIFFED); i++) {
      if (content[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(Part part) {
    String label = part.type().parameter("charset");
    byte[] content = part.content();
    String raw =
        (label.isEmpty() || label.equalsIgnoreCase("utf-8")) && Charsets.isAscii(content)
            ? new String(content, ISO_8859_1)
            : Charsets.decode(content, label);
    String lines = withoutCarriageReturns(raw);
    if (!lines.isEmpty() && lines.charAt(0) == '\ufeff') {
      lines = lines.substring(1);
    }
    if (lines.indexOf('\0') >= 0) {
      // no database holds NUL in a text, and no reader sees it
      lines = lines.replace('\0', '\ufffd');
    }
    if (part.type().parameter("format").equalsIgnoreCase("flowed")) {
      lines = FlowedText.unflow(lines, part.type().parameter("delsp").equalsIgnoreCase("yes"));
    }
    return lines.startsWith(ARMOR) ? unarmored(lines) : lines;
  }

  /**
   * Takes off the CR that transport added. Its first line tells: where that one has none, a CR
   * further down is content, such as a line of a file with DOS line ends in a diff.
   */
  private static String withoutCarriageReturns(String text) {
    int newline = text.indexOf('\n');
    int carriage = newline < 0 ? text.length() : newline;
    while (carriage > 0 && text.charAt(carriage - 1) == '\r') {
      carriage--;
    }
    String added = newline < 0 ? "" : text.substring(carriage, newline);
    if (added.isEmpty()) {
      return text;
    }
    String lines = text.replace(added + "\n", "\n");
    return added.length() > 1 ? lines.replace("\r\n", "\n") : lines;
  }

  /** An OpenPGP clear-signed text (RFC 9580 section 7) without its armor and dash-escapes. */
  private static String unarmored(String text) {
    int header = text.indexOf("\n\n");
    int signature = text.indexOf("\n-----BEGIN PGP SIGNATURE-----");
    if (header < 0 || signature < header) {
      return text;
    }
    int end = text.indexOf("\n-----END PGP SIGNATURE-----", signature);
    int below = end < 0 ? -1 : text.indexOf('\n', end + 1);
    StringBuilder out = new StringBuilder(text.length());
    for (String line : text.substring(header + 2, signature + 1).split("\n", -1)) {
      out.append(line.startsWith("- ") ? line.substring(2) : line).append('\n');
    }
    out.setLength(out.length() - 1);
    return out.append(below < 0 ? "" : text.substring(below + 1)).toString();
  }
}
