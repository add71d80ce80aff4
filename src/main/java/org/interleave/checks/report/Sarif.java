package org.interleave.checks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads SARIF 2.1.0. As a tree of bounded depth and size and not bound to classes (java-sarif does
 * so with Jackson 2): a dozen fields count here, and tools differ in all others.
 */
public final class Sarif {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Limits.DEPTH)
                          .maxDocumentLength(Limits.DOCUMENT)
                          .maxStringLength(Limits.DOCUMENT)
                          .build())
                  .build())
          .build();

  private Sarif() {}

  public static Report read(String text) {
    JsonNode log;
    try {
      log = MAPPER.readTree(text);
    } catch (JacksonException e) {
      return new Report.Refused(
          "this is not JSON: " + Words.line(e.getOriginalMessage(), 200) + at(e));
    }
    if (log == null || !log.path("runs").isArray()) {
      return new Report.Refused(
          "this is not SARIF: it has no array \"runs\" (SARIF 2.1.0, 3.13.4)");
    }
    String version = log.path("version").asString("2.1.0");
    if (!version.startsWith("2.")) {
      return new Report.Refused(
          "this is SARIF " + Words.line(version, 20) + "; version 2.1.0 is read");
    }
    return new Report.Read(
        elements(log.path("runs")).flatMap(run -> findings(run)).limit(Limits.FINDINGS).toList());
  }

  private static String at(JacksonException e) {
    var place = e.getLocation();
    return place == null || place.getLineNr() < 1
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private static Stream<Found> findings(JsonNode run) {
    JsonNode driver = run.path("tool").path("driver");
    String tool = driver.path("name").asString("");
    Map<String, JsonNode> rules = new HashMap<>();
    List<JsonNode> numbered = new ArrayList<>();
    elements(driver.path("rules"))
        .forEach(rule -> {
          rules.putIfAbsent(rule.path("id").asString(""), rule);
          numbered.add(rule);
        });
    return elements(run.path("results"))
        .filter(Sarif::counts)
        .map(result -> finding(run, tool, rule(result, rules, numbered), result));
  }

  /** SARIF 3.27.9, 3.27.23, 3.27.24: neither passed, nor suppressed, nor gone. */
  private static boolean counts(JsonNode result) {
    String kind = result.path("kind").asString("fail");
    boolean suppressed =
        elements(result.path("suppressions"))
            .anyMatch(one -> one.path("status").asString("accepted").equals("accepted"));
    return !suppressed
        && !result.path("baselineState").asString("").equals("absent")
        && (kind.equals("fail") || kind.equals("open") || kind.equals("review"));
  }

  private static Optional<JsonNode> rule(
      JsonNode result, Map<String, JsonNode> rules, List<JsonNode> numbered) {
    int index = result.path("ruleIndex").asInt(result.path("rule").path("index").asInt(-1));
    return index >= 0 && index < numbered.size()
        ? Optional.of(numbered.get(index))
        : Optional.ofNullable(rules.get(ruleId(result)));
  }

  private static String ruleId(JsonNode result) {
    return result.path("ruleId").asString(result.path("rule").path("id").asString(""));
  }

  private static Found finding(
      JsonNode run, String tool, Optional<JsonNode> rule, JsonNode result) {
    String id =
        Optional.of(ruleId(result))
            .filter(text -> !text.isEmpty())
            .or(() -> rule.map(one -> one.path("id").asString("")))
            .orElse("");
    String kind =
        Stream.of(tool, id).filter(text -> !text.isBlank()).collect(Collectors.joining(": "));
    String message = message(rule, result.path("message"));
    JsonNode location = result.path("locations").path(0);
    JsonNode physical = location.path("physicalLocation");
    int line = Math.max(0, physical.path("region").path("startLine").asInt(0));
    JsonNode logical = location.path("logicalLocations").path(0);
    String title = message.lines().filter(text -> !text.isBlank()).findFirst().orElse(kind);
    return new Found(
        orElse(Words.line(kind, Limits.KIND), "SARIF"),
        level(result, rule),
        orElse(Words.line(title, Limits.TITLE), "a result without a message"),
        Words.block(details(run, message, title, result), Limits.DETAILS),
        file(run, physical)
            .map(text -> Words.line(text, Limits.FILE))
            .filter(text -> !text.isEmpty()),
        line,
        Words.line(
            logical.path("name").asString(logical.path("fullyQualifiedName").asString("")),
            Limits.FUNCTION),
        Optional.empty());
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** SARIF 3.11.6: the text, or a rule's with its placeholders filled. */
  private static String message(Optional<JsonNode> rule, JsonNode message) {
    String text = message.path("text").asString(message.path("markdown").asString(""));
    if (text.isEmpty() && rule.isPresent()) {
      String id = message.path("id").asString("");
      text = rule.get().path("messageStrings").path(id).path("text").asString("");
      text = text.isEmpty() ? rule.get().path("shortDescription").path("text").asString("") : text;
    }
    List<JsonNode> arguments = elements(message.path("arguments")).limit(20).toList();
    for (int i = 0; i < arguments.size(); i++) {
      text = text.replace("{" + i + "}", arguments.get(i).asString(""));
    }
    return text.strip();
  }

  /** SARIF 3.27.10: the result's, else the rule's, else a warning. */
  private static Level level(JsonNode result, Optional<JsonNode> rule) {
    String word =
        result
            .path("level")
            .asString(
                rule.map(one -> one.path("defaultConfiguration").path("level").asString("warning"))
                    .orElse("warning"));
    return switch (word) {
      case "error" -> Level.ERROR;
      case "note", "none" -> Level.NOTE;
      default -> Level.WARNING;
    };
  }

  /** What the title leaves out of the message, and the other places. */
  private static String details(JsonNode run, String message, String title, JsonNode result) {
    String rest = message.equals(title) ? "" : message + "\n";
    Stream<JsonNode> steps =
        elements(result.path("codeFlows"))
            .limit(1)
            .flatMap(flow -> elements(flow.path("threadFlows")).limit(4))
            .flatMap(thread -> elements(thread.path("locations")))
            .map(step -> step.path("location"));
    return rest
        + Stream.concat(
                Stream.concat(
                    elements(result.path("locations")).skip(1),
                    elements(result.path("relatedLocations"))),
                steps)
            .limit(200)
            .map(location -> place(run, location))
            .collect(Collectors.joining("\n"));
  }

  private static String place(JsonNode run, JsonNode location) {
    JsonNode physical = location.path("physicalLocation");
    return file(run, physical).orElse("?")
        + ":"
        + physical.path("region").path("startLine").asInt(0)
        + " "
        + Words.line(location.path("message").path("text").asString(""), Limits.TITLE);
  }

  /** SARIF 3.4: the URI, or the one of the run's artifact; relative to the tree's root. */
  private static Optional<String> file(JsonNode run, JsonNode physical) {
    JsonNode artifact = physical.path("artifactLocation");
    String uri = artifact.path("uri").asString("");
    int index = artifact.path("index").asInt(-1);
    if (uri.isEmpty() && index >= 0) {
      uri = run.path("artifacts").path(index).path("location").path("uri").asString("");
    }
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    String path = Percent.decoded(uri.startsWith("file://") ? uri.substring(7) : uri);
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return Optional.of(path);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }
}
