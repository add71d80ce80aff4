package org.interleave.series.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interleave series …}. */
@Command(
    name = "series",
    description = "List series, show one, and put right what belongs together.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListSeries.class,
      ShowSeries.class,
      MarkSeries.class,
      JoinSeries.class,
      SplitSeries.class,
      MoveMessage.class,
      ListDiscussions.class
    },
    footer = {
      "",
      "A series is named by its id, by the start of one, or by the Message-ID of any of its mails.",
      "What is put right by hand outlives every later import."
    })
public final class SeriesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with series: list, show, mark, join, split or move");
  }
}
