package org.interleave.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.interleave.diff.Hunk;

/**
 * Applies the hunks of one file as git apply does: each where its new line number says, else at the
 * nearest place, going down and up in turn, where all its old lines stand; no line of an earlier
 * hunk may match again; no fuzz. A hunk that fits nowhere is reported and the others carry on.
 */
final class TextPatch {
  /** Comparisons after which the search for one hunk is given up: hostile input only. */
  private static final long PATIENCE = 200_000_000L;

  private final int patch;
  private final String path;
  private final Image original;
  private final Image image;
  private final List<Placement> placements = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** How much each applied hunk moved the lines below it, in the order of application. */
  private final List<Shift> shifts = new ArrayList<>();

  private record Shift(int at, int by) {}

  private TextPatch(int patch, String path, byte[] content) {
    this.patch = patch;
    this.path = path;
    this.original = Image.of(content);
    this.image = Image.of(content);
  }

  /** What became of a file. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Outcome(byte[] content, List<Placement> placements, List<Problem> problems) {}

  static Outcome apply(int patch, String path, byte[] content, List<Hunk> hunks) {
    TextPatch text = new TextPatch(patch, path, content);
    for (int i = 0; i < hunks.size(); i++) {
      text.apply(i + 1, hunks.get(i));
    }
    return new Outcome(text.image.content(), text.placements, text.problems);
  }

  private void apply(int number, Hunk hunk) {
    if (applied(number, hunk, Spelling.UTF_8)) {
      return;
    }
    for (Spelling spelling : Spelling.others()) {
      if (applied(number, hunk, spelling)) {
        return;
      }
    }
    problems.add(Diagnosis.of(patch, path, number, hunk, original));
  }

  private boolean applied(int number, Hunk hunk, Spelling spelling) {
    Optional<HunkBytes> spelled = spelling.spell(hunk);
    if (spelled.isEmpty()) {
      return false;
    }
    HunkBytes bytes = spelled.get();
    int wanted = Math.max(0, hunk.newStart() - 1);
    OptionalInt found = find(bytes, wanted);
    if (found.isEmpty()) {
      return false;
    }
    int at = found.getAsInt();
    image.replace(at, bytes.before().size(), bytes.after());
    int oldLine = at + 1;
    for (int i = shifts.size() - 1; i >= 0; i--) {
      oldLine -= shifts.get(i).at < oldLine - 1 ? shifts.get(i).by : 0;
    }
    int by = bytes.after().size() - bytes.before().size();
    placements.replaceAll(earlier -> earlier.newLine() - 1 > at ? moved(earlier, by) : earlier);
    shifts.add(new Shift(at, by));
    placements.add(
        new Placement(patch, path, number, oldLine, at + 1, at - wanted, spelling.how()));
    return true;
  }

  private static Placement moved(Placement placement, int by) {
    return new Placement(
        placement.patch(),
        placement.path(),
        placement.hunk(),
        placement.oldLine(),
        placement.newLine() + by,
        placement.offset(),
        placement.how());
  }

  private OptionalInt find(HunkBytes hunk, int wanted) {
    int last = image.size() - hunk.before().size();
    int start = hunk.atStart() ? 0 : hunk.atEnd() ? last : wanted;
    if (start < 0 || start > image.size()) {
      start = image.size();
    }
    long patience = PATIENCE / (1 + hunk.before().size());
    int down = start;
    int up = start;
    int at = start;
    for (boolean goDown = true; patience-- > 0; goDown = !goDown) {
      if (fits(hunk, at)) {
        return OptionalInt.of(at);
      }
      if (up == 0 && down == image.size()) {
        break;
      }
      if (goDown ? down < image.size() : up == 0) {
        at = ++down;
      } else {
        at = --up;
      }
    }
    return OptionalInt.empty();
  }

  private boolean fits(HunkBytes hunk, int at) {
    int end = at + hunk.before().size();
    return end <= image.size()
        && (!hunk.atEnd() || end == image.size())
        && (!hunk.atStart() || at == 0)
        && image.matches(at, hunk.before(), hunk.atEnd());
  }
}
