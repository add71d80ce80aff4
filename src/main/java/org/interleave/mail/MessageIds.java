package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Reads Message-ID, References and In-Reply-To (RFC 5322 3.6.4) as they occur. */
final class MessageIds {
  /** Far above any real one; a longer one is replaced by its hash. */
  private static final int LONGEST = 512;

  private static final int MOST_REFERENCES = 1000;

  private static final Pattern BRACKETED = Pattern.compile("<[^<>]*>?");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

  private MessageIds() {}

  /** The mail's own id; empty where the field holds none. */
  static Optional<MessageId> own(String field) {
    List<String> bracketed = bracketed(field, true);
    String value = bracketed.isEmpty() ? firstWord(field) : bracketed.getFirst();
    return value.isEmpty() ? Optional.empty() : Optional.of(id(value));
  }

  private static String firstWord(String field) {
    String clean = clean(field.replace('<', ' ').strip().split("[ \t\r\n]", 2)[0]);
    return clean.replace(">", "");
  }

  /** A stand-in for a mail without an id: the same content gives the same id. */
  static MessageId ofContent(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      // RFC 2606 keeps .invalid free, so this is nobody's id
      return new MessageId(HexFormat.of().formatHex(hash) + "@sha256.invalid");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The ids above a message, the parent last. */
  static List<MessageId> references(String references, String inReplyTo, MessageId own) {
    SequencedSet<String> all = new LinkedHashSet<>();
    List<String> thread = bracketed(references, false);
    all.addAll(thread.isEmpty() ? bare(references) : thread);
    List<String> parents = parents(inReplyTo);
    for (String parent : parents) {
      if (parents.size() == 1) {
        all.remove(parent); // wherever References has it, the one parent comes last
      }
      all.add(parent);
    }
    all.remove(own.value());
    List<MessageId> ids = new ArrayList<>(all.size());
    int dropped = Math.max(0, all.size() - MOST_REFERENCES);
    int index = 0;
    for (String value : all) {
      // the root and the nearest are what threads are built from
      if (index == 0 || index > dropped) {
        ids.add(id(value));
      }
      index++;
    }
    return List.copyOf(new LinkedHashSet<>(ids));
  }

  /**
   * The parents in an In-Reply-To field. Old mailers wrote prose there: "Your message of … from A
   * &lt;a@b&gt;"; then only one is an id, the first thing of the field or else the last.
   */
  private static List<String> parents(String field) {
    List<String> ids = bracketed(field, true);
    if (ids.isEmpty()) {
      return bare(field);
    }
    boolean alone = ids.size() == 1 && field.startsWith("<") && field.endsWith(">");
    if (alone || !hasProse(field)) {
      return ids;
    }
    return List.of(field.stripLeading().startsWith("<") ? ids.getFirst() : ids.getLast());
  }

  /** Whether letters stand outside of brackets and comments. */
  private static boolean hasProse(String field) {
    String rest = COMMENT.matcher(BRACKETED.matcher(field).replaceAll("")).replaceAll("");
    return rest.chars().anyMatch(Character::isLetter);
  }

  private static List<String> bracketed(String field, boolean keepUnclosed) {
    List<String> ids = new ArrayList<>();
    int open = field.indexOf('<');
    while (open >= 0) {
      int end = open + 1;
      while (end < field.length() && field.charAt(end) != '<' && field.charAt(end) != '>') {
        end++;
      }
      int next = field.indexOf('<', end);
      boolean last = end == field.length();
      String id = clean(field.substring(open + 1, end));
      // a References field cut off in its last id would name a parent that does not exist
      if (!id.isEmpty() && (!last || keepUnclosed || ids.isEmpty())) {
        ids.add(id);
      }
      open = next;
    }
    return ids;
  }

  private static List<String> bare(String field) {
    List<String> ids = new ArrayList<>();
    if (field.indexOf('@') < 0) {
      return ids;
    }
    for (String word : field.split("[ \t\r\n,;\"]+")) {
      String id = clean(word).replace(">", "");
      if (id.indexOf('@') > 0 && id.indexOf('@') < id.length() - 1) {
        ids.add(id);
      }
    }
    return ids.size() > 1 && field.strip().indexOf(' ') > 0 && isProse(field)
        ? List.of(ids.getLast())
        : ids;
  }

  private static boolean isProse(String field) {
    for (String word : field.strip().split("[ \t\r\n]+")) {
      if (word.indexOf('@') < 0 && !word.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Folding puts blanks into long ids, so blanks never count. */
  private static String clean(String id) {
    if (id.chars().noneMatch(c -> c <= ' ' || c == 127)) {
      return id;
    }
    StringBuilder out = new StringBuilder(id.length());
    id.chars().filter(c -> c > ' ' && c != 127).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static MessageId id(String value) {
    return value.length() > LONGEST ? ofContent(value.getBytes(UTF_8)) : new MessageId(value);
  }
}
