package org.interleave.archive;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** The last commit read of every epoch, written {@code 0:<commit>,1:<commit>}. */
record InboxCursor(SortedMap<String, ObjectId> last) {
  private static final Pattern ONE = Pattern.compile("(\\d{0,9}):([0-9a-f]{40})");

  static InboxCursor parse(String text) {
    SortedMap<String, ObjectId> last = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      var one = ONE.matcher(part);
      if (one.matches()) {
        last.put(one.group(1), ObjectId.fromString(one.group(2)));
      }
    }
    return new InboxCursor(last);
  }

  /** The zero id for an epoch that was not read yet. */
  ObjectId last(String epoch) {
    return last.getOrDefault(epoch, ObjectId.zeroId());
  }

  InboxCursor with(String epoch, ObjectId commit) {
    SortedMap<String, ObjectId> next = new TreeMap<>(last);
    next.put(epoch, commit);
    return new InboxCursor(next);
  }

  @Override
  public String toString() {
    return last.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue().name())
        .collect(Collectors.joining(","));
  }
}
