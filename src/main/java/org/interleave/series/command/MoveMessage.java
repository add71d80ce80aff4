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
    name = "move",
    mixinStandardHelpOptions = true,
    description = "Move a message, and what answers it, to a version.")
final class MoveMessage extends Catalog implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MESSAGE-ID", description = "The message.")
  private String message = "";

  @Parameters(index = "1", paramLabel = "SERIES", description = "The series it belongs to.")
  private String name = "";

  @Parameters(index = "2", paramLabel = "VERSION", description = "The version, such as v2.")
  private String version = "";

  @Override
  public Integer call() {
    return with(this::move);
  }

  private int move(SeriesCatalog catalog) {
    Optional<Series> series = find(catalog, name);
    if (series.isEmpty()) {
      return NOTHING;
    }
    Optional<Version> target = series.get().version(version);
    if (target.isEmpty()) {
      refuse("series " + series.get().id() + " has no version " + Text.line(version));
      return NOTHING;
    }
    String plain = message.strip().replaceAll("^<|>$", "");
    if (plain.isEmpty()) {
      refuse("a Message-ID cannot be empty");
      return NOTHING;
    }
    MessageId id = new MessageId(plain);
    catalog.decide(new Decision.Move(id, JoinSeries.opening(target.get())), Who.name());
    Optional<SeriesCatalog.Place> place = catalog.place(id);
    if (place.isEmpty()) {
      refuse("there is no message " + Text.line(plain) + "; it will be moved when it arrives");
      return NOTHING;
    }
    out().println("now in " + place.get().version() + " of series " + place.get().series());
    out().flush();
    return DONE;
  }
}
