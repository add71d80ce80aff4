package org.interleave.simulation.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.Place;
import org.interleave.c.SourceTree;
import org.interleave.simulation.Event;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/**
 * Names things as the code under test writes them, where the machine knows bytes only: looked up in
 * the code's text, when a finding is told.
 */
public final class Wording {
  private static final int LONGEST = 60;
  private static final int MOST_LINES = 6;
  private static final Pattern CALLED = Pattern.compile("[A-Za-z_]\\w*\\s*\\(");
  private static final Pattern LVALUE =
      Pattern.compile("[(*]*[A-Za-z_]\\w*(?:\\)|->\\w+|\\.\\w+|\\[\\w+\\])*");
  private static final Pattern BYTES =
      Pattern.compile("(?:byte \\d+ of )?(the object of \\d+ bytes)");

  private final SourceTree files;
  private final Map<String, List<String>> lines = new HashMap<>();

  /** What the machine calls a lock, and what the code calls it where it takes it. */
  private final Map<String, String> locks = new HashMap<>();

  private List<Event> events = List.of();

  public Wording(SourceTree files) {
    this.files = files;
  }

  /** Of code whose text is not at hand. */
  public static Wording none() {
    return new Wording(_ -> java.util.Optional.empty());
  }

  /** What is done there: a call with its arguments, where there is one. */
  private String done(Site site) {
    if (!site.what().endsWith("()")) {
      return object(site);
    }
    String call = call(site.place());
    return call.isEmpty() ? site.what() : call;
  }

  /** What it is done to. */
  private String object(Site site) {
    return site.what().endsWith("()") ? argument(call(site.place())) : site.what();
  }

  /**
   * The same place in the code's own words. What a marked access of the kernel does in a function
   * of a header is told where the access is written.
   */
  Site told(Site site) {
    if (site.function().matches("__(read|write)_once_size\\w*") && !site.stack().isEmpty()) {
      Site.Frame by = site.stack().getFirst();
      String object = argument(call(by.place()));
      if (!object.isEmpty()) {
        return new Site(
            by.place(), by.function(), object, site.stack().subList(1, site.stack().size()));
      }
    }
    return new Site(site.place(), site.function(), done(site), site.stack());
  }

  /** The first argument that is an object, or its address; empty if there is none. */
  private static String argument(String call) {
    int open = call.indexOf('(');
    if (open < 0) {
      return "";
    }
    String first = "";
    for (String one : arguments(call.substring(open + 1, call.length() - 1))) {
      String plain = one.startsWith("&") ? one.substring(1).strip() : one;
      if (LVALUE.matcher(plain).matches()) {
        if (one.startsWith("&")) {
          return plain;
        }
        first = first.isEmpty() ? plain : first;
      }
    }
    return first;
  }

  private static List<String> arguments(String list) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(list.substring(from, i).strip());
        from = i + 1;
      }
    }
    arguments.add(list.substring(from).strip());
    return arguments;
  }

  /** The call, or the use of a macro, that begins there; empty if none does. */
  private String call(Place place) {
    List<String> all = lines.computeIfAbsent(place.file(), this::lines);
    int line = place.line() - 1;
    if (line < 0 || line >= all.size() || place.column() > all.get(line).length()) {
      return "";
    }
    StringBuilder text = new StringBuilder(all.get(line).substring(place.column() - 1));
    for (int i = line + 1; i < Math.min(all.size(), line + MOST_LINES); i++) {
      text.append(' ').append(all.get(i).strip());
    }
    Matcher called = CALLED.matcher(text);
    if (!called.lookingAt()) {
      return "";
    }
    int depth = 0;
    for (int i = called.end() - 1; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '"' || c == '\'') {
        i = text.indexOf(String.valueOf(c), i + 1);
        if (i < 0) {
          return "";
        }
      } else if (depth == 0) {
        return text.substring(0, i + 1).replaceAll("\\s+", " ");
      }
    }
    return "";
  }

  private List<String> lines(String file) {
    return files.file(file).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** With what is too long for a table cut. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  // ---- locks

  /** Learns what the locks are called that an execution takes. */
  void learn(List<Event> execution) {
    events = execution;
    for (Event event : execution) {
      for (Event.LockAction action : event.locks()) {
        if (action.taken() && BYTES.matcher(action.name()).find()) {
          locks.merge(action.name(), object(action.site()), Wording::better);
        }
      }
    }
    locks.values().removeIf(String::isEmpty);
  }

  private static String better(String old, String other) {
    boolean telling = other.contains("->") || other.contains(".");
    boolean was = old.contains("->") || old.contains(".");
    return telling && (!was || other.length() < old.length()) ? other : old;
  }

  /** What the code calls the lock. */
  String lock(String name) {
    return locks.getOrDefault(name, name);
  }

  // ---- sentences

  /** With the names of locks that are known. */
  String sentence(String text) {
    String told = text;
    if (told.contains("the object of ")) {
      for (Map.Entry<String, String> lock : locks.entrySet()) {
        String name = "`" + lock.getValue() + "`";
        told = told.replace("`" + lock.getKey() + "`", name).replace(lock.getKey(), name);
      }
    }
    return told;
  }

  /** The same finding, told in the code's own names. */
  public Finding told(Finding finding, List<Event> execution) {
    learn(execution);
    return new Finding(
        told(finding.fault()),
        finding.threads(),
        finding.details().stream().map(this::sentence).toList(),
        finding.schedule(),
        finding.removed());
  }

  Fault told(Fault fault) {
    Site site = withStack(fault.site());
    Site second = fault.other() == null ? null : withStack(fault.other());
    String message = fault.message();
    String object = site.what().endsWith("()") ? object(site) : told(site).what();
    message =
        switch (fault.kind()) {
          case USE_AFTER_FREE, OUT_OF_BOUNDS, UNINITIALISED_USE -> within(message, object);
          case REFCOUNT -> quoted(message, object);
          case DATA_RACE -> renamed(renamed(message, site), second);
          case DOUBLE_FREE,
              INVALID_FREE,
              NULL_DEREFERENCE,
              LEAK,
              DEADLOCK,
              LOCK_ORDER,
              LOCK_MISUSE,
              SLEEP_IN_ATOMIC,
              RCU_MISUSE,
              ASSERTION,
              WARNING,
              LIVELOCK ->
              message;
        };
    return new Fault(
        fault.kind(),
        sentence(message),
        told(site),
        second == null ? null : told(second),
        fault.otherThread(),
        fault.fatal(),
        fault.allocated() == null ? null : told(fault.allocated()));
  }

  /** {@code read of `hmm->kref` in the object of 400 bytes}. */
  private static String within(String message, String object) {
    Matcher bytes = BYTES.matcher(message);
    return object.isEmpty() || !bytes.find()
        ? message
        : bytes.replaceFirst(Matcher.quoteReplacement("`" + object + "` in " + bytes.group(1)));
  }

  private static String quoted(String message, String object) {
    Matcher bytes = Pattern.compile("`" + BYTES.pattern() + "[^`]*`").matcher(message);
    return object.isEmpty()
        ? message
        : bytes.replaceFirst(Matcher.quoteReplacement("`" + object + "`"));
  }

  private String renamed(String message, @Nullable Site site) {
    if (site == null || site.what().isEmpty()) {
      return message;
    }
    return site.what().endsWith("()")
        ? message
        : message.replace("`" + site.what() + "`", "`" + told(site).what() + "`");
  }

  /** As an event of the execution has it, which knows its callers. */
  private Site withStack(Site site) {
    if (!site.stack().isEmpty()) {
      return site;
    }
    for (Event event : events.reversed()) {
      Site other = event.site();
      if (other != null
          && other.place().equals(site.place())
          && other.function().equals(site.function())) {
        return other;
      }
    }
    return site;
  }
}
