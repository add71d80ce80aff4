package org.interleave.series.assembly;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Posting;

/**
 * What a message shares with every message that can bear on where it belongs. Two messages with no
 * chain of common keys between them never influence each other, so that a later import need only
 * look at the components that it touches. A key is a 64-bit hash of a kind and a text.
 */
public final class Keys {
  private static final long SPAN = 14 * 86_400L;
  private static final int MOST_WORDS = 14;

  private long[] keys = new long[16];
  private int size;

  private Keys() {}

  /** All keys of a message, in no order and without duplicates. */
  public static long[] of(Posting posting) {
    Keys keys = new Keys();
    keys.add(id(posting.id()));
    for (MessageId reference : posting.references()) {
      keys.add(id(reference));
    }
    keys.addKinship(posting);
    // what follows a cover letter or first patch unthreaded answers nothing, but they may answer
    int number = posting.subject().number().orElse(Node.NONE);
    boolean first = number == 0 || number == 1;
    if (!posting.subject().reply()
        && number != Node.NONE
        && (first || posting.references().isEmpty())) {
      keys.addOuting(posting);
    }
    return keys.distinct();
  }

  /** The messages that a decision ties together. */
  public static long[] of(Decision decision) {
    return Components.members(decision).stream().mapToLong(Keys::id).toArray();
  }

  /** The key of a message itself. */
  public static long id(MessageId id) {
    return hash('i', id.value());
  }

  /** Keys that versions of one series share. */
  static long[] kinship(Posting posting) {
    Keys keys = new Keys();
    keys.addKinship(posting);
    return keys.distinct();
  }

  private void addKinship(Posting posting) {
    Node.Use use = Uses.bySubject(posting);
    boolean orphan = use == Node.Use.TALK && posting.references().isEmpty();
    if (use == Node.Use.PROPOSAL || (use == Node.Use.TALK && !orphan)) {
      return;
    }
    boolean mainline = Node.backport(posting.subject().tags()).isEmpty();
    String title = Titles.plain(posting.subject().title());
    if (!title.isEmpty() && mainline) {
      add(hash('t', title));
    }
    if (orphan) {
      return;
    }
    posting.changeId().ifPresent(id -> add(hash('c', id)));
    String author = People.address(posting.author());
    if (mainline) {
      posting.patchId().ifPresent(id -> add(hash('p', author + ' ' + id)));
    }
    if (use == Node.Use.SINGLE || use == Node.Use.COVER) {
      addRenamed(author, title);
    }
    if (use == Node.Use.SINGLE && !posting.files().isEmpty()) {
      add(hash('f', author + ' ' + String.join(" ", posting.files())));
    }
  }

  /** The title without each of its words: a title that differs in one word shares one of these. */
  private void addRenamed(String author, String title) {
    String[] words = title.split(" ", MOST_WORDS + 1);
    if (words.length < 4 || words.length > MOST_WORDS) {
      return;
    }
    long all = hash('l', author);
    for (String word : words) {
      all += hash('w', word);
    }
    add(all);
    for (String word : words) {
      add(all - hash('w', word));
    }
  }

  /** What unthreaded messages of one version share: sender, total and the time of sending. */
  private void addOuting(Posting posting) {
    long span = Math.floorDiv(posting.sent().getEpochSecond() * 2, SPAN);
    int total = posting.subject().total().orElse(Node.NONE);
    Set<String> people = new LinkedHashSet<>(People.marks(posting.from()));
    people.addAll(People.marks(posting.author()));
    for (String person : people) {
      add(hash('s', person + ' ' + total + ' ' + span));
      add(hash('s', person + ' ' + total + ' ' + (span + 1)));
    }
  }

  private void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size++] = key;
  }

  private long[] distinct() {
    Arrays.sort(keys, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[kept - 1]) {
        keys[kept++] = keys[i];
      }
    }
    return Arrays.copyOf(keys, kept);
  }

  /** FNV-1a over the characters, finished as MurmurHash3 does (fmix64). */
  private static long hash(char kind, String text) {
    long hash = (0xcbf29ce484222325L ^ kind) * 0x100000001b3L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
