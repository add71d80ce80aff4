package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.rule.Annotated;
import org.interleave.locking.rule.RuleFile;
import org.interleave.simulation.model.World;

/**
 * A program that says itself which rules it keeps where: see src/test/resources/locking/README.md.
 *
 * @param name world and name: {@code linux/mutex-held}
 * @param rules those of its first comment, then those that its annotations state
 * @param quiet whether every site is held or asserted
 */
record GoldenProgram(
    String name, String text, Unit unit, List<Rule> rules, boolean quiet, TreeSet<Mark> marks) {
  private static final Path PROGRAMS = Path.of("src/test/resources/locking");
  private static final Pattern RULES =
      Pattern.compile("\\A/\\* rules:\n(.*?)\\*/\n", Pattern.DOTALL);
  private static final Pattern MARK =
      Pattern.compile(
          "// site: ([\\w.-]+) (held|asserted|kept|unprotected|unknown)(?=\\s*(?:$|//))");
  private static final ParseCache CACHE = new ParseCache();

  /** What a comment beside a line says of a site. */
  record Mark(int line, String rule, String state) implements Comparable<Mark> {
    boolean good() {
      return !state.equals("unprotected") && !state.equals("unknown");
    }

    boolean meets(Mark found) {
      return line == found.line
          && rule.equals(found.rule)
          && (state.equals(found.state) || state.equals("kept") && found.good());
    }

    @Override
    public int compareTo(Mark other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return "%5d: %s %s".formatted(line, rule, state);
    }
  }

  static List<GoldenProgram> all() throws IOException {
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      return files
          .filter(file -> file.toString().endsWith(".c"))
          .sorted()
          .map(GoldenProgram::read)
          .toList();
    }
  }

  private static GoldenProgram read(Path file) {
    String name = PROGRAMS.relativize(file).toString().replaceFirst("\\.c$", "");
    try {
      return of(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenProgram of(String name, String text) {
    Unit unit = parse(name, text);
    List<Rule> rules = new ArrayList<>(rules(name, text));
    rules.addAll(Annotated.of(unit));
    TreeSet<Mark> marks = new TreeSet<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int found = 0;
      for (Matcher mark = MARK.matcher(lines.get(i)); mark.find(); found++) {
        marks.add(new Mark(i + 1, mark.group(1), mark.group(2)));
      }
      assertThat(lines.get(i).split("// site:", -1).length - 1)
          .as(name + ":" + (i + 1) + " has marks of the right form")
          .isEqualTo(found);
    }
    assertThat(rules.stream().map(Rule::id).toList())
        .as(name + "'s marks name its rules")
        .containsAll(marks.stream().map(Mark::rule).toList());
    boolean quiet = text.lines().anyMatch("// quiet"::equals);
    assertThat(quiet)
        .as(name + " is quiet or says what is not")
        .isEqualTo(marks.stream().allMatch(Mark::good));
    return new GoldenProgram(name, text, unit, rules, quiet, marks);
  }

  private static List<Rule> rules(String name, String text) {
    Matcher block = RULES.matcher(text);
    if (!block.find()) {
      return List.of();
    }
    RuleFile read = RuleFile.read(name + ".yaml", block.group(1));
    assertThat(read).as(name + "'s rules").isInstanceOf(RuleFile.Rules.class);
    return ((RuleFile.Rules) read).rules();
  }

  private static Unit parse(String name, String text) {
    World world = name.startsWith("linux/") ? World.LINUX : World.POSIX;
    String path = name + ".c";
    SourceTree own = asked -> asked.equals(path) ? Optional.of(text) : Optional.empty();
    Unit unit =
        new FrontEnd(own.over(World.files()), Options.includePaths(world.includePaths()), CACHE)
            .parse(path);
    assertThat(unit.problems()).as(name + " compiles").isEmpty();
    return unit;
  }

  /** What the analysis lacks to judge it as the reviewer does: {@code // awaits: what}. */
  Optional<String> awaits() {
    return text.lines().filter(line -> line.startsWith("// awaits: ")).findFirst();
  }

  /** The same program with other text in place of its own. */
  GoldenProgram with(String other) {
    return new GoldenProgram(name, other, parse(name, other), rules, false, marks);
  }

  /** All sites that the analysis sees, in headers too. */
  List<Site> sites() {
    Analysis analysis = Analysis.of(List.of(unit), rules);
    assertThat(analysis.problems()).as(name + " is analysed wholly").isEmpty();
    return analysis.sites();
  }

  /** Sites as marks; those of other files come out as line 0. */
  TreeSet<Mark> found(List<Site> sites) {
    TreeSet<Mark> found = new TreeSet<>();
    for (Site site : sites) {
      int line = site.file().equals(name + ".c") ? site.place().line() : 0;
      found.add(new Mark(line, site.rule(), site.state().name().toLowerCase(Locale.ROOT)));
    }
    return found;
  }

  String line(int number) {
    return number == 0 ? "(in a header)" : text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
