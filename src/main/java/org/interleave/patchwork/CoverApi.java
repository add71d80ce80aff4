package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cover letters. */
@RestController
@RequestMapping({"/api/covers", "/api/{version:1\\.[0-3]}/covers"})
class CoverApi {
  private static final String SELECT =
      """
      select cover.id as cover_id, message.message_id as cover_message, cover.sent as cover_sent,
             cover.name as cover_name,
      """
          + Shown.Project.COLUMNS
          + ", "
          + Shown.Person.COLUMNS
          + ", "
          + Shown.Series.COLUMNS;

  private static final String FROM =
      """
      from patchwork_cover cover
      join message on message.id = cover.id
      join patchwork_project project on project.id = cover.project
      join patchwork_person person on person.id = cover.submitter
      left join patchwork_series series on series.id = cover.series
      """;

  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "cover.id",
          "name", "cover.name",
          "date", "cover.sent",
          "submitter", "cover.submitter");

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final LookUps look;
  private final Contents contents;

  CoverApi(JdbcClient database, PatchworkIndex index, LookUps look, Contents contents) {
    this.database = database;
    this.index = index;
    this.look = look;
    this.contents = contents;
  }

  private record Row(
      Shown.Mail mail,
      Shown.Project project,
      Shown.Person submitter,
      Optional<Shown.Series> series) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          Shown.Mail.row(row, "cover").orElseThrow(),
          Shown.Project.row(row),
          Shown.Person.row(row),
          Shown.Series.row(row));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    return new Listing(request)
        .among("project", "patchwork_in(cover.id, :project)", look::project)
        .among("series", "cover.series = any (:series)", LookUps::number)
        .among("submitter", "cover.submitter = any (:submitter)", look::person)
        .where("msgid", "message.message_id = :msgid", LookUps::messageId)
        .since("cover.sent")
        .search("cover.name")
        .order("id", ORDERS)
        .answer(
            database,
            SELECT,
            FROM,
            Row::of,
            rows -> rows.stream().map(row -> json(links, row)).toList());
  }

  @GetMapping("/{id:[0-9]{1,18}}/")
  Object one(@PathVariable long id, HttpServletRequest request) {
    index.catchUp();
    Row row =
        database
            .sql(SELECT + FROM + " where cover.id = ?")
            .param(id)
            .query(Row::of)
            .optional()
            .orElseThrow(Refused::notFound);
    Map<String, @Nullable Object> json = json(Links.of(request), row);
    Content content = contents.of(row.mail().messageId());
    json.put("headers", content.headers());
    json.put("content", content.text());
    return json;
  }

  private static Map<String, @Nullable Object> json(Links links, Row row) {
    long id = row.mail().id();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("url", links.of("covers", id));
    if (links.has(1)) {
      json.put("web_url", links.page(row.mail().messageId()));
    }
    json.put("project", Embedded.project(links, row.project()));
    json.put("msgid", "<" + row.mail().messageId() + ">");
    if (links.has(2)) {
      json.put("list_archive_url", null);
    }
    json.put("date", Times.written(row.mail().sent()));
    json.put("name", row.mail().name());
    json.put("submitter", Embedded.person(links, row.submitter()));
    if (links.has(1)) {
      json.put("mbox", links.mbox("cover", id));
    }
    json.put("series", row.series().map(it -> Embedded.series(links, it)).stream().toList());
    if (links.has(1)) {
      json.put("comments", links.below("covers", id, "comments"));
    }
    return json;
  }
}
