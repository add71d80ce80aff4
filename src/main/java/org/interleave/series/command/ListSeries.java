package org.interleave.series.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Filter;
import org.interleave.series.SeriesCatalog.Page;
import org.interleave.series.SeriesCatalog.Row;
import org.interleave.series.SeriesCatalog.VersionCount;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List series, the one that was active last first.")
final class ListSeries extends Catalog implements Callable<Integer> {
  private static final int SHOWN = 40;

  @Option(names = "--json", description = "Write a JSON array of all that match.")
  private boolean json;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      converter = StateWord.class,
      description =
          "new, under-review, accepted, rejected, changes-requested, deferred or not-applicable.")
  private @Nullable State state;

  @Option(names = "--author", paramLabel = "TEXT", description = "Part of a name or address.")
  private String author = "";

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "active, posted, title, author or messages (default: active).")
  private SeriesCatalog.Sort sort = SeriesCatalog.Sort.ACTIVE;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: 40, with --json all).")
  private @Nullable Integer limit;

  @Parameters(paramLabel = "WORD", arity = "0..*", description = "Words of the title.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    return with(this::list);
  }

  private int list(SeriesCatalog catalog) {
    Filter filter = new Filter(Optional.ofNullable(state), author, String.join(" ", words));
    int size = limit == null ? (json ? Integer.MAX_VALUE : SHOWN) : Math.max(1, limit);
    Page page = catalog.page(filter, sort, 1, size);
    if (json) {
      Map<SeriesId, List<VersionCount>> versions = catalog.versions(page);
      out()
          .println(
              SeriesJson.write(
                  page.rows().stream()
                      .map(
                          row -> SeriesJson.listed(row, versions.getOrDefault(row.id(), List.of())))
                      .toList()));
    } else {
      print(page);
    }
    out().flush();
    return page.total() == 0 && !filter.equals(Filter.ALL) ? NOTHING : DONE;
  }

  private void print(Page page) {
    PrintWriter out = out();
    if (page.rows().isEmpty()) {
      out.println("no series");
    }
    for (Row row : page.rows()) {
      String patches = row.newest().patches() + "/" + row.newest().total();
      out.println(
          row.id().value()
              + "  "
              + Text.pad(row.newest().name(), 5)
              + Text.pad(patches, 8)
              + Text.cut(row.title(), 53));
      out.println(
          " ".repeat(14)
              + Text.pad(Text.day(row.active()), 13)
              + Text.pad(row.author().display(), 24)
              + row.messages()
              + (row.messages() == 1 ? " message, " : " messages, ")
              + row.state().word());
    }
    long more = page.total() - page.rows().size();
    if (more > 0) {
      out.println("… and " + more + " more; --limit shows more, words and options choose");
    }
  }

  static final class StateWord implements ITypeConverter<State> {
    @Override
    public State convert(String word) {
      return State.of(word)
          .orElseThrow(
              () -> new TypeConversionException("\"" + Text.line(word) + "\" is no state"));
    }
  }
}
