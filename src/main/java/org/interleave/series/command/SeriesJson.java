package org.interleave.series.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.mail.MessageId;
import org.interleave.mail.Trailer;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Entry;
import org.interleave.series.SeriesCatalog.Row;
import org.interleave.series.SeriesCatalog.VersionCount;
import org.interleave.series.Version;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Series for programs. Fields and lists have a fixed order; times are ISO 8601 in UTC. */
final class SeriesJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SeriesJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static Map<String, Object> listed(Row row, List<VersionCount> versions) {
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("id", row.id().value());
    series.put("title", row.title());
    series.put("author", Text.person(row.author()));
    series.put("state", row.state().word());
    series.put("versions", versions.stream().map(SeriesJson::version).toList());
    return series;
  }

  private static Map<String, Object> version(VersionCount count) {
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("version", count.number());
    version.put("name", count.name());
    version.put("kind", count.kind());
    version.put("posted", time(count.posted()));
    version.put("patches", count.patches());
    version.put("total", count.total());
    version.put("complete", count.complete());
    version.put("messages", count.messages());
    return version;
  }

  static Map<String, Object> shown(SeriesCatalog catalog, Series one) {
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("id", one.id().value());
    series.put("title", one.title());
    series.put("author", Text.person(one.author()));
    series.put("state", one.state().word());
    series.put("versions", one.versions().stream().map(SeriesJson::count).toList());
    Map<MessageId, List<Trailer>> written = catalog.written(one);
    List<Object> patches = new ArrayList<>();
    List<Object> messages = new ArrayList<>();
    for (Version version : one.versions()) {
      List<Entry> thread = catalog.thread(one.id(), version.name());
      addPatches(patches, version, thread, written);
      thread.forEach(entry -> messages.add(message(version, entry)));
    }
    series.put("patches", patches);
    series.put("messages", messages);
    series.put(
        "trailers", catalog.trailers(one.id()).stream().map(given -> trailer(one, given)).toList());
    return series;
  }

  private static Map<String, Object> count(Version version) {
    return version(
        new VersionCount(
            version.name(),
            version.number(),
            version.kind(),
            version.posted(),
            version.patches().size(),
            version.total(),
            version.complete(),
            version.messages().size()));
  }

  private static void addPatches(
      List<Object> patches,
      Version version,
      List<Entry> thread,
      Map<MessageId, List<Trailer>> written) {
    thread.stream()
        .filter(entry -> entry.role() == SeriesCatalog.Role.COVER)
        .forEach(entry -> {
          Map<String, Object> cover = named(version);
          cover.put("number", 0);
          cover.put("title", org.interleave.mail.Subject.parse(entry.subject()).title());
          cover.put("author", Text.person(entry.from()));
          cover.put("messageId", entry.id().value());
          cover.put("posted", time(entry.sent()));
          cover.put("role", "cover");
          cover.put("trailers", own(written, entry.id()));
          patches.add(cover);
        });
    version.patches().forEach(patch -> patches.add(patch(version, patch, "patch", written)));
    version.strays().forEach(stray -> patches.add(patch(version, stray, "stray", written)));
  }

  private static Map<String, Object> patch(
      Version version, Version.Patch one, String role, Map<MessageId, List<Trailer>> written) {
    Map<String, Object> patch = named(version);
    patch.put("number", one.number());
    patch.put("title", one.title());
    patch.put("author", Text.person(one.author()));
    patch.put("messageId", one.message().value());
    patch.put("posted", time(one.posted()));
    patch.put("role", role);
    if (!one.note().isEmpty()) {
      patch.put("note", one.note());
    }
    patch.put("trailers", own(written, one.message()));
    return patch;
  }

  private static List<Map<String, String>> own(
      Map<MessageId, List<Trailer>> written, MessageId message) {
    return written.getOrDefault(message, List.of()).stream()
        .map(trailer -> {
          Map<String, String> one = new LinkedHashMap<>();
          one.put("key", trailer.key());
          one.put("value", trailer.value());
          return one;
        })
        .toList();
  }

  private static Map<String, Object> message(Version version, Entry entry) {
    Map<String, Object> message = named(version);
    message.put("messageId", entry.id().value());
    message.put("from", Text.person(entry.from()));
    message.put("date", time(entry.sent()));
    message.put("subject", entry.subject());
    message.put("inReplyTo", entry.parent().map(id -> id.value()).orElse(null));
    return message;
  }

  private static Map<String, Object> trailer(Series series, GivenTrailer given) {
    Map<String, Object> trailer = new LinkedHashMap<>();
    trailer.put("version", series.version(given.version()).map(Version::number).orElse(0));
    trailer.put("name", given.version());
    trailer.put("patch", given.patch());
    trailer.put("key", given.key());
    trailer.put("value", given.value());
    trailer.put("messageId", given.message().value());
    trailer.put("from", Text.person(given.from()));
    trailer.put("givenTo", given.toCover() ? "cover" : "patch");
    trailer.put("mismatch", given.mismatch());
    return trailer;
  }

  private static Map<String, Object> named(Version version) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", version.number());
    fields.put("name", version.name());
    return fields;
  }

  private static String time(Instant instant) {
    return instant.toString();
  }
}
