package org.interleave.reply;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.mail.Draft;
import org.interleave.mail.Message;
import org.interleave.mail.Trailer;
import org.interleave.review.Annotation;
import org.interleave.review.BodyText;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;

/** One reviewer's comments and verdicts on one mail, as the reply to it. */
final class PatchReply {
  private PatchReply() {}

  /** Empty where the reviewer has said nothing. */
  static Optional<Draft> compose(
      Message original,
      Reviewer reviewer,
      List<Annotation> annotations,
      List<Verdict> verdicts,
      ZoneId zone) {
    Optional<Instant> said = latest(annotations, verdicts);
    return said.map(when -> {
      List<String> lines = opening(original, annotations);
      close(lines, verdicts);
      return ReplyHead.on(original, reviewer, joined(lines), when, zone);
    });
  }

  /** Who wrote when, and what of it matters, with the comments in it. */
  static List<String> opening(Message original, List<Annotation> annotations) {
    BodyText text = BodyText.of(original.body().text());
    List<String> lines = new ArrayList<>();
    lines.add(ReplyHead.attribution(original));
    lines.addAll(
        annotations.isEmpty() ? Quotation.ofMessage(text) : Quotation.of(text, annotations));
    return lines;
  }

  /** The verdicts stand last, trailers in a paragraph of their own, as tools look for them. */
  static void close(List<String> lines, List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(one -> one.trailer().isEmpty())) {
      lines.add("");
      lines.add("I would like to see changes before this goes in.");
    }
    List<String> trailers =
        verdicts.stream()
            .flatMap(one -> one.trailer().stream())
            .map(PatchReply::written)
            .filter(trailer -> !lines.contains(trailer))
            .distinct()
            .toList();
    if (!trailers.isEmpty()) {
      lines.add("");
      lines.addAll(trailers);
    }
  }

  static Optional<Instant> latest(List<Annotation> annotations, List<Verdict> verdicts) {
    return Stream.concat(
            annotations.stream().map(Annotation::changed), verdicts.stream().map(Verdict::given))
        .max(Instant::compareTo);
  }

  static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String written(Trailer trailer) {
    return trailer.key() + ": " + trailer.value();
  }
}
