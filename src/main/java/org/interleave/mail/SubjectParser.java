package org.interleave.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a subject line: reply marks, brackets and counters in whatever order people put them. On
 * what git format-patch writes, the title is that of git mailinfo (cleanup_subject without -k).
 */
final class SubjectParser {
  private static final int LONGEST = 4000;

  /** Marks that mean nothing else; a number may follow (Re[2], Re(3), Re^4). */
  private static final Pattern REPLY =
      Pattern.compile(
          "(?:re|aw|antw|antwort|sv|回复|答复|回覆|答覆|回信|返信|답장|回应)"
              + "(?:\\s?[\\[(^*]?\\d{1,3}[\\])]?)?\\s?[:：]",
          Pattern.CASE_INSENSITIVE);

  /** Marks that are words of titles too: only before a bracket or another mark. */
  private static final Pattern DOUBTFUL_REPLY =
      Pattern.compile(
          "(?:vs|odp|res|rif|ynt|ref|réf|atb)\\s?[:：](?=\\s*(?:\\[|re:|aw:))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FORWARD =
      Pattern.compile("(?:fwd?|wg|tr|rv|转发|轉寄|转寄)\\s?[:：]", Pattern.CASE_INSENSITIVE);

  private static final Pattern BARE_PULL =
      Pattern.compile(
          "(?:git )?pull[- ]?(?:request)?\\s*:|git pull\\b|pull[- ]request\\b",
          Pattern.CASE_INSENSITIVE);

  /** "PATCH v2 1/3: title", "V3 PATCH: title", "RFC: title" without brackets. */
  private static final Pattern BARE_PREFIX =
      Pattern.compile(
          "((?:(?:RFC|RESEND|REPOST|[vV]\\d{1,3})[ :/-]*)*PATCH(?:ES|SET)?\\b[^\\[\\]:]{0,40}?)"
              + "(?:(\\d{1,4}\\s?/\\s?(?:\\d{1,4}|[nN?]))\\s*[:\\s-]\\s*|\\s*:\\s*|\\s+-+\\s+)");

  private static final Pattern BARE_WORD =
      Pattern.compile("PATCH(?:v\\d{1,3})?\\s+(?!for\\b|to\\b|is\\b|in\\b|and\\b|of\\b)");

  private static final Pattern BARE_RFC = Pattern.compile("RFC\\s*[:-]\\s*");

  /** A counter or version that stands behind the brackets. */
  private static final Pattern LATE_COUNTER =
      Pattern.compile(
          "\\(?#?(\\d{1,4})\\s?(?:/|\\bof\\b)\\s?(\\d{1,4}|[nN?])\\)?(?:\\s*[:\\-]\\s*|\\s+|$)");

  private static final Pattern LATE_VERSION =
      Pattern.compile("(?:\\([vV](\\d{1,3})\\)\\s*[:\\-]?|[vV](\\d{1,3})\\s*:)\\s*");

  /**
   * Patchwork's rule (parser.py, parse_version), for a patch without a version before its title.
   */
  private static final Pattern TITLE_VERSION = Pattern.compile("\\([vV](\\d{1,3})\\)");

  private static final Pattern END_BRACKET =
      Pattern.compile("\\s*\\[([^\\[\\]]*\\bPATCH[^\\[\\]]*)\\]\\s*$", Pattern.CASE_INSENSITIVE);

  /** What mail gateways write. */
  static final Set<String> GATEWAY =
      Set.of("external", "ext", "external email", "extern", "spam", "suspected spam", "caution");

  private final String line;

  /** git mailinfo takes it off even behind the brackets. */
  private static final Pattern LATE_REPLY = Pattern.compile("re:", Pattern.CASE_INSENSITIVE);

  private static final Pattern MARKS_TO_BRACKET =
      Pattern.compile("(?:\\p{L}{2,7}\\s?(?:[\\[(^*]?\\d{1,3}[\\])]?)?\\s?[:：]\\s*){1,4}\\[");

  private final SubjectPrefix prefix = new SubjectPrefix();
  private String rest;
  private boolean reply;
  private boolean forward;
  private boolean pull;

  SubjectParser(String line) {
    String squeezed = squeeze(line);
    this.line = squeezed.length() > LONGEST ? squeezed.substring(0, LONGEST) : squeezed;
    this.rest = this.line;
  }

  Subject parse() {
    strip();
    boolean bracketed = prefix.patch;
    if (!prefix.patch && !pull) {
      bare();
    }
    if (prefix.patch || prefix.number.isPresent()) {
      late();
    }
    Matcher end = END_BRACKET.matcher(rest);
    if (!bracketed && rest.endsWith("]") && end.find() && end.start() > 0) {
      prefix.read(end.group(1));
      rest = rest.substring(0, end.start());
    }
    if (prefix.patch && prefix.version.isEmpty() && rest.indexOf('(') >= 0) {
      Matcher version = TITLE_VERSION.matcher(rest);
      if (version.find()) {
        prefix.version(version.group(1));
      }
    }
    pull |= prefix.pull;
    boolean counted = prefix.number.isPresent() || prefix.version.isPresent();
    return new Subject(
        line,
        rest.strip(),
        // a forwarded patch is somebody's mail about it, as b4 takes it
        reply || (forward && (prefix.patch || prefix.bracketCounted)),
        !pull && (prefix.patch || (counted && prefix.bracketCounted)),
        prefix.rfc,
        prefix.resend,
        pull,
        prefix.tags,
        prefix.version,
        prefix.revision,
        prefix.number,
        prefix.total);
  }

  /** Takes marks and brackets off the front until a title begins. */
  private void strip() {
    while (!rest.isEmpty()) {
      char c = rest.charAt(0);
      if (c == ' ' || c == ':' || c == '：') {
        rest = rest.substring(1);
      } else if (c == '[') {
        if (!bracket()) {
          return;
        }
      } else if (!mayBeMark(c)) {
        break;
      } else if (inTitle()) {
        take(LATE_REPLY);
        break;
      } else if (take(REPLY) || take(DOUBTFUL_REPLY)) {
        reply = true;
      } else if (take(FORWARD)) {
        forward = true;
      } else {
        break;
      }
    }
    rest = rest.strip();
    Matcher request = BARE_PULL.matcher(rest);
    if (!prefix.patch && request.lookingAt()) {
      pull = true;
      rest = rest.substring(request.end()).strip();
    }
  }

  /** Behind a patch's prefix "rv:" or "sv:" is a subsystem, unless another bracket follows. */
  private boolean inTitle() {
    boolean prefixed = prefix.patch || prefix.bracketCounted;
    return prefixed && !MARKS_TO_BRACKET.matcher(rest).lookingAt();
  }

  /** Whether a mark may begin here: most titles are told apart by their first letter. */
  private static boolean mayBeMark(char c) {
    return c > 127 || "rRaAsSvVoOyYfFwWtT".indexOf(c) >= 0;
  }

  private boolean take(Pattern mark) {
    Matcher matcher = mark.matcher(rest);
    if (!matcher.lookingAt()) {
      return false;
    }
    rest = rest.substring(matcher.end());
    return true;
  }

  /** One leading bracket; false where it does not close. */
  private boolean bracket() {
    int close = closing();
    if (close < 0) {
      return false;
    }
    String inner = rest.substring(1, close);
    rest = rest.substring(close + 1);
    Matcher forward = FORWARD.matcher(inner);
    if (forward.lookingAt()) {
      // "[Fwd: Re: [PATCH] title]": the bracket wraps the whole subject
      rest = inner.substring(forward.end()) + rest;
      return true;
    }
    if (!GATEWAY.contains(inner.strip().toLowerCase(Locale.ROOT))) {
      prefix.read(inner);
    }
    return true;
  }

  /** The bracket's end: its own where brackets nest well, else the first as in git. */
  private int closing() {
    int depth = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return rest.indexOf(']');
  }

  private void bare() {
    Matcher words = BARE_PREFIX.matcher(rest);
    if (words.lookingAt()) {
      prefix.read(words.group(1));
      if (words.group(2) != null) {
        prefix.read(words.group(2));
      }
      rest = rest.substring(words.end());
      return;
    }
    Matcher word = BARE_WORD.matcher(rest);
    if (word.lookingAt()) {
      prefix.read(word.group());
      rest = rest.substring(word.end());
      return;
    }
    Matcher request = BARE_RFC.matcher(rest);
    if (request.lookingAt()) {
      prefix.rfc = true;
      rest = rest.substring(request.end());
    }
  }

  private void late() {
    boolean more = true;
    while (more) {
      more = false;
      Matcher counter = LATE_COUNTER.matcher(rest);
      if (prefix.number.isEmpty() && counter.lookingAt()) {
        prefix.counter(counter.group(1), counter.group(2));
        rest = rest.substring(counter.end());
        more = true;
      }
      Matcher version = LATE_VERSION.matcher(rest);
      if (prefix.version.isEmpty() && version.lookingAt()) {
        prefix.version(version.group(1) == null ? version.group(2) : version.group(1));
        rest = rest.substring(version.end());
        more = true;
      }
    }
  }

  /** git's cleanup_space: every run of white space is one blank. */
  private static String squeeze(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST + 1));
    for (int i = 0; i < text.length() && out.length() <= LONGEST; i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != 0xa0) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().strip();
  }
}
