package org.interleave.simulation.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Slice;
import org.interleave.simulation.suite.Saved;
import org.interleave.simulation.suite.Simulation;
import org.interleave.simulation.suite.Simulator;
import org.interleave.simulation.suite.SimulatorVersion;

/**
 * A simulation that is saved as it goes, and carried on when the command is run again: a line that
 * says what it is of, then how far it is.
 */
final class CheckpointFile {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final String TITLE = "interleave checkpoint ";

  private final Path file;
  private final byte[] head;

  /**
   * @param options all that decides what is executed, and how
   */
  CheckpointFile(Path file, Subject subject, Map<String, String> macros, String options) {
    this.file = file;
    this.head =
        (TITLE + digest(subject, macros, options) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String digest(Subject subject, Map<String, String> macros, String options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String what =
          String.join("\n", SimulatorVersion.current(), subject.world().word(), options)
              + "\n"
              + macros
              + subject.files().names();
      digest.update(what.getBytes(StandardCharsets.UTF_8));
      subject
          .files()
          .read()
          .forEach((path, text) -> {
            digest.update((byte) 0);
            digest.update((path + " " + text.isPresent()).getBytes(StandardCharsets.UTF_8));
            digest.update(text.orElse("").getBytes(StandardCharsets.UTF_8));
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * @throws Foreign with the one line to print, if the file is not of this simulation
   */
  Simulator.Outcome run(Simulator simulator, Subject subject, Duration budget, Progress progress)
      throws IOException, Foreign {
    Simulation simulation = simulator.open(subject.program(), subject.entry(), saved(simulator));
    long end = System.nanoTime() + budget.toNanos();
    boolean over = false;
    boolean[] cancelled = {false};
    while (!over && !cancelled[0] && end - System.nanoTime() > 0) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      over =
          simulation.go(
              Budget.of(left),
              Slice.of(BETWEEN),
              (stage, executions, rest, findings) -> {
                cancelled[0] = !progress.goesOn(stage, executions, rest, findings);
                return !cancelled[0];
              });
      write(simulation.saved());
    }
    return simulation.outcome();
  }

  private Saved saved(Simulator simulator) throws IOException, Foreign {
    if (!Files.exists(file)) {
      return simulator.start();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < head.length
        || !new String(bytes, 0, TITLE.length(), StandardCharsets.US_ASCII).equals(TITLE)) {
      throw new Foreign(file + " is no checkpoint; name another file");
    }
    if (!Arrays.equals(bytes, 0, head.length, head, 0, head.length)) {
      throw new Foreign(
          file
              + " is of other files, options or another release; remove it to begin from the start");
    }
    return Saved.read(Arrays.copyOfRange(bytes, head.length, bytes.length));
  }

  /** The old one is there until the new one is whole. */
  private void write(Saved saved) throws IOException {
    byte[] bytes = saved.bytes();
    byte[] all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    Path whole = file.toAbsolutePath();
    Path beside = whole.resolveSibling(whole.getFileName() + ".new");
    Files.write(beside, all);
    Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
