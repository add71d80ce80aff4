package org.interleave.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * An open database with the current schema. Closing it stops the embedded server if nobody else
 * uses it.
 */
public final class Database implements AutoCloseable {
  private static final int OLDEST = 15;

  private final HikariDataSource pool;
  private final @Nullable PostgresServer server;

  private Database(HikariDataSource pool, @Nullable PostgresServer server) {
    this.pool = pool;
    this.server = server;
  }

  /** Uses DATABASE_URL where the environment has one, else the embedded server of the directory. */
  public static Database open(DataDirectory data, Map<String, String> environment) {
    String url = environment.getOrDefault("DATABASE_URL", "");
    return url.isBlank()
        ? embedded(data, environment, List.of())
        : external(DatabaseUrl.parse(url));
  }

  static Database embedded(
      DataDirectory data, Map<String, String> environment, List<String> settings) {
    PostgresServer server = PostgresServer.join(data, environment, settings);
    try {
      var address = new DatabaseUrl(server.url("postgres"), PostgresServer.USER, server.password());
      return new Database(migrated(address), server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Database external(DatabaseUrl address) {
    return new Database(migrated(address), null);
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    if (server != null) {
      server.close();
    }
  }

  private static HikariDataSource migrated(DatabaseUrl address) {
    HikariDataSource pool = new HikariDataSource(configuration(address));
    try {
      checkVersion(address);
      migrate(pool, address.shown());
      return pool;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  static void migrate(DataSource source, String shown) {
    try {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    } catch (FlywayException e) {
      throw new DatabaseException(
          "cannot bring the schema of " + shown + " up to date: " + firstLine(e), e);
    }
  }

  private static HikariConfig configuration(DatabaseUrl address) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(address.jdbc());
    configuration.setUsername(address.user());
    configuration.setPassword(address.password());
    configuration.setMaximumPoolSize(12);
    configuration.setMinimumIdle(0);
    configuration.setConnectionTimeout(10_000);
    // the pool opens its first connection when it is needed, so that a failure is ours to word
    configuration.setInitializationFailTimeout(-1);
    configuration.addDataSourceProperty("ApplicationName", "interleave");
    return configuration;
  }

  private static void checkVersion(DatabaseUrl address) {
    // not through the pool, which would try again until its time-out
    try (Connection connection = address.connect()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseException(
            address.shown() + " is PostgreSQL " + version + "; 15 to 18 are supported");
      }
    } catch (SQLException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new DatabaseException(
          "cannot connect to " + address.shown() + ": " + firstLine(cause), e);
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(l -> !l.isBlank())
        .findFirst()
        .orElse("no reason given");
  }
}
