package org.interleave.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Two versions of a series as people make them: patches edited, reordered, dropped, split, joined,
 * added and reworded. The lines come from a small stock, so that diffs are full of ambiguities.
 */
final class RandomSeries {
  private static final List<String> STOCK =
      List.of(
          "",
          "",
          "",
          "{",
          "}",
          "\t}",
          "\t\tbreak;",
          "\treturn 0;",
          "\tif (ret)",
          "\t\treturn ret;",
          "static int f(void)",
          "void g(struct mm *mm)",
          "int main(int argc, char **argv)",
          "\tg();",
          "#include <a.h>",
          "/* a comment */",
          "\t} else {",
          "    four spaces",
          "ünïcödé",
          "@@ -1,2 +3,4 @@ odd",
          " ## looks like a heading ##",
          "-- ",
          "\ttail \t");

  private final Random random;
  private final int size;

  RandomSeries(long seed) {
    this.random = new Random(seed);
    this.size = random.nextInt(10) == 0 ? 60 : 1 + random.nextInt(12);
  }

  /** A change of one file: lines after an anchor go, others come. */
  private record Change(String file, String anchor, int remove, List<String> add) {}

  private record Patch(String message, List<Change> changes) {}

  /** A fast-import stream with the branches {@code base}, {@code left} and {@code right}. */
  byte[] fastImport() {
    Map<String, List<String>> base = new TreeMap<>();
    for (String name : List.of("a.c", "dir/b.h", "dir/with space.txt", "Ünï.c")) {
      base.put(name, lines(5 + random.nextInt(size > 20 ? 300 : 120)));
    }
    List<Patch> left = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      left.add(patch(base));
    }
    Stream stream = new Stream();
    stream.commit("base", "base", base, true);
    stream.branch("left", base, left);
    stream.branch("right", base, mutate(left, base));
    return stream.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean stock = random.nextInt(3) > 0;
      lines.add(
          stock
              ? STOCK.get(random.nextInt(STOCK.size()))
              : "\t".repeat(random.nextInt(3)) + "line" + random.nextInt(200) + "();");
    }
    return lines;
  }

  private Patch patch(Map<String, List<String>> base) {
    List<Change> changes = new ArrayList<>();
    int count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      changes.add(change(base));
    }
    return new Patch(message(), changes);
  }

  private Change change(Map<String, List<String>> base) {
    List<String> names = List.copyOf(base.keySet());
    String name =
        random.nextInt(8) == 0
            ? "new" + random.nextInt(4) + ".c"
            : names.get(random.nextInt(names.size()));
    List<String> content = base.getOrDefault(name, List.of(""));
    String anchor = content.get(random.nextInt(content.size()));
    int remove = random.nextInt(20) == 0 ? 10_000 : random.nextInt(4);
    return new Change(name, anchor, remove, lines(random.nextInt(6)));
  }

  private String message() {
    StringBuilder message = new StringBuilder("mm: do thing " + random.nextInt(50) + "\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      message.append("\nparagraph ").append(random.nextInt(5)).append(" text\n");
      if (random.nextInt(3) == 0) {
        message.append("  ab\tcd\t\té\tx  \n\n\n\tindented\n");
      }
    }
    return message.toString();
  }

  private List<Patch> mutate(List<Patch> left, Map<String, List<String>> base) {
    List<Patch> right = new ArrayList<>();
    for (Patch patch : left) {
      switch (random.nextInt(10)) {
        case 0 -> {}
        case 1 -> right.add(new Patch(message(), patch.changes));
        case 2, 3 -> {
          List<Change> changes = new ArrayList<>(patch.changes);
          changes.add(random.nextInt(changes.size() + 1), change(base));
          right.add(new Patch(patch.message, changes));
        }
        case 4 -> {
          int half = patch.changes.size() / 2;
          right.add(new Patch(patch.message, patch.changes.subList(0, half)));
          right.add(new Patch(message(), patch.changes.subList(half, patch.changes.size())));
        }
        case 5 -> {
          right.add(patch);
          right.add(patch(base));
        }
        default -> right.add(patch);
      }
    }
    if (right.isEmpty()) {
      right.add(patch(base));
    }
    if (right.size() > 1 && random.nextInt(3) == 0) {
      Collections.swap(right, random.nextInt(right.size()), 0);
    }
    if (random.nextInt(6) == 0) {
      Collections.shuffle(right, random);
    }
    return right;
  }

  private static final class Stream {
    private final StringBuilder text = new StringBuilder();
    private int time = 1_700_000_000;

    void branch(String name, Map<String, List<String>> base, List<Patch> patches) {
      text.append("reset refs/heads/").append(name).append("\nfrom refs/heads/base\n\n");
      Map<String, List<String>> files = new TreeMap<>(base);
      for (Patch patch : patches) {
        patch.changes.forEach(change -> apply(change, files));
        commit(name, patch.message, files, false);
      }
    }

    private static void apply(Change change, Map<String, List<String>> files) {
      List<String> lines = new ArrayList<>(files.getOrDefault(change.file, List.of()));
      int at = lines.indexOf(change.anchor) + 1;
      int end = Math.min(lines.size(), at + change.remove);
      lines.subList(at, end).clear();
      lines.addAll(at, change.add);
      if (lines.isEmpty()) {
        files.remove(change.file);
      } else {
        files.put(change.file, lines);
      }
    }

    void commit(String branch, String message, Map<String, List<String>> files, boolean root) {
      text.append("commit refs/heads/").append(branch).append('\n');
      text.append("author Änn Author <ann@example.org> ").append(time).append(" +0000\n");
      text.append("committer A <a@example.org> ").append(time++).append(" +0000\n");
      data(message);
      text.append("deleteall\n");
      files.forEach((name, lines) -> {
        text.append("M 100644 inline ").append(name).append('\n');
        String content = String.join("\n", lines);
        data(content.hashCode() % 7 == 0 ? content : content + "\n");
      });
      text.append('\n');
    }

    private void data(String content) {
      text.append("data ").append(content.getBytes(StandardCharsets.UTF_8).length).append('\n');
      text.append(content).append('\n');
    }
  }
}
