package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened, for CI systems that poll. */
@RestController
@RequestMapping({"/api/events", "/api/{version:1\\.[0-3]}/events"})
class EventApi {
  private static final String SELECT =
      """
      select event.id as event_id, event.category, event.happened, event.previous_state,
             event.current_state, actor.id as actor_id, actor.name as actor_name,
             before.id as before_id, before.name as before_name,
             after.id as after_id, after.name as after_name,
             patch.id as patch_id, of_patch.message_id as patch_message, patch.sent as patch_sent,
             patch.name as patch_name,
             cover.id as cover_id, of_cover.message_id as cover_message, cover.sent as cover_sent,
             cover.name as cover_name,
             comment.id as comment_id, of_comment.message_id as comment_message,
             comment.sent as comment_sent, of_comment.subject as comment_name,
             run.id as run_id, run.status, run.context, coalesce(run.url, '') as url, run.posted,
      """
          + Shown.Project.COLUMNS
          + ", "
          + Shown.Series.COLUMNS;

  private static final String FROM =
      """
      from patchwork_event event
      join patchwork_project project on project.id = event.project
      left join account actor on actor.id = event.actor
      left join account before on before.id = event.previous_delegate
      left join account after on after.id = event.current_delegate
      left join patchwork_patch patch on patch.id = event.patch
      left join message of_patch on of_patch.id = patch.id
      left join patchwork_cover cover on cover.id = event.cover
      left join message of_cover on of_cover.id = cover.id
      left join patchwork_comment comment on comment.id = event.comment
      left join message of_comment on of_comment.id = comment.id
      left join patchwork_series series on series.id = event.series
      left join run on run.id = event.run
      """;

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final LookUps look;

  EventApi(JdbcClient database, PatchworkIndex index, LookUps look) {
    this.database = database;
    this.index = index;
    this.look = look;
  }

  private record Check(long id, String date, String state, String url, String context) {}

  private record Row(
      long id,
      String category,
      String date,
      Shown.Project project,
      Optional<Shown.User> actor,
      Optional<Shown.Mail> patch,
      Optional<Shown.Mail> cover,
      Optional<Shown.Mail> comment,
      Optional<Shown.Series> series,
      Optional<Check> check,
      @Nullable String previousState,
      @Nullable String currentState,
      Optional<Shown.User> previousDelegate,
      Optional<Shown.User> currentDelegate) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getLong("event_id"),
          row.getString("category"),
          Times.written(row.getTimestamp("happened").toInstant()),
          Shown.Project.row(row),
          Shown.User.row(row, "actor"),
          Shown.Mail.row(row, "patch"),
          Shown.Mail.row(row, "cover"),
          Shown.Mail.row(row, "comment"),
          Shown.Series.row(row),
          checkOf(row),
          row.getString("previous_state"),
          row.getString("current_state"),
          Shown.User.row(row, "before"),
          Shown.User.row(row, "after"));
    }

    private static Optional<Check> checkOf(ResultSet row) throws SQLException {
      long id = row.getLong("run_id");
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(
              new Check(
                  id,
                  Times.written(row.getTimestamp("posted").toInstant()),
                  row.getString("status").toLowerCase(Locale.ROOT),
                  row.getString("url"),
                  row.getString("context")));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    Listing listing =
        new Listing(request)
            .among(
                "project",
                """
                (event.project = any (:project)
                 or patchwork_in(coalesce(event.patch, event.cover, event.comment,
                      (select min(id) from patchwork_patch where series = event.series)), :project))
                """,
                look::project)
            .among("series", "event.series = any (:series)", LookUps::number)
            .among("patch", "event.patch = any (:patch)", LookUps::number)
            .among("cover", "event.cover = any (:cover)", LookUps::number)
            .where("category", "event.category = :category", Optional::of)
            .since("event.happened")
            .order("-date", Map.of("date", "event.happened", "id", "event.id"));
    if (links.has(2)) {
      listing.among("actor", "event.actor = any (:actor)", look::user);
    }
    if (!links.has(3)) {
      listing.always("event.category not like :comments", "comments", "%-comment-created");
    }
    return listing.answer(
        database,
        SELECT,
        FROM,
        Row::of,
        rows -> rows.stream().map(row -> json(links, row)).toList());
  }

  private static Map<String, @Nullable Object> json(Links links, Row row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("category", row.category());
    json.put("project", Embedded.project(links, row.project()));
    json.put("date", row.date());
    if (links.has(2)) {
      json.put("actor", Embedded.user(links, row.actor().orElse(null)));
    }
    json.put("payload", payload(links, row));
    return json;
  }

  private static Map<String, @Nullable Object> payload(Links links, Row row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    row.patch().ifPresent(it -> json.put("patch", Embedded.patch(links, it)));
    row.series().ifPresent(it -> json.put("series", Embedded.series(links, it)));
    row.cover().ifPresent(it -> json.put("cover", Embedded.cover(links, it)));
    switch (row.category()) {
      case "patch-state-changed" -> {
        json.put("previous_state", row.previousState());
        json.put("current_state", row.currentState());
      }
      case "patch-delegated" -> {
        json.put("previous_delegate", Embedded.user(links, row.previousDelegate().orElse(null)));
        json.put("current_delegate", Embedded.user(links, row.currentDelegate().orElse(null)));
      }
      default -> {
        row.check().ifPresent(it -> json.put("check", check(links, row, it)));
        row.comment().ifPresent(it -> json.put("comment", comment(links, row, it)));
      }
    }
    return json;
  }

  private static Map<String, @Nullable Object> check(Links links, Row row, Check it) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.below("patches", row.patch().orElseThrow().id(), "checks", it.id()));
    json.put("date", it.date());
    json.put("state", it.state());
    json.put("target_url", it.url().isEmpty() ? null : it.url());
    json.put("context", it.context());
    return json;
  }

  private static Map<String, @Nullable Object> comment(Links links, Row row, Shown.Mail it) {
    String url =
        row.patch()
            .map(on -> links.below("patches", on.id(), "comments", it.id()))
            .or(() -> row.cover().map(on -> links.below("covers", on.id(), "comments", it.id())))
            .orElseThrow();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", url);
    json.put("web_url", links.page(it.messageId()));
    json.put("msgid", "<" + it.messageId() + ">");
    json.put("list_archive_url", null);
    json.put("date", Times.written(it.sent()));
    return json;
  }
}
