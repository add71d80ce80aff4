package org.interleave.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.interleave.diff.Hunk;

/**
 * Says why a hunk does not fit: where the file resembles it most, and what differs there. Lines
 * that are rare in the file vote for a place; around it the longest common subsequence tells what
 * is missing.
 */
final class Diagnosis {
  private static final int SHOWN = 3;
  private static final int AROUND = 8;
  private static final long CELLS = 4_000_000L;

  /** A line that occurs more often than this says nothing of the place. */
  private static final int COMMON = 50;

  private final List<String> file;
  private final Map<String, List<Integer>> places = new HashMap<>();

  private Diagnosis(Image image) {
    this.file = IntStream.range(0, image.size()).mapToObj(i -> text(image.line(i))).toList();
    for (int i = 0; i < file.size(); i++) {
      places.computeIfAbsent(file.get(i), line -> new ArrayList<>()).add(i);
    }
  }

  static Problem of(int patch, String path, int number, Hunk hunk, Image image) {
    HunkBytes bytes = Spelling.UTF_8.spell(hunk).orElseThrow();
    Diagnosis diagnosis = new Diagnosis(image);
    Finding finding = diagnosis.find(bytes, Math.max(0, hunk.oldStart() - 1));
    return new Problem(
        patch,
        path,
        OptionalInt.of(number),
        OptionalInt.of(finding.line + 1),
        finding.why,
        finding.mismatch,
        OptionalInt.empty());
  }

  private record Finding(int line, String why, Optional<Problem.Mismatch> mismatch) {
    Finding(int line, String why) {
      this(line, why, Optional.empty());
    }
  }

  private Finding find(HunkBytes hunk, int wanted) {
    List<String> before = hunk.before().stream().map(Diagnosis::text).toList();
    List<String> after = hunk.after().stream().map(Diagnosis::text).toList();
    if (before.isEmpty()) {
      return new Finding(wanted, "the hunk adds lines to nothing, but the file has lines");
    }
    int there = place(after, wanted);
    if (!after.isEmpty() && stands(after, there)) {
      return new Finding(there, "the lines are already as the hunk makes them");
    }
    int at = place(before, wanted);
    if (stands(before, at)) {
      return new Finding(at, why(hunk, at));
    }
    int[] partner = align(before, at);
    int matching = (int) IntStream.of(partner).filter(line -> line >= 0).count();
    int first = 0;
    while (first < partner.length - 1 && partner[first] >= 0) {
      first++;
    }
    int line = first == 0 ? at : partner[first - 1] + 1;
    if (matching == 0) {
      return new Finding(
          Math.min(wanted, file.size()), "none of the hunk's old lines is near there");
    }
    if (matching == before.size()) {
      int gap = gap(partner);
      String between = "all of the hunk's old lines are there, but with others between them";
      return new Finding(
          gap, between, Optional.of(mismatch(before, 0, gap, matching, at - wanted)));
    }
    String why =
        "%d of the hunk's %d old lines are there; the first that is not: \u201c%s\u201d"
            .formatted(matching, before.size(), before.get(first).strip());
    return new Finding(
        line, why, Optional.of(mismatch(before, first, line, matching, at - wanted)));
  }

  private Problem.Mismatch mismatch(
      List<String> before, int first, int line, int matching, int offset) {
    return new Problem.Mismatch(
        before.stream().skip(first).limit(SHOWN).toList(),
        file.stream().skip(line).limit(SHOWN).toList(),
        matching,
        before.size(),
        offset);
  }

  /** The first line that stands between two that should follow each other. */
  private static int gap(int[] partner) {
    int i = 1;
    while (i < partner.length && partner[i] == partner[i - 1] + 1) {
      i++;
    }
    return partner[i - 1] + 1;
  }

  private String why(HunkBytes hunk, int at) {
    if (hunk.atStart() && at > 0) {
      return "the hunk is for the start of the file, but its lines stand further down";
    }
    if (hunk.atEnd() && at + hunk.before().size() < file.size()) {
      return "the hunk is for the end of the file, but more lines follow there";
    }
    return "the lines are there but for their ends, or another hunk has changed them already";
  }

  /** The place that rare lines vote for, the nearest of equals. */
  private int place(List<String> lines, int wanted) {
    Map<Integer, Double> votes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Integer> occurrences = places.getOrDefault(lines.get(i), List.of());
      double weight = lines.get(i).strip().length() < 3 ? 0.01 : 1.0;
      if (occurrences.size() <= COMMON) {
        for (int place : occurrences) {
          votes.merge(place - i, weight / occurrences.size(), Double::sum);
        }
      }
    }
    int best = Math.clamp(wanted, 0, file.size());
    double most = votes.getOrDefault(best, 0.0);
    for (Map.Entry<Integer, Double> vote : votes.entrySet()) {
      int at = vote.getKey();
      boolean nearer = Math.abs(at - wanted) < Math.abs(best - wanted);
      if (at >= 0 && (vote.getValue() > most + 1e-9 || vote.getValue() > most - 1e-9 && nearer)) {
        best = at;
        most = vote.getValue();
      }
    }
    return best;
  }

  private boolean stands(List<String> lines, int at) {
    return at + lines.size() <= file.size() && file.subList(at, at + lines.size()).equals(lines);
  }

  /** For each line where it stands around the place, in order; -1 for a line that does not. */
  private int[] align(List<String> lines, int at) {
    int from = Math.max(0, at - AROUND);
    int to = Math.min(file.size(), at + lines.size() + AROUND);
    int[] partner = new int[lines.size()];
    Arrays.fill(partner, -1);
    int width = Math.max(0, to - from);
    if ((long) lines.size() * width > CELLS) {
      return partner;
    }
    int[][] length = new int[lines.size() + 1][width + 1];
    for (int i = lines.size() - 1; i >= 0; i--) {
      for (int j = width - 1; j >= 0; j--) {
        length[i][j] =
            lines.get(i).equals(file.get(from + j))
                ? 1 + length[i + 1][j + 1]
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int j = 0;
    for (int i = 0; i < lines.size() && j < width; ) {
      if (lines.get(i).equals(file.get(from + j))) {
        partner[i++] = from + j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return partner;
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).stripTrailing();
  }
}
