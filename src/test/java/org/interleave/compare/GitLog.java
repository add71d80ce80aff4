package org.interleave.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.Diff;

/** Reads the commits of a range with the diffs that git shows of them. */
final class GitLog {
  private GitLog() {}

  static List<PatchText> patches(GitCommand git, String range) {
    String log =
        git.run(
            "log",
            "--no-color",
            "-p",
            "--no-merges",
            "--reverse",
            "--date-order",
            "--format=%x01%h%x02%s%x02%an <%ae>%x02%B%x02",
            range);
    List<PatchText> patches = new ArrayList<>();
    for (String commit : log.split("\u0001")) {
      if (!commit.isEmpty()) {
        String[] part = commit.split("\u0002", -1);
        Diff diff = Diff.parse(part[4].stripLeading());
        patches.add(new PatchText(part[1], part[2], part[3], diff, Optional.of(part[0])));
      }
    }
    return patches;
  }
}
