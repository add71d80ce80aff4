package org.interleave.source.store;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trees that people told Interleave of. */
public final class Trees {
  private final JdbcClient database;
  private final InstantSource clock;

  public Trees(DataSource source, InstantSource clock) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
  }

  /** Remembers a tree, after a look whether it is one; who waits for history hears of it again. */
  public void add(Path path) throws TreeException {
    Path absolute = path.toAbsolutePath().normalize();
    Tree.open(absolute).close();
    database
        .sql(
            "insert into tree (path, added) values (?, ?) on conflict (path) do update set added ="
                + " excluded.added")
        .params(absolute.toString(), Timestamp.from(clock.instant()))
        .update();
  }

  /** Returns whether it was known. */
  public boolean forget(Path path) {
    return database
            .sql("delete from tree where path = ?")
            .param(path.toAbsolutePath().normalize().toString())
            .update()
        > 0;
  }

  /** In the order in which they were added. */
  public List<Path> all() {
    return database
        .sql("select path from tree order by id")
        .query((row, number) -> Path.of(row.getString("path")))
        .list();
  }
}
