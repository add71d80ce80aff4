package org.interleave.hook;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
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

/** {@code interleave hook …}. */
@Command(
    name = "hook",
    mixinStandardHelpOptions = true,
    description = "Say which addresses are told of what happens (webhooks).",
    footer = {
      "",
      "Events: version.arrived, run.posted, job.findings, verdict.given, patch.state.",
      "A running server delivers; docs/hooks.md tells what is sent and how it is signed."
    })
public final class HookCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  @Spec private CommandSpec spec;

  public HookCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: add, list, remove, enable, deliveries or redeliver");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Add a hook and print its number and its secret, which is never shown again.")
  int add(
      @Mixin DataOption where,
      @Parameters(paramLabel = "URL", description = "Where to send to.") String url,
      @Option(
              names = "--event",
              paramLabel = "EVENT",
              required = true,
              description = "What to tell. May be repeated.")
          List<String> words,
      @Option(
              names = "--private",
              description = "It may lie on this machine or in a private network.")
          boolean privateToo) {
    URI address =
        Hooks.address(url).orElseThrow(() -> refused("not an address to send to: " + url));
    List<HookEvent> events =
        words.stream()
            .map(word -> HookEvent.of(word).orElseThrow(() -> refused("there is no event " + word)))
            .toList();
    return with(
        where,
        hooks -> {
          Hook.Made made = hooks.add(address, events, privateToo);
          out().println(made.hook().id() + " " + made.secret());
          return ExitCode.OK;
        });
  }

  private ParameterException refused(String complaint) {
    return new ParameterException(spec.commandLine(), complaint);
  }

  @Command(mixinStandardHelpOptions = true, description = "List the hooks.")
  int list(@Mixin DataOption where) {
    return with(
        where,
        hooks -> {
          for (Hook hook : hooks.all()) {
            String events =
                hook.events().stream().map(HookEvent::word).collect(Collectors.joining(","));
            String reach = hook.privateToo() ? "  private" : "";
            out()
                .println(
                    hook.id() + "  " + hook.state() + "  " + hook.url() + "  " + events + reach);
          }
          return ExitCode.OK;
        });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Remove a hook.",
      footer = {"", "Exit status: 0 done, 1 there is no such hook."})
  int remove(
      @Mixin DataOption where, @Parameters(paramLabel = "N", description = "Its number.") int id) {
    return with(where, hooks -> hooks.remove(id) ? ExitCode.OK : ExitCode.SOFTWARE);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Use a hook again that was given up after failing for days.",
      footer = {"", "Exit status: 0 done, 1 there is no such hook."})
  int enable(
      @Mixin DataOption where, @Parameters(paramLabel = "N", description = "Its number.") int id) {
    return with(where, hooks -> hooks.enable(id) ? ExitCode.OK : ExitCode.SOFTWARE);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "List what was sent to a hook in the last thirty days, the newest first.",
      footer = {"", "Exit status: 0 done, 1 there is no such hook."})
  int deliveries(
      @Mixin DataOption where, @Parameters(paramLabel = "N", description = "Its number.") int id) {
    return with(
        where,
        hooks -> {
          if (hooks.find(id).isEmpty()) {
            return ExitCode.SOFTWARE;
          }
          hooks.deliveries(id, 1000).forEach(one -> out().println(line(one)));
          return ExitCode.OK;
        });
  }

  private static String line(Hook.Delivery delivery) {
    String last =
        delivery
            .last()
            .map(attempt ->
                "  "
                    + attempt.status()
                    + " in "
                    + attempt.millis()
                    + " ms  "
                    + attempt
                        .excerpt()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\p{Cntrl}", " "))
            .orElse("");
    return "%s  %s  %-15s  %-9s  %d tried%s"
        .formatted(
            delivery.id(),
            TIME.format(delivery.created()),
            delivery.event(),
            delivery.state().toLowerCase(Locale.ROOT),
            delivery.attempts(),
            last)
        .stripTrailing();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Send a delivery again.",
      footer = {"", "Exit status: 0 done, 1 there is no such delivery."})
  int redeliver(
      @Mixin DataOption where,
      @Parameters(paramLabel = "ID", description = "As the list of deliveries has it.") String id) {
    return with(
        where,
        hooks ->
            hooks
                .repeat(id)
                .map(again -> {
                  out().println(again);
                  return ExitCode.OK;
                })
                .orElse(ExitCode.SOFTWARE));
  }

  private int with(DataOption where, ToIntFunction<Hooks> task) {
    try (Database database = where.open()) {
      int status = task.applyAsInt(new Hooks(database.dataSource(), clock));
      out().flush();
      return status;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
