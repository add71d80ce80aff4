package org.interleave.checks.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, for measurements: this program again. */
public final class WorkerProcess implements AutoCloseable {
  private static final int END_SECONDS = 20;

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one, and waits until it takes jobs.
   *
   * @param data the data directory that both use
   * @param command what this program is to do there
   */
  public static WorkerProcess start(Path data, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument ->
            argument.startsWith("-X")
                || argument.startsWith("--enable-native-access")
                || argument.startsWith("--sun-misc"))
        .filter(argument -> !argument.contains("Shared"))
        .forEach(whole::add);
    whole.addAll(List.of("-cp", System.getProperty("java.class.path")));
    whole.add("org.interleave.Interleave");
    whole.addAll(command);
    whole.addAll(List.of("--data", data.toString()));
    Process process =
        new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    BufferedReader out = process.inputReader();
    if (out.readLine() == null) {
      throw new IOException("a worker could not be started");
    }
    return new WorkerProcess(process);
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
