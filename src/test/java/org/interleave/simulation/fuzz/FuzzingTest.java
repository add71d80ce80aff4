package org.interleave.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzingTest {
  @TempDir Path directory;

  @Test
  void agreesWithGccOnRandomPrograms() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/gcc"))).isTrue();

    var differences = new Fuzzing(directory).run(100, 20_26, progress -> {});

    assertThat(differences).isEmpty();
  }

  @Test
  void writesTheSameProgramsForTheSameSeed() {
    assertThat(Fuzzing.batch(7, 0, 3)).isEqualTo(Fuzzing.batch(7, 0, 3));
    assertThat(Fuzzing.batch(7, 0, 3)).isNotEqualTo(Fuzzing.batch(8, 0, 3));
  }
}
