package org.interleave.account;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave token …}. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Make, list and revoke the tokens that programs use to write over the network.",
    footer = {"", "Scopes: read, checks:write, patches:write, admin."})
public final class TokenCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  @Spec private CommandSpec spec;

  public TokenCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: create, list or revoke");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Make a token and print it, alone on a line. It is never shown again.")
  int create(
      @Mixin DataOption where,
      @Parameters(paramLabel = "ACCOUNT", description = "Who writes, such as kernel-ci.")
          String account,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              required = true,
              description = "What it allows. May be repeated.")
          List<String> words,
      @Option(names = "--days", paramLabel = "N", description = "It expires after N days.")
          Optional<Integer> days,
      @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Its use.")
          String note) {
    List<Scope> scopes = words.stream().map(this::scope).toList();
    if (days.filter(count -> count < 1 || count > 3650).isPresent()) {
      throw refused("--days must be a number from 1 to 3650");
    }
    Instant now = clock.instant();
    Token.Wanted wanted =
        new Token.Wanted(
            account, note, scopes, days.map(count -> now.plus(Duration.ofDays(count))));
    wanted
        .complaint(now)
        .ifPresent(complaint -> {
          throw refused(complaint);
        });
    try (Database database = where.open()) {
      out().println(tokens(database).create(wanted).secret());
      out().flush();
      return ExitCode.OK;
    }
  }

  private Scope scope(String word) {
    return Scope.of(word).orElseThrow(() -> refused("there is no scope " + word));
  }

  private ParameterException refused(String complaint) {
    return new ParameterException(spec.commandLine(), complaint);
  }

  @Command(mixinStandardHelpOptions = true, description = "List the tokens, the newest first.")
  int list(@Mixin DataOption where) {
    try (Database database = where.open()) {
      Instant now = clock.instant();
      tokens(database).all().forEach(token -> out().println(line(token, now)));
      out().flush();
      return ExitCode.OK;
    }
  }

  private static String line(Token token, Instant now) {
    String scopes = token.scopes().stream().map(Scope::word).collect(Collectors.joining(","));
    String used = token.lastUsed().map(TIME::format).map("used "::concat).orElse("never used");
    String end = token.expires().map(TIME::format).map(", expires "::concat).orElse("");
    return "%s  %-8s  %s  %s  made %s, %s%s  %s"
        .formatted(
            token.id(),
            token.state(now),
            token.account().name(),
            scopes,
            TIME.format(token.created()),
            used,
            end,
            token.note())
        .stripTrailing();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Revoke a token: it opens nothing from now on.",
      footer = {"", "Exit status: 0 done, 1 there is no such token, or it was revoked before."})
  int revoke(
      @Mixin DataOption where,
      @Parameters(paramLabel = "ID", description = "As the list and the token itself have it.")
          String id) {
    try (Database database = where.open()) {
      return tokens(database).revoke(id) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Tokens tokens(Database database) {
    return new Tokens(database.dataSource(), clock);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
