package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Trailer;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Posting;
import org.interleave.series.Series;
import org.interleave.series.Version;

/**
 * Collects the trailers that replies gave, as b4 does (LoreSeries.get_series, LoreMessage
 * .get_trailers): a reply's trailers go to the nearest patch above it; what is given to the cover
 * letter means every patch; a person's trailer that was sent by somebody else is a mismatch.
 */
public final class GivenTrailers {
  /** Parts of a commit's metadata; in a reply they give nothing. */
  private static final Set<String> METADATA =
      Set.of(
          "from",
          "author",
          "cc",
          "to",
          "date",
          "subject",
          "change-id",
          "base-commit",
          "prerequisite-patch-id",
          "prerequisite-message-id");

  private static final int ASIDE = -1;

  private final Version version;
  private final Set<MessageId> here;
  private final Map<MessageId, Posting> postings;
  private final Map<MessageId, Integer> numbers = new HashMap<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private final List<GivenTrailer> given = new ArrayList<>();

  private GivenTrailers(Version version, Map<MessageId, Posting> postings) {
    this.version = version;
    this.postings = postings;
    here = Set.copyOf(version.messages());
    for (Version.Patch stray : version.strays()) {
      // what is given to a patch on the side is given to none of the version's
      numbers.put(stray.message(), stray.number() == 0 ? ASIDE : stray.number());
    }
    version.patches().forEach(patch -> numbers.put(patch.message(), patch.number()));
    version.cover().ifPresent(cover -> numbers.put(cover, 0));
  }

  /** By version, patch and date. The postings are those of all messages of the series. */
  public static List<GivenTrailer> of(Series series, Map<MessageId, Posting> postings) {
    List<GivenTrailer> given = new ArrayList<>();
    for (Version version : series.versions()) {
      GivenTrailers ofVersion = new GivenTrailers(version, postings);
      version.messages().forEach(ofVersion::collect);
      ofVersion.given.sort(
          Comparator.comparingInt(GivenTrailer::patch)
              .thenComparing(GivenTrailer::sent)
              .thenComparing(GivenTrailer::message));
      given.addAll(ofVersion.given);
    }
    return given;
  }

  private void collect(MessageId id) {
    Posting reply = postings.get(id);
    if (reply == null || reply.hasDiff() || numbers.containsKey(id)) {
      return;
    }
    OptionalInt number = answered(reply);
    if (number.isEmpty() || number.getAsInt() == ASIDE) {
      return;
    }
    for (Trailer trailer : reply.trailers()) {
      if (!METADATA.contains(trailer.key().toLowerCase(Locale.ROOT))) {
        give(reply, trailer, number.getAsInt());
      }
    }
  }

  /** The number of the nearest patch or cover letter above. */
  private OptionalInt answered(Posting reply) {
    Posting at = reply;
    for (int hops = 0; hops < 500; hops++) {
      Posting above = above(at);
      if (above == null) {
        return bySubject(at);
      }
      Integer number = numbers.get(above.id());
      if (number != null && (number == ASIDE || !above.subject().reply())) {
        return OptionalInt.of(number);
      }
      at = above;
    }
    return OptionalInt.empty();
  }

  /** A reply without references is here because of its subject. */
  private OptionalInt bySubject(Posting reply) {
    String title = Titles.plain(reply.subject().title());
    return numbers.entrySet().stream()
        .filter(entry -> isTitle(entry.getKey(), title))
        .mapToInt(Map.Entry::getValue)
        .min();
  }

  private boolean isTitle(MessageId id, String title) {
    Posting posting = postings.get(id);
    return posting != null && Titles.plain(posting.subject().title()).equals(title);
  }

  private @org.jspecify.annotations.Nullable Posting above(Posting reply) {
    for (MessageId reference : reply.references().reversed()) {
      if (here.contains(reference) && !reference.equals(reply.id())) {
        return postings.get(reference);
      }
    }
    return null;
  }

  private void give(Posting reply, Trailer trailer, int number) {
    boolean mismatch = isMismatch(trailer, reply.from());
    if (number > 0) {
      add(reply, trailer, number, false, mismatch);
    } else {
      version.patches().forEach(patch -> add(reply, trailer, patch.number(), true, mismatch));
    }
  }

  private void add(Posting reply, Trailer trailer, int number, boolean toCover, boolean mismatch) {
    if (seen.add(
        List.of(reply.id(), number, trailer.key().toLowerCase(Locale.ROOT), trailer.value()))) {
      given.add(
          new GivenTrailer(
              version.name(),
              number,
              trailer.key(),
              trailer.value(),
              reply.from(),
              reply.sent(),
              reply.id(),
              toCover,
              mismatch));
    }
  }

  /** A person's trailer must name the sender, by address or by name. */
  private static boolean isMismatch(Trailer trailer, Mailbox sender) {
    String value = trailer.value();
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    if (open < 0 || close < 0 || !value.substring(open, close).contains("@")) {
      return false;
    }
    String address = value.substring(open + 1, close).strip().toLowerCase(Locale.ROOT);
    String name = unquoted(value.substring(0, open));
    return !address.equals(People.address(sender)) && !sameName(name, unquoted(sender.name()));
  }

  private static String unquoted(String name) {
    return name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  /** "Author, Ann" is Ann Author. */
  private static boolean sameName(String given, String sender) {
    if (given.isEmpty() || sender.isEmpty()) {
      return false;
    }
    if (given.equals(sender)) {
      return true;
    }
    if (sender.indexOf(',') < 0) {
      return false;
    }
    for (String part : sender.split(",", 4)) {
      if (!given.contains(part.strip())) {
        return false;
      }
    }
    return true;
  }
}
