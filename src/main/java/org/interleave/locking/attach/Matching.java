package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.interleave.c.Place;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Site;
import org.interleave.locking.attach.FileChange.Change;
import org.jspecify.annotations.Nullable;

/** Which site after a patch is which one before it. */
final class Matching {
  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::rule)
          .thenComparing(Site::file)
          .thenComparingInt(site -> site.place().line())
          .thenComparingInt(site -> site.place().column())
          .thenComparing(Site::action)
          .thenComparing(Site::text)
          .thenComparing(Site::function);

  private final PatchChange change;
  private final List<Site> before;
  private final List<Site> after;
  private final int[] next;
  private final int[] previous;

  private Matching(PatchChange change, List<Site> before, List<Site> after) {
    this.change = change;
    this.before = before.stream().sorted(ORDER).toList();
    this.after = after.stream().sorted(ORDER).toList();
    this.next = IntStream.range(0, before.size()).map(_ -> -1).toArray();
    this.previous = IntStream.range(0, after.size()).map(_ -> -1).toArray();
  }

  static Matching of(PatchChange change, List<Site> before, List<Site> after) {
    Matching matching = new Matching(change, before, after);
    matching.match();
    return matching;
  }

  /** The sites before, in the order that indices count. */
  List<Site> before() {
    return before;
  }

  /** The sites after, in the order that indices count. */
  List<Site> after() {
    return after;
  }

  /** What became of a site; -1 if it went away. */
  int next(int index) {
    return next[index];
  }

  /** What a site was; -1 if it is new. */
  int previous(int index) {
    return previous[index];
  }

  private void match() {
    // code that the patch leaves alone, also where only names changed
    pass(this::stands, Matching::place, (old, now) -> old.text().equals(now.text()));
    pass(this::stands, Matching::place, (_, _) -> true);
    // changed code of one function; files may have been renamed
    Function<Site, Object> within = site -> List.of(site.file(), site.function(), subject(site));
    Function<Site, @Nullable Object> moved =
        site -> List.of(renamed(site), site.function(), subject(site));
    pass(moved, within, (old, now) -> old.text().equals(now.text()) && old.state() == now.state());
    pass(moved, within, (old, now) -> old.text().equals(now.text()));
    pass(moved, within, (old, now) -> old.state() == now.state());
    pass(moved, within, (_, _) -> true);
    // code that moved as it was, and code that went to a new function
    pass(
        site -> List.of(subject(site), line(site, Side.OLD)),
        site -> List.of(subject(site), line(site, Side.NEW)),
        (old, now) -> old.state() == now.state() && gone(old) && come(now));
    pass(
        Matching::subject,
        Matching::subject,
        (old, now) -> gone(old) && come(now) && handedOver(old, now));
  }

  private static Object place(Site site) {
    return List.of(site.file(), site.place().line(), key(site));
  }

  /** Where a site of unchanged code stands after the patch; null where the code was changed. */
  private @Nullable Object stands(Site site) {
    Optional<Integer> line = change.line(site.place());
    return line.isEmpty() ? null : List.of(renamed(site), line.get(), key(site));
  }

  private static Object key(Site site) {
    return List.of(site.rule(), site.action());
  }

  /** The rule, what is done, and of a call the callee. */
  private static List<Object> subject(Site site) {
    String callee =
        switch (site.action()) {
          case CALL, ACQUIRE, RELEASE -> callee(site.text());
          case READ, WRITE, RETURN, FUNCTION -> "";
        };
    return List.of(site.rule(), site.action(), callee);
  }

  private static String callee(String text) {
    int open = text.indexOf('(');
    return open < 0 ? text : text.substring(0, open);
  }

  private String renamed(Site site) {
    return change.renamed(site.file());
  }

  private String line(Site site, Side side) {
    return change
        .file(site.file(), side)
        .map(file -> (side == Side.OLD ? file.before() : file.after()).plain(site.place().line()))
        .orElse("");
  }

  private boolean gone(Site old) {
    return change.change(old.place(), Side.OLD) != Change.NONE;
  }

  private boolean come(Site now) {
    return change.change(now.place(), Side.NEW) != Change.NONE;
  }

  /** Whether the one function took over from the other: it is new, or the other is gone. */
  private boolean handedOver(Site old, Site now) {
    Place from = old.place();
    Place to = now.place();
    boolean isNew =
        change
            .file(to.file(), Side.NEW)
            .map(file -> !file.before().mentions(now.function()))
            .orElse(false);
    boolean isGone =
        change
            .file(from.file(), Side.OLD)
            .map(file -> !file.after().mentions(old.function()))
            .orElse(false);
    return isNew || isGone;
  }

  /** Pairs those left over that have a key in common, in their order. */
  private void pass(
      Function<Site, @Nullable Object> oldKey,
      Function<Site, Object> newKey,
      BiPredicate<Site, Site> fits) {
    Map<Object, List<Integer>> open = new LinkedHashMap<>();
    for (int j = 0; j < after.size(); j++) {
      if (previous[j] < 0) {
        open.computeIfAbsent(newKey.apply(after.get(j)), _ -> new ArrayList<>()).add(j);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Object key = next[i] >= 0 ? null : oldKey.apply(before.get(i));
      List<Integer> candidates = key == null ? List.of() : open.getOrDefault(key, List.of());
      for (int k = 0; k < candidates.size(); k++) {
        int j = candidates.get(k);
        if (fits.test(before.get(i), after.get(j))) {
          next[i] = j;
          previous[j] = i;
          candidates.remove(k);
          break;
        }
      }
    }
  }
}
