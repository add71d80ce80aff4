package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Budget;
import org.interleave.c.token.Inclusion;
import org.interleave.c.token.Preprocessor;
import org.interleave.c.token.SourceFile;
import org.interleave.c.token.Stopped;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Routine;
import org.jspecify.annotations.Nullable;

/** Parses the files of a tree. Safe for use by several threads. */
public final class FrontEnd {
  /** Deep nesting is a matter of the limits, not of the stack that the caller happens to have. */
  private static final long STACK_BYTES = 1L << 29;

  private final SourceTree tree;
  private final Options options;
  private final ParseCache cache;

  public FrontEnd(SourceTree tree, Options options, ParseCache cache) {
    this.tree = tree;
    this.options = options;
    this.cache = cache;
  }

  /** Parses a file; whatever is wrong with it is among the unit's problems. */
  public Unit parse(String path) {
    Unit known = cache.find(path, options, tree);
    return known == null ? cache.alone(path, options, tree, () -> parseOnOwnStack(path)) : known;
  }

  private Unit parseOnOwnStack(String path) {
    AtomicReference<@Nullable Unit> result = new AtomicReference<>();
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(parseHere(path));
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "parse " + path,
            STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        // the limits end it soon enough
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    Unit unit = java.util.Objects.requireNonNull(result.get());
    cache.keep(unit, options);
    return unit;
  }

  private Unit parseHere(String path) {
    Inclusion inclusion = new Inclusion(tree, cache.files(), options);
    Place start = new Place(path, 1, 1);
    try {
      Budget budget = new Budget(options.limits());
      Preprocessor.Read read =
          new Preprocessor(inclusion, options, cache.files(), budget)
              .unit(path, cache.beginnings(path, options));
      if (read == null) {
        return stopped(path, Problem.error(start, "no such file"), Map.of(path, Optional.empty()));
      }
      cache.keep(path, options, read.beginning());
      Tokens tokens = read.tokens();
      ParsedUnit parsed = ParsedUnit.of(tokens, budget);
      return new Unit(path, parsed, problems(path, parsed), tokens.read());
    } catch (Stopped e) {
      Problem problem = Problem.error(e.place(), String.valueOf(e.getMessage()));
      return stopped(path, problem, inclusion.looked());
    } catch (StackOverflowError e) {
      return stopped(path, Problem.error(start, "nested too deep to parse"), inclusion.looked());
    } catch (OutOfMemoryError e) {
      // what the unit took is free again here; the limits keep it from coming to this
      String message = "takes more memory to parse than there is";
      return stopped(path, Problem.error(start, message), inclusion.looked());
    }
  }

  private static Unit stopped(
      String path, Problem problem, Map<String, Optional<SourceFile>> looked) {
    return new Unit(path, null, List.of(problem), looked);
  }

  /** Those of the declarations, and of the bodies that stand in no header. */
  private static List<Problem> problems(String path, ParsedUnit parsed) {
    List<Problem> problems = new ArrayList<>(parsed.problems());
    for (Routine routine : parsed.routines()) {
      if (routine.defined() && !isHeader(parsed.tokens().place(routine.definedAt()).file())) {
        problems.addAll(parsed.body(routine).problems());
      }
    }
    return problems;
  }

  static boolean isHeader(String file) {
    return file.endsWith(".h");
  }
}
