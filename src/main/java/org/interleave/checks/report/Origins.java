package org.interleave.checks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.checks.Run.AtHunk;
import org.interleave.checks.Run.Found;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.mail.MessageId;

/**
 * Finds the hunk of a version that a line of one of its revisions comes from. A line is followed
 * back through the patches; the one that adds it is its origin. A line that is older than the
 * version belongs to the last hunk that shows it, since what a hunk changes beside it may be why it
 * fails.
 *
 * @param patches in their order
 */
public record Origins(List<Changes> patches) {
  /** One patch. */
  public record Changes(MessageId message, Diff diff) {}

  public Origins {
    patches = List.copyOf(patches);
  }

  /**
   * The finding with its hunk, and its file named as the patches name it.
   *
   * @param revision how many patches were applied
   */
  public Found place(Found found, int revision) {
    Optional<String> file = found.file().map(name -> known(name).orElse(name));
    Optional<AtHunk> at = file.flatMap(name -> at(name, found.line(), revision));
    return new Found(
        found.kind(),
        found.level(),
        found.title(),
        found.details(),
        file,
        found.line(),
        found.function(),
        at);
  }

  /** The hunk that a line of a revision belongs to. */
  public Optional<AtHunk> at(String file, int line, int revision) {
    if (line < 1) {
      return Optional.empty();
    }
    Optional<AtHunk> shown = Optional.empty();
    String path = file;
    int number = line;
    for (int i = Math.min(revision, patches.size()) - 1; i >= 0; i--) {
      Changes patch = patches.get(i);
      for (FileDiff change : patch.diff().files().reversed()) {
        if (!change.newPath().filter(path::equals).isPresent()) {
          continue;
        }
        Step step = Step.back(change, number);
        Optional<AtHunk> here =
            step.hunk() == 0
                ? Optional.empty()
                : Optional.of(new AtHunk(patch.message(), step.hunk()));
        if (step.added()) {
          return here;
        }
        shown = shown.or(() -> here);
        path = change.oldPath().orElse(path);
        number = step.line();
      }
    }
    return shown;
  }

  /**
   * One patch back.
   *
   * @param hunk that shows the line, from 1; 0 for none
   * @param added whether the patch adds it
   * @param line its number before the patch
   */
  private record Step(int hunk, boolean added, int line) {
    static Step back(FileDiff change, int line) {
      int shift = 0;
      List<Hunk> hunks = change.hunks();
      for (int i = 0; i < hunks.size(); i++) {
        Hunk hunk = hunks.get(i);
        // a hunk without lines on one side names the line before it (POSIX diff -U)
        int start = hunk.newLines() == 0 ? hunk.newStart() + 1 : hunk.newStart();
        if (line < start) {
          break;
        }
        if (line < start + hunk.newLines()) {
          return within(hunk, i + 1, line - start);
        }
        shift += hunk.oldLines() - hunk.newLines();
      }
      return new Step(0, false, line + shift);
    }

    private static Step within(Hunk hunk, int number, int offset) {
      int before = hunk.oldStart();
      int after = 0;
      for (Hunk.Line line : hunk.lines()) {
        switch (line.kind()) {
          case REMOVED -> before++;
          case CONTEXT, ADDED -> {
            if (after == offset) {
              return new Step(number, line.kind() == Hunk.Kind.ADDED, before);
            }
            after++;
            before += line.kind() == Hunk.Kind.CONTEXT ? 1 : 0;
          }
        }
      }
      return new Step(number, false, before);
    }
  }

  /** The patches' own name of a file that a tool names by a longer path. */
  private Optional<String> known(String file) {
    return patches.stream()
        .flatMap(patch -> patch.diff().files().stream())
        .flatMap(change -> Stream.concat(change.newPath().stream(), change.oldPath().stream()))
        .filter(path -> file.equals(path) || file.endsWith("/" + path))
        .max(Comparator.comparingInt(String::length));
  }
}
