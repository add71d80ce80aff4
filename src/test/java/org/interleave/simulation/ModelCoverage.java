package org.interleave.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Linker;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.model.World;

/**
 * How much of the models golden programs exercise. Every function that {@code index.txt} names is a
 * primitive, or what one is made of: all of them must be entered by a program that is correct.
 * Every diagnosis that a model file makes must be provoked by one that is broken.
 */
final class ModelCoverage {
  private static final Path MODELS = Path.of("src/main/resources/org/interleave/simulation/model");
  private static final Pattern DIAGNOSIS = Pattern.compile("\\bil_(?:report|fail|unmodelled)\\(");

  /** Calling one of these is a defect, always: broken programs enter them instead. */
  private static final Set<String> DEFECTS =
      Set.of(
          "__VERIFIER_error",
          "__assert",
          "__assert_fail",
          "__linux_bug",
          "__linux_warn",
          "__warn_printk",
          "lockdep_rcu_suspicious",
          "panic",
          "reach_error",
          "warn_slowpath_fmt",
          "warn_slowpath_fmt_taint",
          "warn_slowpath_null");

  private static final Pattern MACRO = Pattern.compile("(?m)^#define ([a-zA-Z]\\w*)\\(");
  private static final Pattern INLINE =
      Pattern.compile("(?m)^static inline [^(;]*?\\b([a-zA-Z]\\w*)\\(");

  /** Not written in any program, each for its reason. */
  private static final Set<String> UNWRITTEN =
      Set.of(
          // each is module_init by another name, and a program has one
          "core_initcall",
          "early_initcall",
          "fs_initcall",
          "subsys_initcall",
          // what guard(rcu) and guard(spinlock_irqsave) are made of
          "class_rcu_constructor",
          "class_rcu_destructor",
          "class_spinlock_irqsave_constructor",
          "class_spinlock_irqsave_destructor",
          // undefined behaviour as such
          "unreachable");

  private final Set<String> correct = new LinkedHashSet<>();
  private final Set<String> broken = new LinkedHashSet<>();
  private final Map<String, Set<Integer>> lines = new TreeMap<>();

  void add(GoldenProgram program, Reached models) {
    Set<String> entered = program.correct() ? correct : broken;
    models.functions().forEach(symbol -> entered.add(symbol.name()));
    models
        .lines()
        .forEach((file, set) -> lines.computeIfAbsent(file, _ -> new TreeSet<>()).addAll(set));
  }

  /** Functions of a world's index, each as it stands there: name and file. */
  static List<String> functions(World world, ParseCache cache) {
    List<String> index = read(MODELS.resolve(world.word()).resolve("index.txt"));
    FrontEnd frontEnd =
        new FrontEnd(World.files(), Options.includePaths(world.includePaths()), cache);
    Set<String> files = new TreeSet<>();
    index.forEach(line -> files.add(line.substring(line.indexOf(' ') + 1)));
    Program program =
        Linker.link(
            List.of(),
            files.stream()
                .map(file -> frontEnd.parse(World.ROOT + world.word() + "/" + file))
                .toList());
    return index.stream()
        .filter(line ->
            program.function(Symbol.external(line.substring(0, line.indexOf(' ')))).isPresent())
        .toList();
  }

  /** Of these functions, those that no program enters which has to. */
  List<String> missing(List<String> functions) {
    return functions.stream().filter(line -> !entered(name(line))).toList();
  }

  private boolean entered(String function) {
    return (DEFECTS.contains(function) ? broken : correct).contains(function);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  /** Macros with parameters and inline functions of a world's headers that no program mentions. */
  static List<String> unwritten(World world) {
    Set<String> words = new TreeSet<>();
    GoldenProgram.all().stream()
        .filter(program -> program.world() == world)
        .forEach(program -> words.addAll(List.of(program.text().split("\\W+"))));
    List<String> unwritten = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MODELS.resolve(world.word()).resolve("include"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file);
        Stream.of(MACRO, INLINE)
            .flatMap(pattern -> pattern.matcher(text).results())
            .map(m -> m.group(1))
            .filter(name -> !words.contains(name) && !UNWRITTEN.contains(name))
            .forEach(name -> unwritten.add(name + " " + file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return unwritten;
  }

  /** Places in model files that report something and were never reached. */
  List<String> silentDiagnoses() {
    List<String> silent = new ArrayList<>();
    for (World world : World.values()) {
      try (Stream<Path> files = Files.list(MODELS.resolve(world.word()))) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*\\.(c|inc)")).sorted().toList()) {
          Set<Integer> reached =
              lines.getOrDefault(World.ROOT + world.word() + "/" + file.getFileName(), Set.of());
          List<String> text = read(file);
          for (int i = 0; i < text.size(); i++) {
            Matcher m = DIAGNOSIS.matcher(text.get(i));
            if (m.find() && !reached.contains(i + 1)) {
              silent.add(
                  "%s/%s:%d %s"
                      .formatted(world.word(), file.getFileName(), i + 1, text.get(i).strip()));
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return silent;
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints what is not exercised; names of programs as arguments restrict the run to those. */
  public static void main(String[] arguments) {
    ParseCache cache = new ParseCache();
    ModelCoverage coverage = new ModelCoverage();
    int failed = 0;
    for (GoldenProgram program : GoldenProgram.all()) {
      if (arguments.length > 0 && Stream.of(arguments).noneMatch(program.name()::contains)) {
        continue;
      }
      long begin = System.nanoTime();
      GoldenProgram.Outcome outcome = program.run(cache);
      long millis = (System.nanoTime() - begin) / 1_000_000;
      if (millis > 150) {
        System.out.printf("%s takes %d ms%n", program.name(), millis);
      }
      coverage.add(program, outcome.models());
      failed += outcome.complaints().isEmpty() ? 0 : 1;
      outcome.complaints().forEach(c -> System.out.println(program.name() + ": " + c));
    }
    System.out.println(failed + " programs fail");
    if (arguments.length > 0) {
      return;
    }
    for (World world : World.values()) {
      List<String> functions = functions(world, cache);
      List<String> missing = coverage.missing(functions);
      System.out.printf(
          "%s: %d of %d functions entered%n",
          world.word(), functions.size() - missing.size(), functions.size());
      missing.forEach(line -> System.out.println("  " + line));
    }
    for (World world : World.values()) {
      unwritten(world).forEach(name -> System.out.println("in no program: " + name));
    }
    coverage.silentDiagnoses().forEach(line -> System.out.println("never reported: " + line));
  }
}
