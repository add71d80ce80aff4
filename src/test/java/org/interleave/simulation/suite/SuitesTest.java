package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuitesTest {
  @TempDir Path folder;

  static List<String> bundled() {
    return Suites.bundled();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void everyBundledSuiteIsWellFormed(String name) {
    Loading loading = Suites.load(name);

    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    Suite suite = ((Loading.Loaded) loading).suite();
    assertThat(suite.name()).isEqualTo(name);
    assertThat(suite.scenarios())
        .allSatisfy(scenario -> {
          assertThat(scenario.title()).isNotEqualTo(scenario.name().replace('-', ' '));
          assertThat(suite.own().file(scenario.file()).orElseThrow())
              .contains("void scenario(void)");
        });
  }

  @Test
  void readsEveryKey() throws IOException {
    write("glue.c", "");
    write("one.c", "/*\n * Two come at once. Then\n * they go.\n */\nvoid scenario(void);\n");
    Suite suite =
        loaded(
            """
            title: A small suite
            model: posix
            subject: src/a.c
            link: [src/b.c]
            glue: [glue.c]
            scenarios: [one.c]
            include: [include]
            define: {N: 2, "MAX(a)": a}
            force: [include/first.h]
            overlay: linux-x86_64
            config: {CONFIG_HMM: y, SMP: n}
            otherwise: {because: without locks, config: {LOCKDEP: n}}
            probes:
              HAS_A: {file: src/a.h, matches: "\\\\ba\\\\b"}
            """);

    assertThat(suite.title()).isEqualTo("A small suite");
    assertThat(suite.model()).isEqualTo(World.POSIX);
    assertThat(suite.subject()).containsExactly("src/a.c");
    assertThat(suite.linked()).containsExactly("src/b.c");
    assertThat(suite.glue()).containsExactly("glue.c");
    assertThat(suite.includePaths()).containsExactly("include");
    assertThat(suite.defines()).containsEntry("N", "2").containsEntry("MAX(a)", "a");
    assertThat(suite.forced()).containsExactly("include/first.h");
    assertThat(suite.overlay()).contains("linux-x86_64");
    assertThat(suite.config()).containsEntry("HMM", "y").containsEntry("SMP", "n");
    assertThat(suite.second().orElseThrow().config())
        .containsEntry("LOCKDEP", "n")
        .containsEntry("HMM", "y");
    assertThat(suite.probes()).singleElement().extracting(Suite.Probe::macro).isEqualTo("HAS_A");
    Suite.Scenario scenario = suite.scenario("one").orElseThrow();
    assertThat(scenario.title()).isEqualTo("Two come at once");
    assertThat(scenario.description()).isEqualTo("Then they go.");
    assertThat(scenario.path()).isEqualTo("@suite/one.c");
  }

  @Test
  void saysLineAndNearestWordForEachMistake() throws IOException {
    write("one.c", "");
    assertThat(
            problems(
                """
                titel: x
                model: linus
                subject: [../secret.c]
                glue: [missing.c]
                scenarios: [one.c, one.c]
                overlay: linux-x86-64
                probes: {A: {file: a.h, matches: "("}}
                """))
        .containsExactly(
            "suite.yaml:1: there is no key `titel`; did you mean `title`?",
            "suite.yaml:3: ../secret.c is no path inside the tree",
            "suite.yaml:3: `subject` must name a file of the tree",
            "suite.yaml:5: two scenarios are called one",
            "suite.yaml:2: there is no model `linus`; did you mean `linux`?",
            "suite.yaml:4: the suite's folder has no missing.c",
            "suite.yaml:6: there is no overlay `linux-x86-64`; did you mean `linux-x86_64`?",
            "suite.yaml:7: `matches` is no regular expression: Unclosed group");
  }

  @Test
  void saysWhereTheTextIsNoYaml() throws IOException {
    assertThat(problems("title: x\nsubject: [a.c\n")).singleElement().asString().contains(":3: ");
    assertThat(problems("- a\n")).singleElement().asString().contains("a suite is a mapping");
  }

  @Test
  void constructsNothing() throws IOException {
    assertThat(problems("title: !!java.io.File [x]\n"))
        .singleElement()
        .asString()
        .contains("suite.yaml:1: ", "tag is not allowed");
  }

  @Test
  void namesTheBundledSuiteThatWasMeant() {
    assertThat(((Loading.Malformed) Suites.load("mm-hm")).problems())
        .singleElement()
        .asString()
        .startsWith("there is no suite \"mm-hm\"; did you mean mm-hmm? Bundled are ");
  }

  @Test
  void takesNoFileFromOutsideItsFolder() throws IOException {
    Path suite = Files.createDirectory(folder.resolve("suite"));
    write("secret.c", "secret");
    Files.createSymbolicLink(suite.resolve("link.c"), folder.resolve("secret.c"));

    assertThat(Suites.folder(suite).file("link.c")).isEmpty();
    assertThat(Suites.folder(suite).file("../secret.c")).isEmpty();
    assertThat(Suites.folder(folder).file("secret.c")).contains("secret");
  }

  private Suite loaded(String yaml) throws IOException {
    write("suite.yaml", yaml);
    Loading loading = Suites.load(folder);
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    return ((Loading.Loaded) loading).suite();
  }

  private List<String> problems(String yaml) throws IOException {
    write("suite.yaml", yaml);
    return ((Loading.Malformed) Suites.load(folder))
        .problems().stream().map(problem -> problem.replace(folder + "/", "")).toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
