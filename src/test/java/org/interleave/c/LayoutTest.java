package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes, alignments, offsets and initial bytes of random types, against gcc. */
class LayoutTest {
  private static final int TYPES = 400;

  @TempDir Path directory;

  @Test
  void laysOutAsGcc() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/gcc"))).isTrue();
    RandomStructures random = new RandomStructures(new SplittableRandom(42));
    for (int i = 0; i < TYPES; i++) {
      random.define(i);
    }
    String source = RandomStructures.PRELUDE + random.text() + measures(random);

    List<String> expected = gcc(source, random);
    List<String> found = ours(source, random);

    assertThat(found).isEqualTo(expected);
  }

  private static String measures(RandomStructures random) {
    return "unsigned long measured[] = { " + String.join(", ", random.measured()) + " };\n";
  }

  private List<String> gcc(String source, RandomStructures random) throws Exception {
    StringBuilder main = new StringBuilder(source);
    main.append("int printf(const char *, ...);\nint main(void)\n{\n  const unsigned char *p;\n");
    main.append("  for (int i = 0; i < " + random.measured().size() + "; i++)\n");
    main.append("    printf(\"%lu\\n\", measured[i]);\n");
    for (String object : random.objects()) {
      main.append(
          "  p = (void *)&" + object + ";\n  for (int i = 0; i < sizeof " + object + "; i++)");
      main.append(" printf(\"%02x\", p[i]);\n  printf(\"\\n\");\n");
    }
    main.append("  return 0;\n}\n");
    Path file = Files.writeString(directory.resolve("layout.c"), main);
    run("gcc", "-w", "-o", directory.resolve("layout") + "", file + "");
    return run(directory.resolve("layout") + "").lines().toList();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static List<String> ours(String source, RandomStructures random) {
    SourceTree tree = path -> path.equals("a.c") ? Optional.of(source) : Optional.empty();
    Unit unit = new FrontEnd(tree, Options.includePaths(List.of()), new ParseCache()).parse("a.c");
    Program program = Linker.link(List.of(unit), List.of());
    assertThat(program.problems().stream().filter(p -> p.severity() == Program.Severity.ERROR))
        .isEmpty();
    List<String> lines = new ArrayList<>();
    byte[] all = bytes(program, "measured");
    ByteBuffer longs = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < random.measured().size(); i++) {
      lines.add(Long.toUnsignedString(longs.getLong()));
    }
    for (String object : random.objects()) {
      StringBuilder hex = new StringBuilder();
      for (byte b : bytes(program, object)) {
        hex.append(String.format("%02x", b));
      }
      lines.add(hex.toString());
    }
    return lines;
  }

  private static byte[] bytes(Program program, String name) {
    Global global = program.global(Symbol.external(name)).orElseThrow();
    return Arrays.copyOf(global.bytes(), (int) global.size());
  }
}
