package org.interleave.review;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.interleave.diff.Hunk;
import org.interleave.mail.MessageId;

/** Makes anchors from lines of a mail, with everything that finds the place again elsewhere. */
public final class Anchors {
  private static final int LONGEST = 200;
  private static final int MOST_TEXT = 100_000;

  private Anchors() {}

  /** An anchor, or why there can be none. */
  public sealed interface Choice {}

  public record Chosen(Anchor anchor) implements Choice {}

  public record Impossible(String reason) implements Choice {}

  /** The anchor on those lines of the mail's text. */
  public static Choice on(MessageId message, BodyText text, LineRange lines) {
    if (lines.first() < 1 || lines.last() > text.count()) {
      return new Impossible(
          "the mail has no line " + lines.last() + "; it has " + text.count() + " lines");
    }
    if (lines.count() > LONGEST) {
      return new Impossible("a comment can be on at most " + LONGEST + " lines");
    }
    OptionalInt file = text.line(lines.first()).inFile();
    for (int i = lines.first(); i <= lines.last(); i++) {
      if (!text.line(i).inFile().equals(file)) {
        return new Impossible("a comment can be on lines of the message or of one file, not both");
      }
    }
    String quoted = text.text(lines);
    if (quoted.length() > MOST_TEXT) {
      return new Impossible("these lines are too long for a comment on them");
    }
    if (file.isEmpty()) {
      return new Chosen(new Anchor.InMessage(message, lines, quoted));
    }
    String path = text.paths().get(file.getAsInt());
    OptionalInt head = text.hunkAbove(lines.last());
    String hunk = head.isPresent() ? text.line(head.getAsInt()).text() : "";
    List<BodyLine> chosen = text.lines().subList(lines.first() - 1, lines.last());
    return new Chosen(new Anchor.InDiff(message, lines, quoted, path, hunk, sourceLines(chosen)));
  }

  /** After the patch where a line is still there, else before it. */
  private static Optional<Anchor.SourceLines> sourceLines(List<BodyLine> chosen) {
    List<BodyLine.Code> code =
        chosen.stream()
            .filter(BodyLine.Code.class::isInstance)
            .map(BodyLine.Code.class::cast)
            .toList();
    List<BodyLine.Code> after =
        code.stream().filter(line -> line.kind() != Hunk.Kind.REMOVED).toList();
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        after.isEmpty()
            ? spanning(Anchor.Side.OLD, code.stream().mapToInt(BodyLine.Code::oldLine))
            : spanning(Anchor.Side.NEW, after.stream().mapToInt(BodyLine.Code::newLine)));
  }

  private static Anchor.SourceLines spanning(Anchor.Side side, IntStream numbers) {
    IntSummaryStatistics extent = numbers.summaryStatistics();
    return new Anchor.SourceLines(side, new LineRange(extent.getMin(), extent.getMax()));
  }
}
