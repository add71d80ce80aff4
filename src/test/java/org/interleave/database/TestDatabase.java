package org.interleave.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh database with the current schema for each that asks, on one embedded server for the whole
 * test run. Each is a copy of a template that was migrated once, which takes a few milliseconds.
 */
public final class TestDatabase {
  private static final PostgresServer SERVER = start();

  private TestDatabase() {}

  /** A database that nobody else has. */
  public static DataSource fresh() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    JdbcClient.create(on("postgres"))
        .sql("create database " + name + " template interleave_template")
        .update();
    return on(name);
  }

  private static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("interleave-test");
      // nothing here outlives the run, so nothing need reach the disk
      List<String> settings =
          List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");
      PostgresServer server =
          PostgresServer.join(new DataDirectory(folder), System.getenv(), settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      PGSimpleDataSource admin = on(server, "postgres");
      JdbcClient.create(admin).sql("create database interleave_template").update();
      Database.migrate(on(server, "interleave_template"), "the test template");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folders of some hundred databases have some hundred thousand files: a process of its own
   * deletes them, and the test run need not wait for that.
   */
  private static void stop(PostgresServer server, Path folder) {
    server.close();
    try {
      new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PGSimpleDataSource on(String database) {
    return on(SERVER, database);
  }

  private static PGSimpleDataSource on(PostgresServer server, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url(database));
    source.setUser(PostgresServer.USER);
    source.setPassword(server.password());
    return source;
  }
}
