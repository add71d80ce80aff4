package org.interleave.reply;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.mail.Draft;
import org.interleave.mail.Message;
import org.interleave.review.Annotation;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;

/**
 * One reviewer's review of a whole version, as the reply to its cover letter: the comments on the
 * cover letter, a word for each patch, the open questions, the verdict on the whole. Its rows start
 * with the patch's number, so that no tool takes one for a trailer.
 *
 * @param total how many patches the version says it has
 */
record Summary(int total, List<Row> patches, List<Annotation> cover, List<Verdict> verdicts) {
  private static final int QUESTION_LINES = 8;

  /** What the reviewer says of one patch. */
  record Row(int number, String title, List<Annotation> annotations, List<Verdict> verdicts) {}

  /** Empty where the reviewer has said nothing of any patch nor of the version. */
  Optional<Draft> compose(Message original, Reviewer reviewer, ZoneId zone) {
    return latest()
        .map(said -> {
          List<String> lines = PatchReply.opening(original, cover);
          addRows(lines);
          addQuestions(lines);
          PatchReply.close(lines, verdicts);
          return ReplyHead.on(original, reviewer, PatchReply.joined(lines), said, zone);
        });
  }

  private Optional<Instant> latest() {
    return Stream.concat(
            PatchReply.latest(cover, verdicts).stream(),
            patches.stream()
                .flatMap(row -> PatchReply.latest(row.annotations(), row.verdicts()).stream()))
        .max(Comparator.naturalOrder());
  }

  private void addRows(List<String> lines) {
    if (patches.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Patch by patch:");
    lines.add("");
    int width = patches.stream().mapToInt(row -> word(row).length()).max().orElse(0);
    for (Row row : patches) {
      String word = word(row);
      String gap = " ".repeat(width - word.length() + 2);
      lines.add("  " + counter(row) + "  " + word + gap + row.title());
    }
  }

  private void addQuestions(List<String> lines) {
    boolean first = true;
    for (Row row : patches) {
      for (Annotation question : row.annotations().stream().filter(Annotation::asks).toList()) {
        if (first) {
          lines.add("");
          lines.add("Open questions:");
          first = false;
        }
        lines.add("");
        lines.add("  " + counter(row) + "  " + question.anchor().written());
        asked(question).forEach(line -> lines.add(line.isEmpty() ? "" : "    " + line));
      }
    }
  }

  /** The whole comment where it is short, else the paragraph that it ends with. */
  private static List<String> asked(Annotation question) {
    List<String> lines = Wrapping.wrap(question.body(), Wrapping.WIDTH - 4);
    return lines.size() <= QUESTION_LINES
        ? lines
        : lines.subList(lines.lastIndexOf("") + 1, lines.size());
  }

  private static String word(Row row) {
    List<String> words =
        new ArrayList<>(row.verdicts().stream().map(one -> one.kind().word()).distinct().toList());
    int comments = row.annotations().size();
    if (comments > 0) {
      words.add(comments == 1 ? "1 comment" : comments + " comments");
    }
    return words.isEmpty() ? "no comments" : String.join(", ", words);
  }

  private String counter(Row row) {
    int digits = Integer.toString(Math.max(total, row.number())).length();
    return String.format("%0" + digits + "d/%d", row.number(), total);
  }
}
