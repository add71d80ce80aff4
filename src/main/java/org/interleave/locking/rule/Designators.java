package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.Designator;

/** Designators as text. */
public final class Designators {
  /** Contexts that count as locks. */
  public static final Set<String> CONTEXTS = Set.of("rcu", "srcu", "irq", "preempt");

  private static final int LONGEST = 300;
  private static final Pattern ROOT =
      Pattern.compile("&?\\s*(?:(?:struct|union)\\s+)?([A-Za-z_]\\w*)");
  private static final Pattern STEP =
      Pattern.compile("\\s*(?:(->|\\.)\\s*([A-Za-z_]\\w*)|\\[[\\w *]*])");

  private Designators() {}

  /**
   * @param text {@code mm_struct.mmap_sem}; a leading &, {@code struct} and subscripts are passed
   *     over
   */
  public static Optional<Designator> parse(String text) {
    String trimmed = text.strip();
    Matcher root = ROOT.matcher(trimmed);
    if (trimmed.length() > LONGEST || !root.lookingAt()) {
      return Optional.empty();
    }
    List<Designator.Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(trimmed);
    int at = root.end();
    while (at < trimmed.length()) {
      if (!step.region(at, trimmed.length()).lookingAt()) {
        return Optional.empty();
      }
      if (step.group(1) != null) {
        steps.add(new Designator.Step(step.group(1).equals("->"), step.group(2)));
      }
      at = step.end();
    }
    return Optional.of(new Designator(root.group(1), steps));
  }

  /** Whether it is a context such as {@code rcu} and no object. */
  public static boolean isContext(Designator designator) {
    return designator.steps().isEmpty() && CONTEXTS.contains(designator.root());
  }
}
