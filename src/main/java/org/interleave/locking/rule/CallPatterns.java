package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Designator;

/** Call patterns as text. */
public final class CallPatterns {
  private static final int LONGEST = 600;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_*][\\w*]*");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_*][\\w*]*)\\s*(?:\\(([^()]*)\\))?");

  private CallPatterns() {}

  /** Whether it is a function's name, or a pattern of such with *. */
  public static boolean isName(String text) {
    return text.length() <= LONGEST && NAME.matcher(text).matches();
  }

  /**
   * @param text {@code name*} or {@code name(designator, *)}
   */
  public static Optional<CallPattern> parse(String text) {
    Matcher call = CALL.matcher(text.strip());
    if (text.length() > LONGEST || !call.matches()) {
      return Optional.empty();
    }
    List<Optional<Designator>> arguments = new ArrayList<>();
    String list = call.group(2) == null ? "" : call.group(2).strip();
    for (String argument : list.isEmpty() ? new String[0] : list.split(",", -1)) {
      String word = argument.strip();
      if (word.equals("...")) {
        break;
      }
      Optional<Designator> designator =
          word.equals("*") ? Optional.empty() : Designators.parse(word);
      if (designator.isEmpty() && !word.equals("*")) {
        return Optional.empty();
      }
      arguments.add(designator);
    }
    while (!arguments.isEmpty() && arguments.getLast().isEmpty()) {
      arguments.removeLast();
    }
    return Optional.of(new CallPattern(call.group(1), arguments));
  }
}
