package org.interleave.reply;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.interleave.review.Annotation;
import org.interleave.review.Annotations;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;
import org.interleave.review.Verdicts;
import org.interleave.series.Version;

/** The replies that a reviewer's stored comments and verdicts make. Nothing is stored of them. */
public final class Replies {
  private final Messages messages;
  private final Annotations annotations;
  private final Verdicts verdicts;
  private final ZoneId zone;

  /**
   * @param zone of the reply's Date
   */
  public Replies(Messages messages, Annotations annotations, Verdicts verdicts, ZoneId zone) {
    this.messages = messages;
    this.annotations = annotations;
    this.verdicts = verdicts;
    this.zone = zone;
  }

  /** Which comments go into a reply. */
  public enum Include {
    PUBLISHED,
    DRAFTS_TOO
  }

  /** What one reviewer says of some messages. */
  private record Said(List<Annotation> annotations, List<Verdict> verdicts) {
    List<Annotation> on(MessageId message) {
      return annotations.stream().filter(one -> one.anchor().message().equals(message)).toList();
    }

    List<Verdict> of(Verdict.Scope scope, MessageId message) {
      return verdicts.stream()
          .filter(one -> one.scope() == scope && one.message().equals(message))
          .toList();
    }
  }

  /** The reply to one mail: a patch, or any other mail that was commented on. */
  public Reply to(MessageId message, Reviewer reviewer, Include include) {
    Said said = said(List.of(message), reviewer, include);
    return to(message, reviewer, said, include);
  }

  private Reply to(MessageId message, Reviewer reviewer, Said said, Include include) {
    return switch (original(message)) {
      case Original.Readable readable ->
          PatchReply.compose(
                  readable.message(),
                  reviewer,
                  said.on(message),
                  said.of(Verdict.Scope.PATCH, message),
                  zone)
              .<Reply>map(Reply.Written::new)
              .orElseGet(() -> nothing(List.of(message), reviewer, include));
      case Original.Lost lost -> new Reply.Nothing(lost.reason());
    };
  }

  /** The reply to the cover letter, or to the first patch where there is none. */
  public Reply summary(Version version, Reviewer reviewer, Include include) {
    Optional<MessageId> head =
        version
            .cover()
            .or(() -> version.patches().stream().findFirst().map(Version.Patch::message));
    if (head.isEmpty()) {
      return new Reply.Nothing(version.name() + " has neither a cover letter nor a patch");
    }
    Said said = said(version.messages(), reviewer, include);
    return switch (original(head.get())) {
      case Original.Readable readable ->
          summary(version, said)
              .compose(readable.message(), reviewer, zone)
              .<Reply>map(Reply.Written::new)
              .orElseGet(() -> nothing(version.messages(), reviewer, include));
      case Original.Lost lost -> new Reply.Nothing(lost.reason());
    };
  }

  private static Summary summary(Version version, Said said) {
    return new Summary(
        version.total(),
        version.patches().stream()
            .map(patch ->
                new Summary.Row(
                    patch.number(),
                    patch.title(),
                    said.on(patch.message()),
                    said.of(Verdict.Scope.PATCH, patch.message())))
            .toList(),
        version.cover().map(said::on).orElse(List.of()),
        said.verdicts().stream().filter(one -> one.scope() == Verdict.Scope.VERSION).toList());
  }

  /** The summary and the reply to every other mail of the version that something was said of. */
  public List<Reply.Written> all(Version version, Reviewer reviewer, Include include) {
    List<Reply.Written> all = new ArrayList<>();
    if (summary(version, reviewer, include) instanceof Reply.Written summary) {
      all.add(summary);
    }
    Said said = said(version.messages(), reviewer, include);
    for (MessageId message : version.messages()) {
      boolean cover = version.cover().filter(message::equals).isPresent();
      boolean something =
          !said.on(message).isEmpty() || !said.of(Verdict.Scope.PATCH, message).isEmpty();
      if (!cover
          && something
          && to(message, reviewer, said, include) instanceof Reply.Written reply) {
        all.add(reply);
      }
    }
    return all;
  }

  /** Who has something to say there, each once, by name. */
  public List<Reviewer> reviewers(Collection<MessageId> on, Include include) {
    Map<String, Reviewer> all = new LinkedHashMap<>();
    Stream.concat(
            annotations.on(on).stream()
                .filter(one -> include == Include.DRAFTS_TOO || !one.draft())
                .map(Annotation::reviewer),
            verdicts.on(on).stream().map(Verdict::reviewer))
        .forEach(one -> all.putIfAbsent(one.address().toLowerCase(Locale.ROOT), one));
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(Reviewer::name).thenComparing(Reviewer::address))
        .toList();
  }

  private Said said(Collection<MessageId> on, Reviewer reviewer, Include include) {
    return new Said(
        annotations.on(on).stream()
            .filter(one -> reviewer.is(one.reviewer().address()))
            .filter(one -> include == Include.DRAFTS_TOO || !one.draft())
            .toList(),
        verdicts.on(on).stream().filter(one -> reviewer.is(one.reviewer().address())).toList());
  }

  private Reply.Nothing nothing(Collection<MessageId> on, Reviewer reviewer, Include include) {
    long drafts =
        annotations.on(on).stream()
            .filter(one -> one.draft() && reviewer.is(one.reviewer().address()))
            .count();
    String line = reviewer.name() + " has published no comment and given no verdict there";
    return new Reply.Nothing(
        include == Include.PUBLISHED && drafts > 0
            ? line + "; " + (drafts == 1 ? "one draft waits" : drafts + " drafts wait")
            : line);
  }

  /** The mail that is answered. */
  private sealed interface Original {
    record Readable(Message message) implements Original {}

    record Lost(String reason) implements Original {}
  }

  private Original original(MessageId id) {
    Optional<Mail> mail = messages.read(id);
    if (mail.isEmpty()) {
      return new Original.Lost("the mail " + id + " is not here any more");
    }
    return switch (mail.get()) {
      case Message message -> new Original.Readable(message);
      case Unreadable unreadable ->
          new Original.Lost("the mail " + id + " cannot be read: " + unreadable.reason());
    };
  }
}
