package org.interleave.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Linker;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;
import org.interleave.simulation.model.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code index.txt} of a model names every external definition with its file, so that only the
 * files which a program needs are loaded. Run {@link #main} to write both anew.
 */
class ModelIndexTest {
  private static final Path MODELS = Path.of("src/main/resources/org/interleave/simulation/model");

  private static final Pattern WEAK = Pattern.compile("\\(weak\\)\\) (\\w+)\\(");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?m)^(?!static|typedef|extern|return)\\w[\\w\\s*]*?[\\s*](\\w+)(?:\\[\\w*])*(?: = .*)?(?:;|\\{)$");
  private static final Pattern POINTER =
      Pattern.compile(
          "(?m)^(?!static|typedef|extern)\\w[\\w\\s*]*\\(\\*(\\w+)\\)\\(.*\\)(?: = .*)?;$");

  @ParameterizedTest
  @ValueSource(strings = {"posix", "linux"})
  void namesEveryExternalDefinitionOnce(String model) throws IOException {
    List<String> definitions = index(MODELS.resolve(model));

    assertThat(definitions).isNotEmpty();
    assertThat(definitions.stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(MODELS.resolve(model).resolve("index.txt")))
        .isEqualTo(definitions);
  }

  private static List<String> index(Path model) throws IOException {
    World world = World.valueOf(model.getFileName().toString().toUpperCase(Locale.ROOT));
    FrontEnd frontEnd =
        new FrontEnd(World.files(), Options.includePaths(world.includePaths()), new ParseCache());
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".c")).toList()) {
        Unit unit = frontEnd.parse(World.ROOT + world.word() + "/" + file.getFileName());
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        Set<String> names = functions(unit);
        WEAK.matcher(text).results().forEach(m -> names.remove(m.group(1)));
        for (Pattern pattern : List.of(VARIABLE, POINTER)) {
          pattern.matcher(text).results().forEach(m -> names.add(m.group(1)));
        }
        names.forEach(name -> lines.add(name + " " + file.getFileName()));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  /** Those that the file, or what it includes for their bodies, defines for others. */
  private static Set<String> functions(Unit unit) {
    Program program = Linker.link(List.of(), List.of(unit));
    assertThat(program.problems()).isEmpty();
    Set<String> names = new TreeSet<>();
    unit.files().stream()
        .filter(file -> !file.endsWith(".h"))
        .flatMap(file -> program.functions(file).stream())
        .filter(Symbol::isExternal)
        .forEach(symbol -> names.add(symbol.name()));
    return names;
  }

  public static void main(String[] arguments) throws IOException {
    for (String model : List.of("posix", "linux")) {
      Path folder = MODELS.resolve(model);
      if (Files.isDirectory(folder)) {
        Files.write(folder.resolve("index.txt"), index(folder));
      }
    }
  }
}
