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

@Command(name = "join", mixinStandardHelpOptions = true, description = "Join two series into one.")
final class JoinSeries extends Catalog implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SERIES", description = "One of them.")
  private String one = "";

  @Parameters(index = "1", paramLabel = "OTHER", description = "The other one.")
  private String other = "";

  @Override
  public Integer call() {
    return with(this::join);
  }

  private int join(SeriesCatalog catalog) {
    Optional<Series> left = find(catalog, one);
    Optional<Series> right = left.isEmpty() ? left : find(catalog, other);
    if (left.isEmpty() || right.isEmpty()) {
      return NOTHING;
    }
    if (left.get().id().equals(right.get().id())) {
      refuse("both are series " + left.get().id());
      return NOTHING;
    }
    MessageId first = opening(left.get().newest());
    catalog.decide(
        new Decision.Join(first, opening(right.get().versions().getFirst())), Who.name());
    out().println("joined as series " + catalog.find(first.value()).orElseThrow().id());
    out().flush();
    return DONE;
  }

  /** The message that stands for a version in decisions. */
  static MessageId opening(Version version) {
    return version
        .cover()
        .orElseGet(() ->
            version.patches().isEmpty()
                ? version.messages().getFirst()
                : version.patches().getFirst().message());
  }
}
