package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs the mail tools that people use, where they are installed, in a home of their own. */
final class MailTools {
  private final Path home;

  MailTools(Path home) {
    this.home = home;
  }

  /** Skips the test where one of them is missing. */
  static void need(String... programs) {
    for (String program : programs) {
      boolean found =
          List.of(System.getenv("PATH").split(":")).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      Assumptions.assumeTrue(found, program + " is not installed");
    }
  }

  /** Skips the test where perl lacks a module that a tool needs. */
  void needPerl(String module) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("perl", "-M" + module, "-e1").redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    Assumptions.assumeTrue(process.waitFor() == 0, "perl lacks " + module);
  }

  /** What the command prints; it must succeed. */
  String run(Path folder, String... command) throws IOException, InterruptedException {
    return run(folder, new byte[0], Map.of(), command);
  }

  String run(Path folder, byte[] input, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path in = Files.write(Files.createTempFile(home, "in", ""), input);
    Path out = Files.createTempFile(home, "out", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    // a daemon that a tool starts must be ours alone
    builder.environment().put("XDG_RUNTIME_DIR", home.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "xterm");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String printed = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    assertThat(ended).as("%s ended; it printed%n%s", List.of(command), printed).isTrue();
    assertThat(process.exitValue()).as("%s printed%n%s", List.of(command), printed).isZero();
    return printed;
  }

  /** What neomutt shows of the one mail in an mbox that a pattern limits it to. */
  String neomutt(Path mbox, String limit) throws IOException, InterruptedException {
    Path shown = home.resolve("shown");
    Path settings =
        Files.writeString(
            home.resolve("muttrc"),
            """
            set folder=%s spoolfile=%s sort=threads pipe_decode=yes charset=utf-8 wait_key=no
            set mbox_type=mbox move=no confirmappend=no
            push "<limit>%s<enter><pipe-message>cat > %s<enter><exit>"
            """
                .formatted(home, mbox, limit, shown));
    run(
        home,
        "script",
        "-qec",
        "stty rows 40 cols 120; neomutt -n -R -F " + settings + " -f " + mbox,
        "/dev/null");
    return Files.readString(shown);
  }
}
