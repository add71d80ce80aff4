package org.interleave.locking.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Checked.RevisionSite;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a check as JSON; docs/check.md says what its fields are. */
final class CheckJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CheckJson() {}

  static String of(Checked checked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("revisions", checked.revisions());
    json.put("rules", checked.rules().stream().map(CheckJson::rule).toList());
    json.put("attachments", checked.attachments().stream().map(CheckJson::attachment).toList());
    json.put("sites", checked.sites().stream().map(CheckJson::site).toList());
    json.put("problems", checked.problems().stream().map(CheckJson::problem).toList());
    return MAPPER.writeValueAsString(json);
  }

  static String write(Object json) {
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> rule(Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("title", rule.title());
    json.put("kind", rule.demand().kind());
    json.put("file", rule.origin().file());
    json.put("line", rule.origin().line());
    rule.because()
        .ifPresent(because -> {
          json.put("because", because.quotation());
          because.messageId().ifPresent(id -> json.put("message_id", id));
        });
    return json;
  }

  private static Map<String, Object> attachment(Attachment attachment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", attachment.rule());
    json.put("patch", attachment.patch());
    json.put("file", attachment.file());
    json.put("hunk", attachment.hunk());
    json.put("line", attachment.line());
    json.put("side", word(attachment.side()));
    json.put("role", role(attachment));
    json.put("reason", attachment.reason());
    json.put("evidence", word(attachment.evidence()));
    return json;
  }

  private static Map<String, Object> site(RevisionSite one) {
    Site site = one.site();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", site.rule());
    json.put("revision", one.revision());
    json.put("file", site.file());
    json.put("function", site.function());
    json.put("line", site.place().line());
    json.put("column", site.place().column());
    json.put("action", word(site.action()));
    json.put("text", site.text());
    json.put("state", word(site.state()));
    json.put("why", site.why());
    List<Map<String, Object>> cites = new ArrayList<>();
    for (Site.Cite cite : site.cites()) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("reason", word(cite.reason()));
      place.put("file", cite.place().file());
      place.put("line", cite.place().line());
      cites.add(place);
    }
    json.put("cites", cites);
    return json;
  }

  private static Map<String, Object> problem(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", word(problem.kind()));
    json.put("patch", problem.patch());
    problem.file().ifPresent(file -> json.put("file", file));
    json.put("hunk", problem.hunk());
    json.put("line", problem.line());
    json.put("message", problem.message());
    return json;
  }

  static String role(Attachment attachment) {
    return word(attachment.role());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
