package org.interleave.source.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.ingest.Messages;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.store.StoredSeries;
import org.interleave.source.Base;
import org.interleave.source.Problem;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;
import org.interleave.source.store.Applications;
import org.interleave.source.store.Trees;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave apply}. */
@Command(
    name = "apply",
    description = {
      "Find the base of a version in a tree and apply its patches in memory.",
      "Says what does not apply, where and why. The tree is not changed."
    },
    footer = {"", "Exit status: 0 all applies, 1 something does not, 2 a usage or input error."})
public final class ApplyCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Mixin private DataOption data;

  @Option(
      names = "--tree",
      paramLabel = "REPO",
      description = "The repository, bare or not (default: all that `interleave tree` knows).")
  private @Nullable Path tree;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version, such as 3 or v3 (default: the newest).")
  private @Nullable String version;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(paramLabel = "SERIES", description = "An id, or a Message-ID of any of its mails.")
  private String name;

  @Override
  public Integer call() throws TreeException {
    try (Database database = data.open()) {
      Optional<Series> series = new StoredSeries(database.dataSource()).find(name);
      if (series.isEmpty()) {
        return refuse("there is no series \"" + name + "\"; `interleave series list` has them all");
      }
      Optional<Version> wanted =
          version == null ? Optional.of(series.get().newest()) : series.get().version(version);
      if (wanted.isEmpty()) {
        return refuse("series " + series.get().id().value() + " has no version " + version);
      }
      return apply(database, wanted.get());
    }
  }

  private int apply(Database database, Version wanted) throws TreeException {
    Trees trees = new Trees(database.dataSource(), InstantSource.system());
    Messages messages = new Messages(database.dataSource());
    List<Path> where = tree == null ? trees.all() : List.of(tree);
    try (Applications applications =
        new Applications(() -> where, messages, InstantSource.system())) {
      return switch (applications.of(wanted, PATIENCE)) {
        case Application.Applied applied -> report(wanted, applied);
        case Application.NoTree none ->
            refuse("no tree is known; name one with --tree REPO or `interleave tree add REPO`");
        case Application.Pending pending -> refuse("the search took longer than ten minutes");
        case Application.Unreadable unreadable -> refuse(String.join("; ", unreadable.reasons()));
      };
    }
  }

  private int report(Version wanted, Application.Applied applied) {
    PrintWriter out = spec.commandLine().getOut();
    List<Problem> problems = applied.revisions().problems();
    if (json) {
      out.println(new JsonMapper().writeValueAsString(answer(wanted, applied)));
    } else {
      out.println(wanted.name() + " on " + base(applied.base()) + " of " + applied.tree());
      applied.base().notes().forEach(note -> out.println("  " + note));
      applied.base().misses().forEach(miss -> out.println("  differs: " + miss.path()));
      problems.forEach(problem -> out.println("  " + problem.explain()));
      out.println(
          problems.isEmpty()
              ? "all " + wanted.patches().size() + " patches apply"
              : counted(problems.size()) + " not apply; the rest does");
    }
    out.flush();
    return problems.isEmpty() ? 0 : 1;
  }

  private static String counted(int problems) {
    return problems == 1 ? "1 place does" : problems + " places do";
  }

  private static String base(Base base) {
    String commit = base.commit().map(id -> id.substring(0, 12)).orElse("no commit");
    return commit
        + switch (base.how()) {
          case STATED -> " (its base-commit trailer)";
          case BLOBS -> " (the files are as its index lines say)";
          case APPLIES -> " (the newest commit that all patches apply to)";
          case CLOSEST -> " (the commit that most patches apply to)";
          case NONE -> "";
        };
  }

  private static Map<String, Object> answer(Version wanted, Application.Applied applied) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", wanted.name());
    answer.put("tree", applied.tree().toString());
    answer.put("base", applied.base().commit().orElse(""));
    answer.put("how", applied.base().how().name().toLowerCase(java.util.Locale.ROOT));
    answer.put("exact", applied.base().isExact());
    answer.put("notes", applied.base().notes());
    answer.put(
        "problems", applied.revisions().problems().stream().map(ApplyCommand::problem).toList());
    return answer;
  }

  private static Map<String, Object> problem(Problem problem) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("patch", problem.patch());
    answer.put("file", problem.path());
    problem.hunk().ifPresent(hunk -> answer.put("hunk", hunk));
    problem.line().ifPresent(line -> answer.put("line", line));
    answer.put("why", problem.why());
    return answer;
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
    return 2;
  }
}
