package org.interleave.simulation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is stored, and as {@code --json} prints it: its fields are those of the JSON, in
 * its order; what is empty is left out there.
 *
 * @param kind {@code use-after-free}
 * @param stack the callers, innermost first: {@code f at file.c:12}
 * @param other the second side
 * @param details further lines, for a deadlock who waits for whom
 * @param schedule the word that replays it
 * @param narrative the execution step by step, where it was kept
 */
public record FindingReport(
    String kind,
    String message,
    String file,
    int line,
    int column,
    String function,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String access,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> stack,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Other> other,
    List<Integer> threads,
    int switches,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> details,
    String schedule,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Narrative> narrative) {
  public FindingReport {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(function, "function");
    access = orNothing(access);
    stack = orNone(stack);
    threads = List.copyOf(threads);
    details = orNone(details);
    Objects.requireNonNull(schedule, "schedule");
  }

  /** The second side of a defect. */
  public record Other(
      String file,
      int line,
      int column,
      String function,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String access,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> stack,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) OptionalInt thread) {
    public Other {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(function, "function");
      access = orNothing(access);
      stack = orNone(stack);
    }
  }

  /**
   * @param paths how a file is shown
   */
  public static FindingReport of(
      Finding finding,
      String schedule,
      Optional<Narrative> narrative,
      UnaryOperator<String> paths) {
    Fault fault = finding.fault();
    Site site = fault.site();
    return new FindingReport(
        fault.kind().id(),
        fault.message(),
        paths.apply(site.place().file()),
        site.place().line(),
        site.place().column(),
        site.function(),
        site.what(),
        stack(site, paths),
        Optional.ofNullable(fault.other()).map(other -> other(other, fault.otherThread(), paths)),
        finding.threads(),
        finding.schedule().switches(),
        finding.details(),
        schedule,
        narrative);
  }

  private static Other other(Site site, int thread, UnaryOperator<String> paths) {
    return new Other(
        paths.apply(site.place().file()),
        site.place().line(),
        site.place().column(),
        site.function(),
        site.what(),
        stack(site, paths),
        thread < 0 ? OptionalInt.empty() : OptionalInt.of(thread));
  }

  private static List<String> stack(Site site, UnaryOperator<String> paths) {
    return site.stack().stream()
        .map(frame ->
            "%s at %s:%d"
                .formatted(
                    frame.function(), paths.apply(frame.place().file()), frame.place().line()))
        .toList();
  }

  private static String orNothing(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
