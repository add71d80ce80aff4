package org.interleave.series.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a series: its versions, patches, the trailers given to it, its messages.")
final class ShowSeries extends Catalog implements Callable<Integer> {
  @Parameters(paramLabel = "SERIES", description = "An id, the start of one, or a Message-ID.")
  private String name = "";

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  @Option(names = "--messages", description = "Show the conversation of each version too.")
  private boolean messages;

  @Override
  public Integer call() {
    return with(this::show);
  }

  private int show(SeriesCatalog catalog) {
    Optional<Series> series = find(catalog, name);
    if (series.isEmpty()) {
      return NOTHING;
    }
    if (json) {
      out().println(SeriesJson.write(SeriesJson.shown(catalog, series.get())));
    } else {
      print(catalog, series.get());
    }
    out().flush();
    return DONE;
  }

  private void print(SeriesCatalog catalog, Series series) {
    PrintWriter out = out();
    out.println(Text.line(series.title()));
    out.println(
        series.id() + "  " + Text.line(Text.person(series.author())) + "  " + series.state());
    for (Version version : series.versions()) {
      out.println();
      print(version);
      catalog.trailers(series.id()).stream()
          .filter(given -> given.version().equals(version.name()))
          .forEach(this::print);
      if (messages) {
        catalog.thread(series.id(), version.name()).forEach(this::print);
      }
    }
  }

  private void print(Version version) {
    PrintWriter out = out();
    out.println(
        version.name()
            + "  "
            + version.kind()
            + "  "
            + Text.day(version.posted())
            + "  "
            + version.patches().size()
            + " of "
            + version.total()
            + (version.total() == 1 ? " patch, " : " patches, ")
            + version.messages().size()
            + (version.messages().size() == 1 ? " message" : " messages")
            + (version.complete() ? "" : ", incomplete"));
    version.patches().forEach(patch -> print(patch, "  "));
    version.strays().forEach(stray -> print(stray, "+ "));
  }

  private void print(Version.Patch patch, String mark) {
    out()
        .println(
            mark + Text.pad(Integer.toString(patch.number()), 4) + Text.cut(patch.title(), 73));
    if (!patch.note().isEmpty()) {
      out().println("      (" + Text.cut(patch.note(), 71) + ")");
    }
  }

  private void print(GivenTrailer given) {
    out()
        .println(
            "  "
                + Text.pad(Integer.toString(given.patch()), 4)
                + Text.cut(given.key() + ": " + given.value(), 60)
                + (given.toCover() ? " (cover)" : "")
                + (given.mismatch() ? " (by another)" : ""));
  }

  private void print(Entry entry) {
    out()
        .println(
            "  "
                + Text.day(entry.sent())
                + "  "
                + Text.pad(entry.from().display(), 18)
                + "  "
                + " ".repeat(Math.min(12, entry.depth()))
                + Text.cut(entry.subject(), 46 - Math.min(12, entry.depth())));
  }
}
