package org.interleave.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** A file that is one mail. The cursor is the hash of what was read. */
final class OneMail implements Archive {
  private final MailFile file;
  private final String key;

  OneMail(MailFile file, String key) {
    this.file = file;
    this.key = key;
  }

  /** What mails have in their header; a text of another kind may begin with a word and a colon. */
  private static final java.util.regex.Pattern KNOWN_FIELD =
      java.util.regex.Pattern.compile(
          "(?im)^(from|date|subject|message-id|received|return-path|delivered-to|to|mime-version)[ \t]*:");

  private static final java.util.regex.Pattern FIELD =
      java.util.regex.Pattern.compile("^[\\x21-\\x39\\x3b-\\x7e]{1,100}[ \t]*:");

  /** Whether the beginning of a file is the header of a mail. */
  static boolean begins(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int blank = text.replace("\r", "").indexOf("\n\n");
    String header = blank < 0 ? text : text.replace("\r", "").substring(0, blank);
    return text.indexOf('\0') < 0
        && FIELD.matcher(header).find()
        && KNOWN_FIELD.matcher(header).find();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    sink.expect(1);
    long largest = file.limits().largestMail();
    byte[] raw;
    try (MailFile.Content content = file.open()) {
      raw = content.mail().readNBytes((int) largest + 1);
    } catch (EOFException | ZipException e) {
      throw new ArchiveException(
          file.name() + " is gzip that is cut off or damaged; get the file again", e);
    }
    String now = ObjectId.fromRaw(Constants.newMessageDigest().digest(raw)).name();
    if (raw.length > largest) {
      sink.accept(new Skipped(Limits.tooLarge(file.name(), file.size()), now, 1));
    } else if (!now.equals(cursor)) {
      sink.accept(new Mail(raw, now, 1));
    }
  }
}
