package org.interleave.locking.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Rule;
import org.interleave.locking.check.Subject;

/**
 * The answer of a check as a SARIF 2.1.0 log (OASIS standard, 2020): breaks are errors, what else
 * is attached are notes. Places are those of the last file that has them.
 */
final class CheckSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  /** Results that are of no rule: the rules of the tool itself. */
  private static final Map<Checked.Kind, String> REMARKS =
      Map.of(Checked.Kind.COMPILE, "compile", Checked.Kind.CALLER, "caller");

  private final Subject subject;
  private final Checked checked;
  private final Map<String, Integer> indices = new HashMap<>();

  private CheckSarif(Subject subject, Checked checked) {
    this.subject = subject;
    this.checked = checked;
  }

  static String of(Subject subject, Checked checked) {
    return CheckJson.write(new CheckSarif(subject, checked).log());
  }

  private Map<String, Object> log() {
    List<Map<String, Object>> rules = rules();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Interleave");
    driver.put("version", "0.1.0");
    driver.put("rules", rules);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("automationDetails", Map.of("id", "interleave/check/"));
    run.put("columnKind", "unicodeCodePoints");
    run.put(
        "originalUriBaseIds",
        Map.of(ROOT, Map.of("description", text("The top of the source tree."))));
    run.put("invocations", List.of(invocation()));
    run.put("results", results());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  // ---- rules

  private List<Map<String, Object>> rules() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Rule rule : checked.rules()) {
      indices.put(rule.id(), rules.size());
      rules.add(rule(rule));
    }
    addRemark(rules, "compile", "What a compiler would refuse or warn of.");
    addRemark(rules, "caller", "A caller that a changed function leaves behind.");
    return rules;
  }

  private void addRemark(List<Map<String, Object>> rules, String id, String what) {
    indices.put(id, rules.size());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("shortDescription", text(what));
    json.put("help", text(what));
    json.put("defaultConfiguration", Map.of("level", "warning"));
    rules.add(json);
  }

  private static Map<String, Object> rule(Rule rule) {
    String because =
        rule.because()
            .map(one ->
                "\n\n" + one.quotation() + one.messageId().map(id -> " <" + id + ">").orElse(""))
            .orElse("");
    String help = rule.title() + " (" + rule.demand().kind() + ")." + because;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("shortDescription", text(rule.title()));
    json.put("fullDescription", text(rule.title() + because.replace("\n\n", ": ")));
    json.put("help", text(help));
    json.put("defaultConfiguration", Map.of("level", "error"));
    json.put("properties", Map.of("kind", rule.demand().kind(), "tags", List.of("concurrency")));
    return json;
  }

  // ---- results

  private List<Map<String, Object>> results() {
    List<Map<String, Object>> results = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Attachment one : checked.attachments()) {
      if (indices.containsKey(one.rule())) {
        results.add(result(one, seen));
      }
    }
    for (Problem problem : checked.problems()) {
      String id = REMARKS.get(problem.kind());
      if (id != null) {
        results.add(remark(problem, id, seen));
      }
    }
    return results;
  }

  private Map<String, Object> result(Attachment one, Map<String, Integer> seen) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ruleId", one.rule());
    json.put("ruleIndex", indices.get(one.rule()));
    json.put("level", one.role() == Role.BREAKS ? "error" : "note");
    json.put(
        "message", text("Patch %d %s: %s".formatted(one.patch(), verb(one.role()), one.reason())));
    Map<String, Object> place =
        location(one.file(), one.line(), one.side() == Attachment.Side.OLD ? one : null);
    json.put("locations", List.of(place));
    List<Map<String, Object>> related = related(one);
    if (!related.isEmpty()) {
      json.put("relatedLocations", related);
    }
    json.put(
        "partialFingerprints",
        Map.of(
            "interleave/v1",
            fingerprint(
                seen, one.rule(), one.file(), CheckJson.role(one), withoutLines(one.reason()))));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("patch", one.patch());
    properties.put("commit", subject.revisions().get(one.patch()).name());
    properties.put("hunk", one.hunk());
    properties.put("line", one.line());
    properties.put("side", one.side().name().toLowerCase(java.util.Locale.ROOT));
    properties.put("role", CheckJson.role(one));
    properties.put("evidence", one.evidence().name().toLowerCase(java.util.Locale.ROOT));
    json.put("properties", properties);
    return json;
  }

  private static String verb(Role role) {
    return switch (role) {
      case ENFORCES -> "enforces the rule";
      case REPAIRS -> "repairs a breach of the rule";
      case BREAKS -> "breaks the rule";
      case RELIES_ON -> "relies on the rule";
    };
  }

  private Map<String, Object> remark(Problem problem, String id, Map<String, Integer> seen) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ruleId", id);
    json.put("ruleIndex", indices.get(id));
    json.put("level", "warning");
    json.put("message", text("Patch %d: %s".formatted(problem.patch(), problem.message())));
    problem
        .file()
        .ifPresent(file ->
            json.put("locations", List.of(location(file, Math.max(1, problem.line()), null))));
    json.put(
        "partialFingerprints",
        Map.of(
            "interleave/v1",
            fingerprint(seen, id, problem.file().orElse(""), withoutLines(problem.message()))));
    json.put("properties", Map.of("patch", problem.patch(), "hunk", problem.hunk()));
    return json;
  }

  /**
   * @param old what stands on the side before the patch: shown where that is now
   */
  private Map<String, Object> location(
      String file, int line, @org.jspecify.annotations.Nullable Attachment old) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("uri", uri(file));
    artifact.put("uriBaseId", ROOT);
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", artifact);
    physical.put(
        "region",
        Map.of("startLine", Math.max(1, old == null ? line : RemovedLine.now(subject, old))));
    return Map.of("physicalLocation", physical);
  }

  /** The other places that the reason speaks of: those of the sites at the attachment's patch. */
  private List<Map<String, Object>> related(Attachment one) {
    List<Map<String, Object>> related = new ArrayList<>();
    for (Checked.RevisionSite found : checked.sites()) {
      boolean cited =
          found.revision() == one.patch()
              && found.site().rule().equals(one.rule())
              && one.reason()
                  .contains(found.site().file() + ":" + found.site().place().line() + " (new)");
      if (cited && related.size() < 10) {
        Map<String, Object> place =
            new LinkedHashMap<>(location(found.site().file(), found.site().place().line(), null));
        place.put("id", related.size());
        place.put("message", text(found.site().text() + ": " + found.site().why()));
        related.add(place);
      }
    }
    return related;
  }

  /** A relative reference (RFC 3986): what a path may hold and a URI may not is escaped. */
  private static String uri(String path) {
    try {
      String uri = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
      // a colon in the first segment would read as a scheme
      return uri.replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static String withoutLines(String text) {
    return text.replaceAll("\\d+", "");
  }

  /** Stays the same when lines move; the same thing twice is told apart by counting. */
  private static String fingerprint(Map<String, Integer> seen, String... parts) {
    String all = String.join("\n", parts);
    int before = seen.merge(all, 1, Integer::sum) - 1;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16) + ":" + before;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- the rest

  private Map<String, Object> invocation() {
    List<Map<String, Object>> notifications = new ArrayList<>();
    for (Problem problem : checked.problems()) {
      if (!REMARKS.containsKey(problem.kind())) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", problem.kind() == Checked.Kind.RULE ? "warning" : "note");
        json.put("message", text(problem.message()));
        problem
            .file()
            .ifPresent(file ->
                json.put("locations", List.of(location(file, Math.max(1, problem.line()), null))));
        notifications.add(json);
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("executionSuccessful", true);
    json.put("toolExecutionNotifications", notifications);
    return json;
  }
}
