package org.interleave.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real public-inbox: its inboxes are written by its own programs and served by its own server.
 */
final class PublicInboxServer implements AutoCloseable {
  private final Path directory;
  private final int port;
  private Process daemon;

  PublicInboxServer(Path directory) throws IOException {
    this.directory = directory;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  static boolean isInstalled() {
    return Stream.of("public-inbox-httpd", "public-inbox-mda", "git")
        .allMatch(program ->
            Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program))));
  }

  String url(String inbox) {
    return "http://127.0.0.1:" + port + "/" + inbox;
  }

  /** Makes an inbox of one version of the format; mail to NAME@list.example.org goes there. */
  Path inbox(String name, int version) throws IOException, InterruptedException {
    Path inbox = directory.resolve(name);
    run(
        "",
        "",
        "public-inbox-init",
        "-V" + version,
        "-L",
        "basic",
        name,
        inbox.toString(),
        url(name),
        name + "@list.example.org");
    run("", "", "git", "config", "-f", config().toString(), "publicinboxmda.spamcheck", "none");
    return inbox;
  }

  void deliver(String inbox, String mail) throws IOException, InterruptedException {
    run(mail, inbox + "@list.example.org", "public-inbox-mda", "--no-precheck");
  }

  void remove(String mail) throws IOException, InterruptedException {
    run(mail, "", "public-inbox-learn", "rm");
  }

  void serve(List<String> inboxes) throws IOException, InterruptedException {
    for (String inbox : inboxes) {
      run("", "", "public-inbox-index", directory.resolve(inbox).toString());
    }
    daemon =
        builder("public-inbox-httpd", "-W0", "-l", "http://127.0.0.1:" + port)
            .redirectOutput(directory.resolve("httpd.log").toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException(Files.readString(directory.resolve("httpd.log")));
  }

  void run(String input, String recipient, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = builder(command);
    builder.environment().put("ORIGINAL_RECIPIENT", recipient);
    Path log = Files.createTempFile(directory, "run", ".log");
    Process process = builder.redirectOutput(log.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
    }
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("PI_DIR", directory.toString());
    builder.environment().put("PI_CONFIG", config().toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    return builder.redirectErrorStream(true);
  }

  private Path config() {
    return directory.resolve("config");
  }

  @Override
  public void close() throws InterruptedException {
    if (daemon != null) {
      daemon.destroy();
      if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    }
  }
}
