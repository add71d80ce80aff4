package org.interleave.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.api.shape.Checked.NewFinding;
import org.interleave.api.shape.Checked.NewRun;
import org.interleave.checks.Run;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import org.interleave.checks.RunStatus;
import org.interleave.checks.report.Junit;
import org.interleave.checks.report.KernelLog;
import org.interleave.checks.report.Report;
import org.interleave.checks.report.Sarif;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a body of any of the types that are taken says of a run.
 *
 * @param status as it says, else after the gravest finding
 */
record Postings(
    String context,
    RunStatus status,
    String description,
    Optional<URI> url,
    Optional<String> log,
    List<Found> findings) {
  private static final int LONGEST = 2_000;
  private static final int MOST_FINDINGS = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** What stands in the address, for bodies that are not ours. */
  record Parameters(
      Optional<String> context,
      Optional<String> status,
      Optional<String> url,
      Optional<String> description) {}

  static Postings of(MediaType type, byte[] body, Parameters parameters) {
    String text = new String(body, StandardCharsets.UTF_8);
    String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
    if (subtype.equals("sarif+json")) {
      return of(parameters, Optional.empty(), read(Sarif.read(text)));
    }
    if (subtype.equals("xml") || subtype.endsWith("+xml")) {
      return of(parameters, Optional.empty(), read(Junit.read(text)));
    }
    if (subtype.equals("plain")) {
      return of(parameters, Optional.of(text), KernelLog.read(text));
    }
    return plain(text, parameters);
  }

  private static List<Found> read(Report report) {
    return switch (report) {
      case Report.Read read -> read.findings();
      case Report.Refused refused ->
          throw Refusal.malformed(
              "The body cannot be read: " + refused.why() + ".",
              "Check that Content-Type says what the body is.");
    };
  }

  private static Postings plain(String text, Parameters parameters) {
    NewRun run;
    try {
      run = MAPPER.readValue(text, NewRun.class);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw Refusal.malformed(
          "The body cannot be read: "
              + Known.brief(e.getOriginalMessage().lines().findFirst().orElse("no JSON"))
              + (at == null || at.getLineNr() < 1 ? "." : " (line " + at.getLineNr() + ")."),
          "See NewRun in /api/v1/openapi.json for the fields.");
    }
    if (run == null) {
      throw Refusal.malformed("The body is null.", "Send an object with at least a context.");
    }
    List<Found> findings =
        run.findings()
            .map(all -> all.stream().map(Postings::found).toList())
            .orElseGet(() -> run.log().map(KernelLog::read).orElse(List.of()));
    Parameters said =
        new Parameters(
            run.context().or(parameters::context),
            run.status().or(parameters::status),
            run.url().or(parameters::url),
            run.description().or(parameters::description));
    return of(said, run.log(), findings);
  }

  private static Postings of(Parameters said, Optional<String> log, List<Found> findings) {
    String context =
        said.context()
            .filter(text -> text.matches(Run.CONTEXT))
            .orElseThrow(() ->
                Refusal.invalid(
                    "The context is missing, or has other letters than A-Z a-z 0-9 _ . / : + -.",
                    "Name the tool or job, such as context=kunit."));
    RunStatus status =
        said.status()
            .map(word ->
                RunStatus.of(word)
                    .orElseThrow(() ->
                        Refusal.invalid(
                            "There is no status “" + Known.brief(word) + "”.",
                            "Use pending, success, warning or fail.")))
            .orElseGet(() -> gravest(findings));
    String description = said.description().orElse("");
    if (description.length() > LONGEST) {
      throw Refusal.invalid(
          "The description is longer than " + LONGEST + " characters.", "Post it as log.");
    }
    if (findings.size() > MOST_FINDINGS) {
      throw Refusal.invalid(
          "There are more than " + MOST_FINDINGS + " findings.", "Post the gravest ones.");
    }
    return new Postings(context, status, description, said.url().map(Postings::url), log, findings);
  }

  private static RunStatus gravest(List<Found> findings) {
    if (findings.stream().anyMatch(found -> found.level() == Level.ERROR)) {
      return RunStatus.FAIL;
    }
    return findings.stream().anyMatch(found -> found.level() == Level.WARNING)
        ? RunStatus.WARNING
        : RunStatus.SUCCESS;
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (text.length() <= LONGEST
          && url.getHost() != null
          && (scheme.equals("https") || scheme.equals("http"))) {
        return url;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // refused below
    }
    throw Refusal.invalid(
        "The url is no http or https address of at most " + LONGEST + " characters.",
        "Give where people can read more, such as https://ci.example.org/run/1.");
  }

  private static Found found(NewFinding posted) {
    String level = posted.level().orElse("error");
    return new Found(
        text("kind", posted.kind(), 1, 200),
        switch (level) {
          case "error" -> Level.ERROR;
          case "warning" -> Level.WARNING;
          case "note" -> Level.NOTE;
          default ->
              throw Refusal.invalid(
                  "There is no level “" + Known.brief(level) + "”.", "Use error, warning or note.");
        },
        text("title", posted.title(), 1, 1_000),
        text("details", posted.details().orElse(""), 0, 60_000),
        posted.file().map(file -> text("file", file, 1, 1_000)),
        line(posted.line().orElse(0)),
        text("function", posted.function().orElse(""), 0, 300),
        Optional.empty());
  }

  private static int line(int line) {
    if (line < 0) {
      throw Refusal.invalid("The line of a finding is " + line + ".", "Lines count from 1.");
    }
    return line;
  }

  private static String text(
      String name, @org.jspecify.annotations.Nullable String text, int least, int most) {
    if (text == null || text.length() < least || text.length() > most) {
      throw Refusal.invalid(
          "The " + name + " of a finding is missing or longer than " + most + " characters.",
          "See NewFinding in /api/v1/openapi.json.");
    }
    return text;
  }
}
