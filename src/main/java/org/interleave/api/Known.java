package org.interleave.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.interleave.checks.Run;
import org.interleave.checks.Target;
import org.interleave.checks.report.Origins;
import org.interleave.diff.Diff;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.interleave.series.PatchList;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Place;
import org.interleave.series.Version;
import org.springframework.stereotype.Component;

/** Finds what addresses name. */
@Component
final class Known {
  private static final int ORIGINS = 64;

  private final SeriesCatalog catalog;
  private final Messages messages;
  private final Map<PatchList, Origins> origins =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PatchList, Origins> eldest) {
              return size() > ORIGINS;
            }
          });

  Known(SeriesCatalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /** A version, and the patch of it that an address names. */
  record At(Series series, Version version, Optional<Version.Patch> patch) {
    Version.Patch only() {
      return patch.orElseThrow();
    }

    /** What a run of it is of. */
    Target target() {
      return patch
          .<Target>map(one -> new Target.Patch(one.message()))
          .orElseGet(() -> Target.Posting.of(version));
    }

    List<MessageId> mails() {
      return version.messages();
    }
  }

  Series series(String id) {
    return catalog
        .find(id)
        .orElseThrow(() -> Refusal.notFound("There is no series “" + brief(id) + "”."));
  }

  At version(String series, String version) {
    Series found = series(series);
    return new At(
        found,
        found
            .version(version)
            .orElseThrow(
                () -> Refusal.notFound("The series has no version “" + brief(version) + "”.")),
        Optional.empty());
  }

  At patch(String series, String version, int number) {
    At at = version(series, version);
    return new At(
        at.series,
        at.version,
        Optional.of(
            at.version.patches().stream()
                .filter(patch -> patch.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The version has no patch " + number + "."))));
  }

  /** A patch by its mail; with a cover letter's, the version as a whole. */
  At message(String text) {
    MessageId id = messageId(text);
    Place place =
        catalog
            .place(id)
            .orElseThrow(() ->
                Refusal.notFound(
                    "No patch with the Message-ID <" + brief(id.value()) + "> is here."));
    At at = version(place.series().value(), place.version());
    return switch (place.role()) {
      case COVER -> at;
      case PATCH ->
          new At(
              at.series,
              at.version,
              at.version.patches().stream()
                  .filter(patch -> patch.message().equals(id))
                  .findFirst());
      case STRAY, REPLY -> throw noPatch(id);
    };
  }

  /** What a run of a mail is of, without a look at its version: CI systems post many. */
  Target target(String text) {
    MessageId id = messageId(text);
    return switch (place(id).role()) {
      case COVER -> new Target.Posting(id);
      case PATCH -> new Target.Patch(id);
      case STRAY, REPLY -> throw noPatch(id);
    };
  }

  private Place place(MessageId id) {
    return catalog
        .place(id)
        .orElseThrow(() ->
            Refusal.notFound("No patch with the Message-ID <" + brief(id.value()) + "> is here."));
  }

  private static Refusal noPatch(MessageId id) {
    return Refusal.notFound(
        "The mail <" + brief(id.value()) + "> is none of the version's patches.");
  }

  private static MessageId messageId(String text) {
    String id =
        text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    if (id.isBlank() || id.length() > 998) {
      throw Refusal.notFound("This is no Message-ID.");
    }
    return new MessageId(id);
  }

  /** The diff of a patch; without files where its mail is gone or has none. */
  Diff diff(MessageId id) {
    return messages.read(id).map(Known::diff).orElseGet(() -> Diff.parse(""));
  }

  private static Diff diff(Mail mail) {
    return switch (mail) {
      case Message message -> Diff.parse(message.body().hasDiff() ? message.body().diff() : "");
      case Unreadable unreadable -> Diff.parse("");
    };
  }

  /** The findings with the hunks that their lines come from. */
  List<Run.Found> placed(Supplier<At> where, List<Run.Found> findings) {
    if (findings.stream().allMatch(found -> found.file().isEmpty())) {
      return findings;
    }
    At at = where.get();
    List<Version.Patch> patches = at.version.patches();
    int revision = at.patch.map(patch -> patches.indexOf(patch) + 1).orElse(patches.size());
    Origins known = origins.computeIfAbsent(PatchList.of(at.version), this::origins);
    return findings.stream().map(found -> known.place(found, revision)).toList();
  }

  private Origins origins(PatchList patches) {
    return new Origins(
        patches.patches().stream().map(id -> new Origins.Changes(id, diff(id))).toList());
  }

  static String brief(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
