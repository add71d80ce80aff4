package org.interleave.series.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "mark", mixinStandardHelpOptions = true, description = "Set the state of a series.")
final class MarkSeries extends Catalog implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SERIES", description = "The series.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "STATE",
      converter = ListSeries.StateWord.class,
      description =
          "new, under-review, accepted, rejected, changes-requested, deferred or not-applicable.")
  private State state = State.NEW;

  @Override
  public Integer call() {
    return with(this::mark);
  }

  private int mark(SeriesCatalog catalog) {
    Optional<Series> series = find(catalog, name);
    if (series.isEmpty() || !catalog.mark(series.get().id(), state, Who.name())) {
      return NOTHING;
    }
    out().println("series " + series.get().id() + " is " + state);
    out().flush();
    return DONE;
  }
}
