package org.interleave.series.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = "Make a version a series of its own.")
final class SplitSeries extends Catalog implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SERIES", description = "The series that has it.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "VERSION", description = "The version, such as v2.")
  private String version = "";

  @Override
  public Integer call() {
    return with(this::split);
  }

  private int split(SeriesCatalog catalog) {
    Optional<Series> series = find(catalog, name);
    if (series.isEmpty()) {
      return NOTHING;
    }
    Optional<Version> found = series.get().version(version);
    if (found.isEmpty()) {
      refuse("series " + series.get().id() + " has no version " + Text.line(version));
      return NOTHING;
    }
    if (series.get().versions().size() == 1) {
      refuse("it is the only version of series " + series.get().id());
      return NOTHING;
    }
    MessageId member = JoinSeries.opening(found.get());
    catalog.decide(new Decision.Split(member), Who.name());
    out().println("split off as series " + catalog.find(member.value()).orElseThrow().id());
    out().flush();
    return DONE;
  }
}
