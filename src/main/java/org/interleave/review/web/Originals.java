package org.interleave.review.web;

import java.util.Optional;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.review.Anchor;
import org.interleave.review.Anchors;
import org.interleave.review.LineRange;
import org.interleave.series.web.Place;
import org.springframework.stereotype.Component;

/** The mails that comments hang on, and the anchors that places on their pages stand for. */
@Component
class Originals {
  private final Messages messages;

  Originals(Messages messages) {
    this.messages = messages;
  }

  Optional<BodyPlaces> places(MessageId message) {
    return messages
        .read(message)
        .filter(Message.class::isInstance)
        .map(mail -> BodyPlaces.of(((Message) mail).body()));
  }

  /** What a comment between two places hangs on, whichever of them comes first. */
  Anchors.Choice choice(MessageId message, Place at, Place from) {
    BodyPlaces places =
        places(message)
            .orElseThrow(() ->
                PageFailure.notFound(
                    "There is no mail " + message + " here.", "It may have been taken back."));
    return choice(message, places, at, from);
  }

  static Anchors.Choice choice(MessageId message, BodyPlaces places, Place at, Place from) {
    if (at instanceof Place.WholePatch) {
      return new Anchors.Chosen(new Anchor.WholePatch(message));
    }
    Optional<LineRange> end = places.lines(at);
    Optional<LineRange> start = places.lines(from);
    if (end.isEmpty() || start.isEmpty()) {
      return new Anchors.Impossible("the mail does not have these lines");
    }
    LineRange lines =
        new LineRange(
            Math.min(start.get().first(), end.get().first()),
            Math.max(start.get().last(), end.get().last()));
    return Anchors.on(message, places.text(), lines);
  }

  static String written(Anchors.Choice choice) {
    return switch (choice) {
      case Anchors.Chosen chosen -> chosen.anchor().written();
      case Anchors.Impossible impossible -> "no lines";
    };
  }
}
