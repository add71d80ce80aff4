package org.interleave.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.interleave.diff.Hunk;

/** Says why a hunk does not fit: where the file resembles it most, and what differs there. */
final class Diagnosis {
  private static final int SHOWN = 3;
  private static final long COMPARISONS = 20_000_000L;

  private Diagnosis() {}

  static Problem of(int patch, String path, int number, Hunk hunk, Image file) {
    HunkBytes bytes = Spelling.UTF_8.spell(hunk).orElseThrow();
    int wanted = Math.max(0, hunk.oldStart() - 1);
    if (bytes.before().isEmpty()) {
      String why = "the hunk only adds lines, and the file has other lines where they should go";
      return problem(patch, path, number, wanted, why, Optional.empty());
    }
    int alreadyAt = nearest(bytes.after(), wanted, file);
    if (matching(bytes.after(), alreadyAt, file) == bytes.after().size()) {
      String why = "the lines are already as the hunk makes them";
      return problem(patch, path, number, alreadyAt, why, Optional.empty());
    }
    int at = nearest(bytes.before(), wanted, file);
    int matching = matching(bytes.before(), at, file);
    if (matching == bytes.before().size()) {
      String why = why(bytes, at, file);
      return problem(patch, path, number, at, why, Optional.empty());
    }
    int first = firstMismatch(bytes.before(), at, file);
    Problem.Mismatch mismatch =
        new Problem.Mismatch(
            text(bytes.before(), first),
            fileText(file, at + first),
            matching,
            bytes.before().size(),
            at - wanted);
    String why =
        matching == 0
            ? "none of the hunk's old lines is near there"
            : "%d of the hunk's %d old lines are there, but not this one"
                .formatted(matching, bytes.before().size());
    return problem(patch, path, number, at + first, why, Optional.of(mismatch));
  }

  private static String why(HunkBytes bytes, int at, Image file) {
    if (bytes.atStart() && at > 0) {
      return "the hunk is for the start of the file, but its lines stand further down";
    }
    if (bytes.atEnd() && at + bytes.before().size() < file.size()) {
      return "the hunk is for the end of the file, but more lines follow there";
    }
    return "another hunk of the patch has already taken these lines";
  }

  private static Problem problem(
      int patch, String path, int hunk, int at, String why, Optional<Problem.Mismatch> mismatch) {
    return new Problem(patch, path, OptionalInt.of(hunk), OptionalInt.of(at + 1), why, mismatch);
  }

  /** The place where most lines agree, and of such the one nearest to where they should be. */
  private static int nearest(List<byte[]> lines, int wanted, Image file) {
    int reach =
        (int) Math.min(file.size() + (long) wanted, COMPARISONS / Math.max(1, lines.size()));
    int best = Math.min(wanted, file.size());
    int most = matching(lines, best, file);
    for (int distance = 1; distance <= reach && most < lines.size(); distance++) {
      for (int at : new int[] {wanted + distance, wanted - distance}) {
        int count = at >= 0 && at < file.size() ? matching(lines, at, file) : 0;
        if (count > most) {
          most = count;
          best = at;
        }
      }
    }
    return best;
  }

  private static int matching(List<byte[]> lines, int at, Image file) {
    int count = 0;
    for (int i = 0; i < lines.size() && at + i < file.size(); i++) {
      if (Arrays.equals(lines.get(i), file.line(at + i))) {
        count++;
      }
    }
    return count;
  }

  private static int firstMismatch(List<byte[]> lines, int at, Image file) {
    int i = 0;
    while (at + i < file.size() && Arrays.equals(lines.get(i), file.line(at + i))) {
      i++;
    }
    return i;
  }

  private static List<String> text(List<byte[]> lines, int from) {
    return lines.stream().skip(from).limit(SHOWN).map(Diagnosis::text).toList();
  }

  private static List<String> fileText(Image file, int from) {
    int to = Math.min(file.size(), from + SHOWN);
    return IntStream.range(from, Math.max(from, to)).mapToObj(i -> text(file.line(i))).toList();
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).stripTrailing();
  }
}
