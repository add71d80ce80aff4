package org.interleave.compare.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.compare.Pair;
import org.interleave.compare.PatchText;
import org.interleave.compare.RangeDiff;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.store.StoredSeries;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave compare}: the range-diff of two versions. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two versions of a series patch by patch, as git range-diff does.",
      "Without versions: the newest with the one before it."
    },
    footer = {"", "Exit status: 0 the versions are equal, 1 they differ, 2 a usage error."})
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Parameters(
      index = "0",
      paramLabel = "SERIES",
      description = "An id, or a Message-ID of any of its mails.")
  private String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "OLD", description = "As 1 or v1.")
  private @Nullable String left;

  @Parameters(index = "2", arity = "0..1", paramLabel = "NEW", description = "As 2 or v2.")
  private @Nullable String right;

  @Override
  public Integer call() {
    try (Database database = data.open()) {
      Optional<Series> series = new StoredSeries(database.dataSource()).find(name);
      if (series.isEmpty()) {
        return refuse("there is no series \"" + name + "\"; `interleave series list` has them all");
      }
      return compare(series.get(), new Messages(database.dataSource()));
    }
  }

  private int compare(Series series, Messages messages) {
    List<Version> versions = series.versions();
    if (left == null && versions.size() < 2) {
      return refuse("series " + series.id().value() + " has one version only");
    }
    Optional<Version> before =
        left == null ? Optional.of(versions.get(versions.size() - 2)) : series.version(left);
    Optional<Version> after =
        right == null ? Optional.of(versions.getLast()) : series.version(right);
    if (before.isEmpty() || after.isEmpty()) {
      String missing = before.isEmpty() ? String.valueOf(left) : String.valueOf(right);
      String known = String.join(", ", versions.stream().map(Version::name).toList());
      return refuse("there is no version " + missing + "; the series has " + known);
    }
    RangeDiff diff = RangeDiff.of(texts(before.get(), messages), texts(after.get(), messages));
    PrintWriter out = spec.commandLine().getOut();
    out.print(diff.render());
    out.flush();
    return diff.pairs().stream().allMatch(pair -> pair.status() == Pair.Status.SAME) ? 0 : 1;
  }

  private static List<PatchText> texts(Version version, Messages messages) {
    List<MessageId> ids = version.patches().stream().map(Version.Patch::message).toList();
    Map<MessageId, Mail> mails = messages.read(ids);
    return ids.stream()
        .map(mails::get)
        .filter(Message.class::isInstance)
        .map(Message.class::cast)
        .map(PatchText::of)
        .toList();
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
    return 2;
  }
}
