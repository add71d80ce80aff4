package org.interleave.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.interleave.diff.Hunk;

/**
 * Applies a file's hunks to the blob that they were made for and merges the result with the file as
 * it is, as git am -3 does.
 */
final class ThreeWay {
  private static final int THEIRS = 2;

  private ThreeWay() {}

  /** Empty where the hunks do not fit the blob, or the changes conflict with the file's. */
  static Optional<TextPatch.Outcome> merge(
      int patch, String path, byte[] content, byte[] blob, List<Hunk> hunks) throws TreeException {
    TextPatch.Outcome made = TextPatch.apply(patch, path, blob, hunks);
    if (!made.problems().isEmpty()) {
      return Optional.empty();
    }
    RawText ours = new RawText(content);
    MergeResult<RawText> result =
        new MergeAlgorithm()
            .merge(RawTextComparator.DEFAULT, new RawText(blob), ours, new RawText(made.content()));
    if (result.containsConflicts()) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MergeFormatter().formatMerge(out, result, List.of("", "", ""), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TreeException("cannot merge " + path, e);
    }
    List<Placement> placements = new ArrayList<>();
    for (Placement placement : made.placements()) {
      placements.add(placed(placement, hunks.get(placement.hunk() - 1), result));
    }
    return Optional.of(new TextPatch.Outcome(out.toByteArray(), placements, List.of()));
  }

  /** Where the first changed line of a hunk ended up in the merged file. */
  private static Placement placed(Placement made, Hunk hunk, MergeResult<RawText> result) {
    int context = leadingContext(hunk);
    int changed = made.newLine() - 1 + context;
    int line = 0;
    int found = -1;
    for (MergeChunk chunk : result) {
      boolean theirs = chunk.getSequenceIndex() == THEIRS;
      if (theirs && chunk.getBegin() <= changed && changed <= chunk.getEnd()) {
        found = line + changed - chunk.getBegin();
      }
      line += chunk.getEnd() - chunk.getBegin();
    }
    int newLine = found < 0 ? made.newLine() : Math.max(1, found - context + 1);
    return new Placement(
        made.patch(),
        made.path(),
        made.hunk(),
        newLine,
        newLine,
        newLine - Math.max(1, hunk.newStart()),
        Placement.How.MERGED);
  }

  private static int leadingContext(Hunk hunk) {
    int count = 0;
    for (Hunk.Line line : hunk.lines()) {
      if (line.kind() != Hunk.Kind.CONTEXT) {
        break;
      }
      count++;
    }
    return count;
  }
}
