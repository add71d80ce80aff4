package org.interleave.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.interleave.diff.FileDiff.Binary;
import org.interleave.diff.FileDiff.Change;
import org.interleave.diff.FileDiff.Content;
import org.interleave.diff.FileDiff.Text;
import org.interleave.diff.Hunk.Kind;

/** Diffs of every kind that git writes, with hostile names and lines. */
public final class GeneratedDiffs {
  private static final List<String> NAMES =
      List.of("f.c", "d/g.c", "a b c", "b/a", "é.c", "q\"q", "t\tt", "x -> y", "dev/null", "-- ");
  private static final List<String> LINES =
      List.of(
          "",
          " ",
          "int x;",
          "\tif (a)",
          "-- ",
          "--- a/f",
          "+++ b/f",
          "@@ -1 +1 @@",
          "diff --git",
          "grüße",
          "\\ No newline",
          "trailing  ",
          "Index: f",
          "From: x",
          "GIT binary patch");

  private GeneratedDiffs() {}

  public static Arbitrary<Diff> all() {
    return Arbitraries.longs().map(seed -> diff(new Random(seed)));
  }

  private static Diff diff(Random random) {
    List<FileDiff> files = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      // a prefix of its own keeps two files from having one name
      files.add(file(random, "n" + i + "/"));
    }
    return new Diff(files, List.of());
  }

  private static FileDiff file(Random random, String prefix) {
    Change change = Change.values()[random.nextInt(Change.values().length)];
    boolean absentBefore = change == Change.ADDED;
    boolean absentAfter = change == Change.DELETED;
    boolean moved = change == Change.RENAMED || change == Change.COPIED;
    String old = prefix + NAMES.get(random.nextInt(NAMES.size()));
    String now = moved ? prefix + "moved/" + NAMES.get(random.nextInt(NAMES.size())) : old;
    String oldMode = random.nextInt(5) == 0 ? "100755" : "100644";
    boolean newMode = !absentBefore && !absentAfter && random.nextInt(4) == 0;
    String nextMode = newMode ? (oldMode.equals("100644") ? "100755" : "100644") : oldMode;
    int kind = random.nextInt(8);
    boolean lines = kind > 1 || (change == Change.MODIFIED && !newMode);
    Content content =
        kind == 0
            ? new Binary(List.of())
            : new Text(lines ? hunks(random, absentBefore, absentAfter) : List.of());
    boolean blobs = kind == 0 || lines || absentBefore || absentAfter;
    return new FileDiff(
        change,
        absentBefore ? Optional.empty() : Optional.of(old),
        absentAfter ? Optional.empty() : Optional.of(now),
        mode(absentBefore, blobs || newMode, oldMode),
        mode(absentAfter, blobs || newMode, nextMode),
        absentBefore || !blobs ? Optional.empty() : Optional.of("1111111"),
        absentAfter || !blobs ? Optional.empty() : Optional.of("2222222"),
        content);
  }

  private static Optional<String> mode(boolean absent, boolean written, String mode) {
    return absent || !written ? Optional.empty() : Optional.of(mode);
  }

  private static List<Hunk> hunks(Random random, boolean added, boolean deleted) {
    List<Hunk> hunks = new ArrayList<>();
    int count = added || deleted ? 1 : 1 + random.nextInt(3);
    int oldAt = 1;
    int newAt = 1;
    for (int i = 0; i < count; i++) {
      List<Hunk.Line> lines = new ArrayList<>();
      int size = 1 + random.nextInt(6);
      for (int j = 0; j < size; j++) {
        Kind kind = Kind.values()[random.nextInt(3)];
        kind = added ? Kind.ADDED : deleted ? Kind.REMOVED : kind;
        lines.add(new Hunk.Line(kind, LINES.get(random.nextInt(LINES.size())), true));
      }
      if (!added && !deleted) {
        // git wants a change in every hunk, and context before and after it
        lines.addFirst(new Hunk.Line(Kind.CONTEXT, "first", true));
        lines.add(new Hunk.Line(Kind.ADDED, "last", i + 1 < count || random.nextBoolean()));
      }
      int before = (int) lines.stream().filter(line -> line.kind() != Kind.ADDED).count();
      int after = (int) lines.stream().filter(line -> line.kind() != Kind.REMOVED).count();
      String section = random.nextBoolean() ? "" : "int f(void)";
      hunks.add(
          new Hunk(before == 0 ? 0 : oldAt, before, after == 0 ? 0 : newAt, after, section, lines));
      oldAt += before + 10;
      newAt += after + 10;
    }
    return hunks;
  }
}
