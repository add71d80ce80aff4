package org.interleave.checks.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a WARN in a library of the kernel says of its caller. */
final class Warned {
  private static final Pattern AT =
      Pattern.compile("(?:at |WARNING: )\\S*?([a-z]+/[\\w./-]+\\.[ch]):\\d+");

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("lib/refcount.c", "WARNING: refcount bug"),
          Map.entry("lib/debugobjects.c", "WARNING: ODEBUG bug"),
          Map.entry("kernel/locking/lockdep.c", "WARNING: locking bug"),
          Map.entry("kernel/locking/mutex.c", "WARNING: locking bug"),
          Map.entry("kernel/locking/rwsem.c", "WARNING: locking bug"),
          Map.entry("lib/kobject.c", "WARNING: kobject bug"),
          Map.entry("fs/proc/generic.c", "WARNING: proc registration bug"),
          Map.entry("mm/usercopy.c", "WARNING: bad usercopy"),
          Map.entry("lib/list_debug.c", "WARNING: corrupted list"),
          Map.entry("mm/slab_common.c", "WARNING: kmalloc bug"),
          Map.entry("mm/util.c", "WARNING: kmalloc bug"),
          Map.entry("mm/vmalloc.c", "WARNING: zero-size vmalloc"));

  private Warned() {}

  static String kind(String heading, String kind) {
    if (!kind.equals("WARNING")) {
      return kind;
    }
    Matcher at = AT.matcher(heading);
    return at.find() ? KINDS.getOrDefault(at.group(1), kind) : kind;
  }
}
