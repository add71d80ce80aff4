package org.interleave.locking.web;

import java.time.Instant;
import java.util.Optional;
import org.interleave.ingest.MessageSummary;
import org.interleave.ingest.Messages;
import org.interleave.locking.Rule;
import org.interleave.mail.MessageId;
import org.interleave.series.web.PatchPaths;

/**
 * What somebody wrote that a rule is taken from.
 *
 * @param text empty if the rule gives none
 * @param messageId empty if the rule names none
 * @param address of the mail; empty if it is not here
 * @param from who wrote it
 */
record Quotation(
    String text, String messageId, String address, String from, Optional<Instant> sent) {
  static final Quotation NONE = new Quotation("", "", "", "", Optional.empty());

  static Quotation of(Rule rule, Messages messages) {
    if (rule.because().isEmpty()) {
      return NONE;
    }
    String text = rule.because().get().quotation();
    Optional<MessageId> id = rule.because().get().messageId().map(MessageId::new);
    Optional<MessageSummary> mail = id.flatMap(messages::summary);
    return new Quotation(
        text,
        id.map(MessageId::value).orElse(""),
        mail.map(it -> PatchPaths.message(it.id())).orElse(""),
        mail.map(it -> it.from().display()).orElse(""),
        mail.map(MessageSummary::sent));
  }
}
