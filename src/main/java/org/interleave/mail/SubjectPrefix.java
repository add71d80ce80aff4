package org.interleave.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words inside the brackets of a subject, gathered over all of its brackets. */
final class SubjectPrefix {
  private static final Pattern COUNTER =
      Pattern.compile("#?(\\d{1,4})(?:[a-z]|\\.\\d{1,2})?/(\\d{1,4}|[nN?xX])[:.]?");
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:v|ver|version|rev|take|try)[.#-]?(\\d{1,3})[:.)]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION_AND_TAG = Pattern.compile("[vV](\\d{1,3})[-_]([A-Za-z].*)");

  /** v5.1, the first fix to version 5. A kernel's stable trees are v4.19, v5.10: beyond three. */
  private static final Pattern REVISION = Pattern.compile("[vV](\\d{1,3})\\.([1-3])");

  private static final Pattern VERSION_WORD =
      Pattern.compile(
          "v|ver|version|rev|revision|take|try|round|iteration", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("#?(\\d{1,3})");
  private static final Pattern NEXT_STARTS_WORD =
      Pattern.compile("(?i)^(?:v?\\d|es$|set|series|s$|bomb|rfc|[-_/:.,#+]).*|^$");

  private static final Pattern BRANCH = Pattern.compile("[\\w.-]+:[\\w./-]+");
  private static final Pattern LOOSE_SLASH = Pattern.compile("(\\d) ?/ ?(?=[\\dnN?])");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
  private static final Pattern PLURAL =
      Pattern.compile("(?i)^(?:es|set|series|s|bomb)(?=$|[^a-z])");
  private static final Pattern JOINT = Pattern.compile("^[-_/:.,#+]+");
  private static final List<String> KNOWN =
      List.of("patch", "rfc", "resend", "repost", "resent", "re-send");

  boolean patch;
  boolean rfc;
  boolean resend;
  boolean pull;

  /** Whether a bracket held a counter or version, which marks a patch even without the word. */
  boolean bracketCounted;

  final List<String> tags = new ArrayList<>();
  OptionalInt version = OptionalInt.empty();
  OptionalInt revision = OptionalInt.empty();
  OptionalInt number = OptionalInt.empty();
  OptionalInt total = OptionalInt.empty();

  void read(String inner) {
    String flat = inner.replace('[', ' ').replace(']', ' ');
    String spaced = flat.indexOf('/') < 0 ? flat : LOOSE_SLASH.matcher(flat).replaceAll("$1/");
    Deque<String> words = new ArrayDeque<>(Arrays.asList(SEPARATORS.split(spaced)));
    if (isRobots(words)) {
      tags.addAll(words);
      return;
    }
    while (!words.isEmpty()) {
      word(words.removeFirst(), words);
    }
  }

  /** "[linux-next:master 123/456]" counts commits of a branch, not patches. */
  private static boolean isRobots(Deque<String> words) {
    return words.stream().anyMatch(word -> BRANCH.matcher(word).matches())
        && words.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .noneMatch(word -> KNOWN.stream().anyMatch(word::startsWith));
  }

  private void word(String marked, Deque<String> following) {
    String word = marked.replaceFirst("^\\(([vV]\\d{1,3})\\)$", "$1");
    String lower = word.toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return;
    }
    if (prefixed(word, lower, following) || numbered(word, following)) {
      return;
    }
    if (lower.equals("pull") || lower.equals("pull-request")) {
      pull = true;
    } else if (lower.equals("git") && following.stream().anyMatch("pull"::equalsIgnoreCase)) {
      return;
    } else if (lower.equals("request") && pull) {
      return;
    } else if (!SubjectParser.GATEWAY.contains(lower)) {
      tags.add(word);
    }
  }

  /** PATCH, RFC and RESEND, with whatever is glued to them: PATCHv2, PATCH1/8, RFC/PATCH. */
  private boolean prefixed(String word, String lower, Deque<String> following) {
    for (String known : KNOWN) {
      if (!lower.startsWith(known)) {
        continue;
      }
      String tail = word.substring(known.length());
      boolean joined =
          NEXT_STARTS_WORD.matcher(tail).matches() || tail.regionMatches(true, 0, "patch", 0, 5);
      if (!joined) {
        continue;
      }
      patch |= known.equals("patch");
      rfc |= known.equals("rfc");
      resend |= known.startsWith("re") && !known.equals("rfc");
      String more = PLURAL.matcher(tail).replaceFirst("");
      String next = JOINT.matcher(more).replaceFirst("");
      if (!next.isEmpty()) {
        following.addFirst(next);
      }
      return true;
    }
    return false;
  }

  private boolean numbered(String word, Deque<String> following) {
    Matcher counter = COUNTER.matcher(word);
    if (counter.matches()) {
      counter(counter.group(1), counter.group(2));
      bracketCounted = true;
      return true;
    }
    Matcher plain = VERSION.matcher(word);
    if (plain.matches()) {
      version(plain.group(1));
      bracketCounted = true;
      return true;
    }
    Matcher revised = REVISION.matcher(word);
    if (revised.matches() && version.isEmpty() && !anyVersion(following)) {
      version(revised.group(1));
      revision = OptionalInt.of(Integer.parseInt(revised.group(2)));
      bracketCounted = true;
      return true;
    }
    Matcher tagged = VERSION_AND_TAG.matcher(word);
    if (tagged.matches()) {
      version(tagged.group(1));
      following.addFirst(tagged.group(2));
      bracketCounted = true;
      return true;
    }
    return spelledOut(word, following);
  }

  private static boolean anyVersion(Deque<String> words) {
    return words.stream().anyMatch(word -> VERSION.matcher(word).matches());
  }

  /** "1 of 3", "take 2", "v 2". */
  private boolean spelledOut(String word, Deque<String> following) {
    String next = following.isEmpty() ? "" : following.getFirst();
    Matcher value = DIGITS.matcher(next);
    if (VERSION_WORD.matcher(word).matches() && value.matches()) {
      following.removeFirst();
      version(value.group(1));
      bracketCounted = true;
      return true;
    }
    if (!DIGITS.matcher(word).matches() || !next.equalsIgnoreCase("of") || following.size() < 2) {
      return false;
    }
    String of = following.removeFirst();
    String count = following.removeFirst();
    Matcher all = DIGITS.matcher(count);
    if (!all.matches()) {
      following.addFirst(count);
      following.addFirst(of);
      return false;
    }
    counter(word.replace("#", ""), all.group(1));
    bracketCounted = true;
    return true;
  }

  void counter(String one, String all) {
    if (number.isEmpty()) {
      number = OptionalInt.of(Integer.parseInt(one));
      boolean known = Character.isDigit(all.charAt(0));
      total = known ? OptionalInt.of(Integer.parseInt(all)) : OptionalInt.empty();
    }
  }

  void version(String digits) {
    if (version.isEmpty()) {
      version = OptionalInt.of(Integer.parseInt(digits));
    }
  }
}
