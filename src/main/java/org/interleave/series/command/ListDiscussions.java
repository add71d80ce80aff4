package org.interleave.series.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "discussions",
    mixinStandardHelpOptions = true,
    description = "List messages that belong to no series, the newest first.")
final class ListDiscussions extends Catalog implements Callable<Integer> {
  @Option(names = "--json", description = "Write a JSON array.")
  private boolean json;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 40).")
  private int limit = 40;

  @Override
  public Integer call() {
    return with(this::list);
  }

  private int list(SeriesCatalog catalog) {
    List<Entry> entries = catalog.discussions(1, Math.max(1, limit));
    if (json) {
      out().println(SeriesJson.write(entries.stream().map(ListDiscussions::fields).toList()));
    } else {
      for (Entry entry : entries) {
        out()
            .println(
                Text.day(entry.sent())
                    + "  "
                    + Text.pad(entry.from().display(), 20)
                    + "  "
                    + Text.cut(entry.subject(), 46));
      }
    }
    out().flush();
    return DONE;
  }

  private static Map<String, Object> fields(Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("messageId", entry.id().value());
    fields.put("from", Text.person(entry.from()));
    fields.put("date", entry.sent().toString());
    fields.put("subject", entry.subject());
    return fields;
  }
}
