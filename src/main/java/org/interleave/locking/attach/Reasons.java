package org.interleave.locking.attach;

import java.util.Locale;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Site;
import org.interleave.locking.Site.Reason;
import org.interleave.locking.Site.State;
import org.interleave.locking.attach.Causes.Cause;
import org.interleave.locking.attach.Judging.Doubt;
import org.interleave.locking.attach.Judging.Finding;
import org.interleave.locking.attach.PatchChange.ChangedLine;
import org.jspecify.annotations.Nullable;

/** Says in one sentence, with lines of both sides, why a hunk has a role. */
final class Reasons {
  private final Optional<String> lock;

  /**
   * @param demand what the rule asks, where the rule is known
   */
  Reasons(Optional<Demand> demand) {
    this.lock = demand.flatMap(Demand::wanted).map(Designator::toString);
  }

  /** The last word in the name of the lock that the rule asks for. */
  Optional<String> lockWord() {
    return lock.map(name -> name.replaceFirst("^.*[.>]", ""));
  }

  /**
   * @param more how many further sites the same hunk decides
   */
  String of(Finding finding, int more) {
    String sentence =
        switch (finding.role()) {
          case BREAKS -> breaks(finding);
          case REPAIRS -> repairs(finding);
          case ENFORCES -> enforces(finding);
          case RELIES_ON -> head(finding.site(), Side.NEW) + kept(finding.site(), null);
        };
    return more == 0 ? sentence : sentence + "; and " + more + " more";
  }

  String of(Doubt doubt) {
    ChangedLine line = doubt.cause().line();
    return "%s: %s; %s%s"
        .formatted(
            head(doubt.now(), Side.NEW),
            why(doubt.now()),
            cited(line, doubt.now().place()),
            effect(doubt.cause().reason(), line.side(), false));
  }

  private String breaks(Finding finding) {
    Site now = finding.site();
    String why = now.state() == State.UNKNOWN ? "nothing takes the lock any more" : why(now);
    String sentence = head(now, Side.NEW) + ": " + why;
    Optional<Reason> reason = finding.cause().reason();
    if (reason.isPresent()) {
      ChangedLine line = finding.cause().line();
      sentence += "; " + cited(line, now.place()) + effect(reason.get(), line.side());
    } else if (finding.old() != null) {
      sentence += "; " + earlier(finding.old()) + " it was " + word(finding.old().state());
    }
    return sentence;
  }

  private String repairs(Finding finding) {
    Site old = finding.old();
    Site now = finding.now();
    if (old != null && now == null) {
      return "%s, where %s, goes away".formatted(object(old, Side.OLD), why(old));
    }
    String sentence = head(finding.site(), Side.NEW) + kept(finding.site(), finding.cause());
    return old == null ? sentence : sentence + "; before (" + at(old, Side.OLD) + ") " + why(old);
  }

  private String enforces(Finding finding) {
    Site now = finding.site();
    String sentence = head(now, Side.NEW) + kept(now, finding.cause());
    Site old = finding.old();
    return old == null || old.state() == State.HELD || old.state() == State.ASSERTED
        ? sentence
        : sentence + "; before (" + at(old, Side.OLD) + ") " + why(old);
  }

  /** How the rule is kept: by what, and where that is. */
  private String kept(Site now, @Nullable Cause cause) {
    if (cause != null && cause.reason().isPresent()) {
      ChangedLine line = cause.line();
      Reason reason = cause.reason().get();
      String place = cited(line, now.place());
      boolean known = lock.isPresent() && now.state() != State.UNKNOWN;
      if (known && line.side() == Side.NEW && reason == Reason.ACQUIRED) {
        return " under %s, which %s takes".formatted(lock.orElseThrow(), place);
      }
      if (known && line.side() == Side.NEW && reason == Reason.ASSERTED) {
        return " under %s, which %s asserts".formatted(lock.orElseThrow(), place);
      }
      return ": " + why(now) + "; " + place + effect(reason, line.side());
    }
    Optional<Place> taken =
        Causes.cites(now, Reason.ACQUIRED)
            .findFirst()
            .or(() -> Causes.cites(now, Reason.ASSERTED).findFirst());
    String verb = now.state() == State.ASSERTED ? "asserted" : "held";
    return lock.isPresent()
        ? " under "
            + lock.get()
            + taken.map(place -> ", " + verb + " since " + cited(place, now.place())).orElse("")
        : ": " + why(now);
  }

  private static String effect(Optional<Reason> reason, Side side, boolean given) {
    return reason.map(one -> effect(one, side)).orElse(given ? " changes" : " goes away");
  }

  private static String effect(Reason reason, Side side) {
    return switch (side) {
      case OLD ->
          switch (reason) {
            case ACQUIRED -> " took the lock and goes away";
            case ASSERTED -> " asserted the lock and goes away";
            case RELEASED -> " dropped the lock and goes away";
            case CALLED -> " was the way there and goes away";
            case RELATED -> " goes away";
          };
      case NEW ->
          switch (reason) {
            case ACQUIRED -> " takes the lock";
            case ASSERTED -> " asserts the lock";
            case RELEASED -> " drops the lock before";
            case CALLED -> " is the way there";
            case RELATED -> " is new";
          };
    };
  }

  private static String head(Site site, Side side) {
    return site.function()
        + switch (site.action()) {
          case READ -> " reads " + site.text();
          case WRITE -> " writes " + site.text();
          case CALL -> " calls " + site.text();
          case ACQUIRE -> " takes " + site.text();
          case RELEASE -> " drops " + site.text();
          case RETURN -> " returns";
          case FUNCTION -> "()";
        }
        + " at "
        + at(site, side);
  }

  private static String object(Site site, Side side) {
    return switch (site.action()) {
          case READ -> "the read of " + site.text();
          case WRITE -> "the write of " + site.text();
          case CALL -> "the call of " + site.text();
          case ACQUIRE -> "the acquisition of " + site.text();
          case RELEASE -> "the release of " + site.text();
          case RETURN -> "the return from " + site.function();
          case FUNCTION -> "the function " + site.function();
        }
        + " at "
        + at(site, side);
  }

  private static String at(Site site, Side side) {
    return "%s:%d (%s)"
        .formatted(site.file(), site.place().line(), side.name().toLowerCase(Locale.ROOT));
  }

  private static String earlier(Site old) {
    return "at " + at(old, Side.OLD);
  }

  private static String cited(ChangedLine line, Place site) {
    String side = line.side().name().toLowerCase(Locale.ROOT);
    return line.file().equals(site.file())
        ? "line %d (%s)".formatted(line.line(), side)
        : "%s:%d (%s)".formatted(line.file(), line.line(), side);
  }

  private static String cited(Place place, Place site) {
    return place.file().equals(site.file())
        ? "line " + place.line()
        : place.file() + ":" + place.line();
  }

  private static String why(Site site) {
    return site.why().isBlank() ? "it is " + word(site.state()) : site.why();
  }

  private static String word(State state) {
    return switch (state) {
      case HELD -> "protected";
      case ASSERTED -> "asserted";
      case UNPROTECTED -> "not protected";
      case UNKNOWN -> "not known to be protected";
    };
  }
}
