package org.interleave.reply;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.ingest.Messages;
import org.interleave.mail.MessageId;
import org.interleave.reply.Replies.Include;
import org.interleave.review.Annotations;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdicts;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave reply}: the mails that carry a review back, for mail clients and git. */
@Command(
    name = "reply",
    description = {
      "Write a review as the mail that carries it back to the list.",
      "Without --patch, --cover or --all: list who said what that can be written."
    },
    footer = {
      "",
      "  interleave reply --series ID --patch 4 > reply.eml && git send-email reply.eml",
      "",
      "Exit status: 0 written, 1 there is nothing to write, 2 a usage or input error."
    })
public final class ReplyCommand implements Callable<Integer> {
  private final Function<DataSource, SeriesCatalog> catalogs;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--series",
      required = true,
      paramLabel = "ID",
      description = "The series: its id, the start of one, or the Message-ID of any of its mails.")
  private String series = "";

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version, as 2 or v2 (default: the newest).")
  private String version = "";

  @ArgGroup private @Nullable What what;

  @Option(
      names = "--as",
      paramLabel = "ADDRESS",
      description = "Whose review (default: of the only one who gave any, or git's user.email).")
  private String address = "";

  @Option(names = "--drafts", description = "Take comments that are not published too.")
  private boolean drafts;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file (default: the standard output).")
  private @Nullable Path output;

  @Option(names = "--json", description = "Write the list as JSON.")
  private boolean json;

  /** Which mails to write. */
  static final class What {
    @Option(names = "--patch", paramLabel = "K", description = "The reply to patch K.")
    @Nullable Integer patch;

    @Option(names = "--cover", description = "The reply to the cover letter that sums it all up.")
    boolean cover;

    @Option(names = "--all", description = "All of them, in one mbox (mboxrd).")
    boolean all;

    @Option(names = "--message", paramLabel = "MESSAGE-ID", description = "The reply to this mail.")
    @Nullable String message;
  }

  /** One line of the list. */
  record Line(int patch, String title, String reviewer, boolean written, String why) {}

  /**
   * @param catalogs opens the series that a database holds
   */
  public ReplyCommand(Function<DataSource, SeriesCatalog> catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    try (Database database = data.open()) {
      return run(database.dataSource());
    }
  }

  /** The same on a database that is open. */
  int run(DataSource source) throws IOException {
    InstantSource clock = InstantSource.system();
    Replies replies =
        new Replies(
            new Messages(source),
            new Annotations(source, clock),
            new Verdicts(source, clock),
            ZoneId.systemDefault());
    Optional<Series> found = catalogs.apply(source).find(series);
    if (found.isEmpty()) {
      return refuse("there is no series " + series);
    }
    Optional<Version> chosen = version(found.get());
    return chosen.isEmpty()
        ? refuse("series " + found.get().id() + " has no version " + version)
        : write(replies, chosen.get());
  }

  private int write(Replies replies, Version of) throws IOException {
    List<Reviewer> able = replies.reviewers(of.messages(), include());
    if (what == null) {
      return list(replies, of, able);
    }
    if (able.isEmpty()) {
      return refuse("nobody has said anything of " + of.name() + (drafts ? "" : " in public"));
    }
    Reviewer reviewer = choose(able);
    if (what.all) {
      List<Reply.Written> all = replies.all(of, reviewer, include());
      return all.isEmpty()
          ? refuse(reviewer.name() + " has said nothing of " + of.name())
          : save(Reply.mbox(all));
    }
    Reply reply =
        what.cover
            ? replies.summary(of, reviewer, include())
            : replies.to(message(of, what), reviewer, include());
    return switch (reply) {
      case Reply.Written written -> save(written.bytes());
      case Reply.Nothing nothing -> refuse(nothing.reason());
    };
  }

  private MessageId message(Version of, What asked) {
    if (asked.message != null) {
      return new MessageId(asked.message.replaceAll("^<|>$", ""));
    }
    int number = asked.patch == null ? 0 : asked.patch;
    return of.patches().stream()
        .filter(patch -> patch.number() == number)
        .map(Version.Patch::message)
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(spec.commandLine(), of.name() + " has no patch " + number));
  }

  private int list(Replies replies, Version of, List<Reviewer> able) throws IOException {
    List<Line> lines =
        able.stream()
            .flatMap(reviewer -> of.patches().stream().map(patch -> line(replies, patch, reviewer)))
            .filter(Line::written)
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(lines));
    } else {
      lines.forEach(line ->
          out.printf("%s %3d  %-30s %s%n", of.name(), line.patch(), line.reviewer(), line.title()));
      if (!able.isEmpty()) {
        out.println("--cover sums up, --all writes one mbox");
      }
    }
    out.flush();
    return able.isEmpty() ? refuse("nobody has said anything of " + of.name()) : 0;
  }

  private Line line(Replies replies, Version.Patch patch, Reviewer reviewer) {
    Reply reply = replies.to(patch.message(), reviewer, include());
    String why =
        switch (reply) {
          case Reply.Written written -> "";
          case Reply.Nothing nothing -> nothing.reason();
        };
    return new Line(patch.number(), patch.title(), reviewer.written(), why.isEmpty(), why);
  }

  private Optional<Version> version(Series of) {
    if (version.isEmpty()) {
      return of.versions().isEmpty() ? Optional.empty() : Optional.of(of.versions().getLast());
    }
    return of.versions().stream()
        .filter(one -> one.name().equals(version) || one.name().equals("v" + version))
        .findFirst();
  }

  private Reviewer choose(List<Reviewer> able) {
    if (!address.isEmpty()) {
      return able.stream()
          .filter(one -> one.is(address))
          .findFirst()
          .orElseThrow(() -> asWhom(address + " has said nothing; ", able));
    }
    Optional<Reviewer> own =
        Reviewer.ofGit()
            .flatMap(me -> able.stream().filter(one -> one.is(me.address())).findFirst());
    if (own.isEmpty() && able.size() > 1) {
      throw asWhom("say whose review with --as: ", able);
    }
    return own.orElseGet(able::getFirst);
  }

  private ParameterException asWhom(String why, List<Reviewer> able) {
    String those = String.join(", ", able.stream().map(Reviewer::address).toList());
    return new ParameterException(spec.commandLine(), why + those);
  }

  private int save(byte[] mail) throws IOException {
    if (output != null) {
      Files.write(output, mail);
    } else {
      OutputStream out = System.out; // the very bytes, whatever the terminal's charset
      out.write(mail);
      out.flush();
    }
    return 0;
  }

  private Include include() {
    return drafts ? Include.DRAFTS_TOO : Include.PUBLISHED;
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
    return 1;
  }
}
