package org.interleave.c.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.Program.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A unit that was preprocessed, as the beginning of another revision of it: as long as the file's
 * text and all that it found on the way are the same, so is what came of them.
 */
public final class Beginning {
  /** A macro's name with what it came to stand for; nothing where it was taken away. */
  record Change(String name, Macro.@Nullable Definition definition) {}

  private final SourceFile main;
  private final Tokens unit;
  private final List<Checkpoint> checkpoints;
  private final List<Change> changes;
  private final List<SourceFile> once;

  /** What was looked for, in order, the file itself left out. */
  private final List<Map.Entry<String, Optional<SourceFile>>> looked;

  Beginning(
      SourceFile main,
      Tokens unit,
      List<Checkpoint> checkpoints,
      List<Change> changes,
      Set<SourceFile> once) {
    this.main = main;
    this.unit = unit;
    this.checkpoints = once.contains(main) ? List.of() : List.copyOf(checkpoints);
    this.changes = List.copyOf(changes);
    this.once = List.copyOf(once);
    this.looked = List.copyOf(unit.read().entrySet());
  }

  /** The part that another revision shares. */
  record Shared(Beginning of, Checkpoint until) {
    Token[] tokens() {
      return of.unit.tokens();
    }

    Token[] origins() {
      return of.unit.origins();
    }

    MacroUses uses() {
      return of.unit.uses();
    }

    /** Those that the other revision passes too. */
    List<Checkpoint> checkpoints() {
      return of.checkpoints.subList(0, of.checkpoints.indexOf(until) + 1);
    }

    List<Problem> problems() {
      return of.unit.problems().subList(0, until.problems());
    }

    List<Change> changes() {
      return of.changes.subList(0, until.definitions());
    }

    Set<SourceFile> once() {
      return new LinkedHashSet<>(of.once.subList(0, until.once()));
    }

    Map<String, Optional<SourceFile>> looked() {
      Map<String, Optional<SourceFile>> looked = new LinkedHashMap<>();
      of.looked.subList(0, until.looked()).forEach(e -> looked.put(e.getKey(), e.getValue()));
      return Collections.unmodifiableMap(looked);
    }
  }

  /** What a file whose includes are found now shares with this one; nothing if that is little. */
  @Nullable Shared with(SourceFile now, Inclusion inclusion) {
    int text = common(main.content(), now.content());
    int same = 1;
    Checkpoint last = null;
    for (Checkpoint checkpoint : checkpoints) {
      while (same < checkpoint.looked() && isSame(looked.get(same), inclusion)) {
        same++;
      }
      if (same < checkpoint.looked() || !stands(checkpoint.position(), now, text)) {
        break;
      }
      last = checkpoint;
    }
    return last == null ? null : new Shared(this, last);
  }

  private static boolean isSame(
      Map.Entry<String, Optional<SourceFile>> entry, Inclusion inclusion) {
    SourceFile before = entry.getValue().orElse(null);
    return inclusion.read(entry.getKey()).orElse(null) == before;
  }

  /** Whether all that stands in front of a token's line is text that both have. */
  private boolean stands(int position, SourceFile now, int text) {
    Token before = main.token(position - 1);
    return before.offset() + before.text().length() < text
        && position <= now.end()
        && now.token(position).first();
  }

  private static int common(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        return i;
      }
    }
    return length;
  }

  static int compare(@Nullable Shared left, @Nullable Shared right) {
    int l = left == null ? 0 : left.until.tokens();
    int r = right == null ? 0 : right.until.tokens();
    return Integer.compare(l, r);
  }
}
