package org.interleave.patchwork;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The short forms of things inside other answers, each in the fields of the version asked for. */
final class Embedded {
  private Embedded() {}

  static Map<String, @Nullable Object> project(Links links, Shown.Project it) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of("projects", it.id()));
    json.put("name", it.name());
    json.put("link_name", it.link());
    json.put("list_id", it.listId());
    json.put("list_email", it.email());
    json.put("web_url", "");
    json.put("scm_url", "");
    json.put("webscm_url", "");
    if (links.has(2)) {
      json.put("list_archive_url", "");
      json.put("list_archive_url_format", "");
      json.put("commit_url_format", "");
    }
    return json;
  }

  static Map<String, @Nullable Object> person(Links links, Shown.Person it) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of("people", it.id()));
    json.put("name", it.name().isBlank() ? null : it.name());
    json.put("email", it.email());
    return json;
  }

  static @Nullable Map<String, @Nullable Object> user(Links links, Shown.@Nullable User it) {
    if (it == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of("users", it.id()));
    json.put("username", it.name());
    json.put("first_name", "");
    json.put("last_name", "");
    // Patchwork's schema wants an address; RFC 2606 keeps this one from reaching anybody
    json.put("email", it.name() + "@users.invalid");
    return json;
  }

  static Map<String, @Nullable Object> patch(Links links, Shown.Mail it) {
    Map<String, @Nullable Object> json = mail(links, "patches", it);
    json.put("mbox", links.mbox("patch", it.id()));
    return json;
  }

  static Map<String, @Nullable Object> cover(Links links, Shown.Mail it) {
    Map<String, @Nullable Object> json = mail(links, "covers", it);
    if (links.has(1)) {
      json.put("mbox", links.mbox("cover", it.id()));
    }
    return json;
  }

  private static Map<String, @Nullable Object> mail(Links links, String resource, Shown.Mail it) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of(resource, it.id()));
    if (links.has(1)) {
      json.put("web_url", links.page(it.messageId()));
    }
    json.put("msgid", "<" + it.messageId() + ">");
    if (links.has(2)) {
      json.put("list_archive_url", null);
    }
    json.put("date", Times.written(it.sent()));
    json.put("name", it.name());
    return json;
  }

  static Map<String, @Nullable Object> series(Links links, Shown.Series it) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of("series", it.id()));
    if (links.has(1)) {
      json.put("web_url", links.seriesPage(it.series(), it.version()));
    }
    json.put("date", Times.written(it.posted()));
    json.put("name", it.name());
    json.put("version", it.number());
    json.put("mbox", links.mbox("series", it.id()));
    return json;
  }
}
