package org.interleave.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.interleave.archive.Archive;
import org.interleave.archive.ArchiveException;
import org.interleave.archive.Archives;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Read mail into Interleave: an mbox (also .gz), a Maildir, a public-inbox repository, one mail,"
          + " the URL of a thread on a public-inbox server such as lore, or the commits of a git range.",
      "What was read before is not read again; an import that was stopped is carried on."
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int REASONS_SHOWN = 5;

  private final Function<DataSource, Listeners> listeners;
  private final InstantSource clock;

  @Mixin private DataOption data = new DataOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--git",
      paramLabel = "REPO",
      description = "Take the commits of this repository; give the range A..B as the location.")
  private @Nullable Path repository;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "LOCATION",
      description = "Where the mail is: a path, a URL, or with --git a range A..B.")
  private List<String> locations = List.of();

  /**
   * @param listeners makes those who hear of new mail, for the database that the options name
   */
  public ImportCommand(Function<DataSource, Listeners> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    List<Archive> archives = archives();
    try (Interruption interruption = Interruption.watch();
        Database database = data.open()) {
      return new Session(database.dataSource(), interruption).run(archives);
    }
  }

  /** All are opened before anything is stored: a mistyped one stops everything. */
  private List<Archive> archives() throws ArchiveException {
    List<Archive> archives = new ArrayList<>();
    for (String location : locations) {
      archives.add(
          repository == null ? Archives.open(location) : Archives.gitRange(repository, location));
    }
    return archives;
  }

  private final class Session {
    private final DataSource source;
    private final Interruption interruption;
    private final Listeners heard;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<ImportResult> results = new ArrayList<>();
    private int status;

    Session(DataSource source, Interruption interruption) {
      this.source = source;
      this.interruption = interruption;
      this.heard = listeners.apply(source);
      CommandSpec command = java.util.Objects.requireNonNull(spec);
      this.out = command.commandLine().getOut();
      this.err = command.commandLine().getErr();
    }

    int run(List<Archive> archives) throws SQLException {
      for (Archive archive : archives) {
        if (!interruption.getAsBoolean()) {
          one(archive);
        }
      }
      boolean indexed = followUp();
      if (json) {
        out.println(new JsonMapper().writeValueAsString(answer(indexed)));
        out.flush();
      }
      return status;
    }

    private void one(Archive archive) throws SQLException {
      ProgressLine line = new ProgressLine(err, ProgressLine.onTerminal(), clock);
      try {
        ImportResult result =
            new Importer(source, heard.newMail(), clock)
                .run(archive, progress -> line.show(archive.name(), progress), interruption);
        line.clear();
        results.add(result);
        report(result);
      } catch (AlreadyRunning e) {
        line.clear();
        say(err, "interleave: " + e.getMessage());
        status = Math.max(status, 1);
      }
    }

    private void report(ImportResult result) {
      switch (result.state()) {
        case DONE -> {}
        case CANCELLED -> status = Math.max(status, 1);
        case FAILED -> {
          status = 2;
          say(err, "interleave: " + result.line());
        }
        case RUNNING -> throw new IllegalStateException("an import that ended still runs");
      }
      if (!json) {
        summary(result).forEach(sentence -> say(out, sentence));
      }
    }

    private List<String> summary(ImportResult result) {
      ImportCounts counts = result.counts();
      List<String> sentences = new ArrayList<>();
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s: %s %s, %,d of them new, in %.1f s%s",
              result.archive(),
              counted(counts.read(), "mail"),
              "read",
              counts.added(),
              result.settled().toMillis() / 1000.0,
              result.state() == ImportState.CANCELLED ? "; stopped, import again to go on" : ""));
      if (counts.removed() > 0) {
        sentences.add(counted(counts.removed(), "mail") + " taken back by the archive");
      }
      if (counts.skipped() > 0) {
        sentences.add(
            counted(counts.skipped(), "thing")
                + " in the archive that are no mail; the page of imports lists them");
      }
      if (counts.unreadable() > 0) {
        sentences.add(
            counted(counts.unreadable(), "mail")
                + " could not be read; kept, and listed on the page of imports:");
        new Messages(source)
            .unreadable(new PageRequest(0, (int) Math.min(REASONS_SHOWN, counts.unreadable())))
            .forEach(mail -> sentences.add("  " + mail.id() + ": " + mail.reason()));
      }
      return sentences;
    }

    /** Returns whether everything is done. */
    private boolean followUp() {
      if (results.isEmpty()) {
        return false;
      }
      ProgressLine line = new ProgressLine(err, ProgressLine.onTerminal(), clock);
      for (FollowUp work : heard.followUps()) {
        work.carryOn(interruption, line::show);
      }
      line.clear();
      if (interruption.getAsBoolean() && !json) {
        say(out, "stopped; the next import or the server goes on");
      }
      return !interruption.getAsBoolean();
    }

    private Map<String, Object> answer(boolean indexed) {
      List<Map<String, Object>> imports = new ArrayList<>();
      for (ImportResult result : results) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("archive", result.archive());
        one.put("state", result.state().stored());
        one.put("read", result.counts().read());
        one.put("new", result.counts().added());
        one.put("known", result.counts().known());
        one.put("unreadable", result.counts().unreadable());
        one.put("removed", result.counts().removed());
        one.put("skipped", result.counts().skipped());
        one.put("seconds", result.settled().toMillis() / 1000.0);
        one.put("line", result.line());
        imports.add(one);
      }
      return Map.of("imports", imports, "fullText", indexed ? "done" : "to be continued");
    }
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }
}
