package org.interleave.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasStoredBetweenRuns() {
    DataDirectory data = new DataDirectory(folder);

    try (Database first = Database.open(data, Map.of())) {
      JdbcClient.create(first.dataSource()).sql("create table kept (n int)").update();
      JdbcClient.create(first.dataSource()).sql("insert into kept values (7)").update();
    }
    int kept;
    try (Database second = Database.open(data, Map.of())) {
      kept =
          JdbcClient.create(second.dataSource())
              .sql("select n from kept")
              .query(Integer.class)
              .single();
    }

    assertThat(kept).isEqualTo(7);
  }

  @Test
  void stopsTheServerWhenTheLastUserLeaves() {
    try (Database only = Database.open(new DataDirectory(folder), Map.of())) {
      assertThat(folder.resolve("postgres/cluster/postmaster.pid")).exists();
    }

    assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void goesOnWithTheServerThatAKilledProcessLeftBehind() throws Exception {
    Process killed =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledUser.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    killed.waitFor();
    String left = Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst();

    try (Database next = Database.open(new DataDirectory(folder), Map.of())) {
      assertThat(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst())
          .isEqualTo(left);
      assertThat(
              JdbcClient.create(next.dataSource())
                  .sql("select n from kept")
                  .query(Integer.class)
                  .single())
          .isEqualTo(7);
    }
    assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  /** Opens the database and is gone without closing it. */
  static final class KilledUser {
    public static void main(String[] arguments) {
      Database database = Database.open(new DataDirectory(Path.of(arguments[0])), Map.of());
      JdbcClient.create(database.dataSource()).sql("create table kept as select 7 as n").update();
      Runtime.getRuntime().halt(9);
    }
  }

  @Test
  void readsTheUsualFormsOfDatabaseUrl() {
    assertThat(DatabaseUrl.parse("postgres://me:s%40crt@db.example.org:5433/rooms?ssl=true"))
        .isEqualTo(
            new DatabaseUrl("jdbc:postgresql://db.example.org:5433/rooms?ssl=true", "me", "s@crt"));
    assertThat(DatabaseUrl.parse("postgresql://db.example.org/rooms"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example.org/rooms", "", ""));
    assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d").jdbc())
        .isEqualTo("jdbc:postgresql://h/d");
  }

  @Test
  void saysInOneLineWhatIsWrongWithADatabaseUrl() {
    DataDirectory data = new DataDirectory(folder);

    for (String url :
        List.of("mysql://h/d", "postgres://h:notaport/d d", "postgresql://127.0.0.1:1/none")) {
      assertThatThrownBy(() -> Database.open(data, Map.of("DATABASE_URL", url)))
          .isInstanceOf(DatabaseException.class)
          .message()
          .doesNotContain("\n");
    }
  }
}
