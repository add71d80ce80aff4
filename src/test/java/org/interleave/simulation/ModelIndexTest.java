package org.interleave.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code index.txt} of a model names every external definition with its file, so that only the
 * files which a program needs are loaded. Run {@link #main} to write both anew.
 */
class ModelIndexTest {
  private static final Path MODELS = Path.of("src/main/resources/org/interleave/simulation/model");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^(?!static|typedef|.*\\(weak\\))(?:\\w[^;{}#]*?[\\s*])(\\w+)\\([^;{}]*\\)(?:\\n| )\\{");
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
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".c")).toList()) {
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        for (Pattern pattern : List.of(FUNCTION, VARIABLE, POINTER)) {
          for (Matcher m = pattern.matcher(text); m.find(); ) {
            lines.add(m.group(1) + " " + file.getFileName());
          }
        }
      }
    }
    Collections.sort(lines);
    return lines;
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
