package org.interleave.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL of one data directory, shared by every process that uses that directory. Whoever
 * comes first starts it and whoever leaves last stops it: each user holds a shared lock on a file,
 * and only who can then lock it alone is the last. A process that is killed loses its lock; the
 * server it started is found and used by the next.
 */
final class PostgresServer implements AutoCloseable {
  static final String USER = "interleave";
  private static final int START_SECONDS = 60;

  private final Path home;
  private final Path cluster;
  private final FileChannel gate;
  private final FileChannel users;
  private final FileLock use;
  private final String password;
  private final int port;

  private PostgresServer(
      Path home,
      Path cluster,
      FileChannel gate,
      FileChannel users,
      FileLock use,
      String password,
      int port) {
    this.home = home;
    this.cluster = cluster;
    this.gate = gate;
    this.users = users;
    this.use = use;
    this.password = password;
    this.port = port;
  }

  /** Joins the server of the directory, starting it first if nobody has. */
  static PostgresServer join(
      DataDirectory data, Map<String, String> environment, List<String> settings) {
    Path folder = data.folder("postgres");
    Path cluster = folder.resolve("cluster");
    Path home = PostgresBinaries.unpack(environment);
    try {
      FileChannel gate = lockFile(folder.resolve("gate.lock"));
      FileChannel users = lockFile(folder.resolve("users.lock"));
      try (FileLock entering = gate.lock()) {
        FileLock use = users.lock(0, Long.MAX_VALUE, true);
        String password = password(folder);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
          initialise(home, cluster, folder);
        }
        int port = runningPort(cluster).orElseGet(() -> start(home, cluster, folder, settings));
        return new PostgresServer(home, cluster, gate, users, use, password, port);
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "cannot use the database in " + folder + ": " + e.getMessage(), e);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    try (gate;
        users) {
      try (FileLock leaving = gate.lock()) {
        use.release();
        try (FileLock alone = users.tryLock()) {
          if (alone != null) {
            run(
                home,
                List.of("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-s"));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lockFile(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Made once and kept readable by the owner only: other users of the machine can reach the port.
   */
  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path partial =
          Files.createTempFile(
              folder,
              "password",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(partial, HexFormat.of().formatHex(random));
      Files.move(partial, file);
    }
    return Files.readString(file).strip();
  }

  private static void initialise(Path home, Path cluster, Path folder) throws IOException {
    deleteUnfinished(cluster, folder);
    Path making = folder.resolve("cluster.new");
    run(
        home,
        List.of(
            "initdb",
            "-D",
            making.toString(),
            "-U",
            USER,
            "--pwfile=" + folder.resolve("password"),
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions"));
    Files.move(making, cluster);
  }

  /** A killed initdb leaves half a cluster under the temporary name; nothing of ours is in it. */
  private static void deleteUnfinished(Path cluster, Path folder) throws IOException {
    Path making = folder.resolve("cluster.new");
    if (Files.exists(making) && !Files.exists(cluster)) {
      try (var paths = Files.walk(making)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** The port in postmaster.pid, if the process that wrote it is alive and ready. */
  private static Optional<Integer> runningPort(Path cluster) {
    try {
      Path file = cluster.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.getFirst().strip());
      boolean alive = ProcessHandle.of(pid).map(PostgresServer::isPostgres).orElse(false);
      int port = Integer.parseInt(lines.get(3).strip());
      return alive && answers(port) ? Optional.of(port) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A killed server that nobody has reaped still has its process entry. */
  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** After a reboot another program may have the number. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive()
        && process.info().command().map(command -> command.endsWith("/postgres")).orElse(true);
  }

  private static int start(Path home, Path cluster, Path folder, List<String> settings) {
    int port = freePort();
    List<String> options =
        new ArrayList<>(
            List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=60",
                "shared_buffers=256MB",
                "maintenance_work_mem=256MB",
                "work_mem=32MB",
                "effective_cache_size=1GB",
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "jit=off",
                "random_page_cost=1.1"));
    options.addAll(settings);
    StringBuilder flags = new StringBuilder();
    options.forEach(option -> flags.append(" -c ").append(option));
    run(
        home,
        List.of(
            "pg_ctl",
            "start",
            "-D",
            cluster.toString(),
            "-l",
            folder.resolve("postgres.log").toString(),
            "-w",
            "-t",
            String.valueOf(START_SECONDS),
            "-s",
            "-o",
            flags.toString().strip()));
    return port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * PostgreSQL refuses to run as root; a user namespace of its own, as root has it here, is enough
   * for it.
   */
  private static void run(Path home, List<String> command) {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("unshare", "-U", "--"));
    }
    whole.add(home.resolve("bin").resolve(command.getFirst()).toString());
    whole.addAll(command.subList(1, command.size()));
    try {
      Path output = Files.createTempFile("interleave-" + command.getFirst(), ".log");
      Process process =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(START_SECONDS * 2L, TimeUnit.SECONDS);
      String said = Files.readString(output).strip().replaceAll("\\s*\\n\\s*", "; ");
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        process.destroy();
        throw new DatabaseException(
            "the embedded PostgreSQL's " + command.getFirst() + " failed: " + said);
      }
    } catch (IOException e) {
      throw new DatabaseException("cannot run " + whole.getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
