package org.interleave.series.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.store.StoredSeries;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands about series share: the database, the output, finding a series. */
abstract class Catalog {
  static final int DONE = 0;
  static final int NOTHING = 1;

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  int with(ToIntFunction<SeriesCatalog> task) {
    try (Database database = data.open()) {
      return task.applyAsInt(new StoredSeries(database.dataSource()));
    }
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Says so where there is no such series. */
  Optional<Series> find(SeriesCatalog catalog, String name) {
    Optional<Series> series = catalog.find(name);
    if (series.isEmpty()) {
      refuse(
          "there is no series \"" + Text.line(name) + "\"; `interleave series list` has them all");
    }
    return series;
  }

  void refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
  }
}
