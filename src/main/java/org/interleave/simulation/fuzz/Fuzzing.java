package org.interleave.simulation.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.interleave.c.FrontEnd;
import org.interleave.c.Linker;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;
import org.interleave.simulation.Execution;
import org.interleave.simulation.machine.Identities;
import org.interleave.simulation.machine.Machine;

/** Compares the machine with gcc on many random programs. */
public final class Fuzzing {
  private static final int BATCH = 50;
  private static final int GCC_SECONDS = 120;

  /** What every program is written against. */
  private static final String PRELUDE =
      """
      void il_print(const char *format, ...);
      unsigned il_choose(unsigned n, const char *what);
      static unsigned long noted;
      static int note(int n) { noted = noted * 7 + n; return n; }
      static int order(int a, int b, int c) { return (int)(noted % 1000003) + a * 100 + b * 10 + c; }
      static unsigned long bits(double d)
      {
        union { double d; unsigned long u; } x;
        x.d = d;
        return d != d ? 1 : x.u;
      }
      """;

  /** Prints digits, which is all that the machine's own print can do. */
  private static final String PRINTING =
      """
      static void show(int number, unsigned long value)
      {
        char text[40];
        int n = 0;
        for (int i = 0; i < 6; i++)
          text[n++] = '0' + number / (i == 0 ? 100000 : i == 1 ? 10000 : i == 2 ? 1000 : i == 3 ? 100 : i == 4 ? 10 : 1) % 10;
        text[n++] = ' ';
        for (int i = 60; i >= 0; i -= 4)
          text[n++] = "0123456789abcdef"[value >> i & 15];
        text[n++] = '\\n';
        text[n] = 0;
        il_print("%s", text);
      }
      """;

  private static final String NATIVE =
      """
      #include <stdarg.h>
      #include <stdio.h>
      void il_print(const char *format, ...)
      {
        va_list l;
        va_start(l, format);
        vprintf(format, l);
        va_end(l);
      }
      unsigned il_choose(unsigned n, const char *what) { return 0; }
      """;

  /**
   * A program on which they differ.
   *
   * @param source the batch that it is in
   */
  public record Difference(int program, String gcc, String machine, String source) {}

  private final Path directory;

  /**
   * @param directory for what gcc reads and writes; the caller empties it
   */
  public Fuzzing(Path directory) {
    this.directory = directory;
  }

  /** Runs programs from the seed on and tells the differences. */
  public List<Difference> run(int programs, long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    List<Difference> differences = new ArrayList<>();
    for (int first = 0; first < programs; first += BATCH) {
      int count = Math.min(BATCH, programs - first);
      String source = batch(seed, first, count);
      differences.addAll(compare(source, first, count));
      progress.accept((first + count) + " programs, " + differences.size() + " differences");
    }
    return differences;
  }

  static String batch(long seed, int first, int count) {
    StringBuilder text = new StringBuilder(PRELUDE).append(PRINTING);
    StringBuilder main =
        new StringBuilder("int main(void)\n{\n  if (il_choose(2, \"\"))\n    return 0;\n");
    for (int i = first; i < first + count; i++) {
      text.append(RandomProgram.text(new SplittableRandom(seed * 1_000_003 + i), i));
      main.append("  show(" + i + ", p" + i + "());\n");
    }
    return text + "" + main + "  return 0;\n}\n";
  }

  private List<Difference> compare(String source, int first, int count)
      throws IOException, InterruptedException {
    String[] gcc = gcc(source).split("\n", -1);
    String[] machine = machine(source).split("\n", -1);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String expected = i < gcc.length ? gcc[i] : "(nothing)";
      String found = i < machine.length ? machine[i] : "(nothing)";
      if (!expected.equals(found)) {
        differences.add(new Difference(first + i, expected, found, source));
      }
    }
    return differences;
  }

  private String gcc(String source) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path program = directory.resolve("batch.c");
    Path shim = directory.resolve("native.c");
    Path binary = directory.resolve("batch");
    Files.writeString(program, source);
    Files.writeString(shim, NATIVE);
    run(List.of("gcc", "-w", "-O0", "-fwrapv", "-o", binary + "", program + "", shim + ""));
    return run(List.of(binary + ""));
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(GCC_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + ": " + output);
    }
    return output;
  }

  private String machine(String source) {
    SourceTree tree = path -> path.equals("batch.c") ? Optional.of(source) : Optional.empty();
    // batches have nothing in common that would be worth keeping
    Unit unit =
        new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache()).parse("batch.c");
    Program program = Linker.link(List.of(unit), List.of());
    Machine machine =
        new Machine(program, Symbol.external("main"), Machine.Limits.USUAL, new Identities());
    StringBuilder output = new StringBuilder();
    machine.output(output::append);
    while (machine.status(0) == Execution.Status.READY) {
      machine.step(0, 0).faults().forEach(fault -> output.append(fault).append('\n'));
    }
    return output.toString();
  }
}
