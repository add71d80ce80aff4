package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.account.Caller;
import org.interleave.account.Needs;
import org.interleave.account.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The replies to patches and cover letters. */
@RestController
@RequestMapping({"/api", "/api/{version:1\\.[0-3]}"})
class CommentApi {
  private static final String LIST = "/{kind:patches|covers}/{id:[0-9]{1,18}}/comments";

  private static final String SELECT =
      """
      select comment.id, comment.addressed, comment.sent, message.message_id, message.subject,
      """
          + Shown.Person.COLUMNS;

  private static final String FROM =
      """
       from patchwork_comment comment
      join message on message.id = comment.id
      join patchwork_person person on person.id = comment.submitter
      """;

  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "comment.id",
          "subject", "message.subject",
          "date", "comment.sent",
          "submitter", "comment.submitter");

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final Contents contents;

  CommentApi(JdbcClient database, PatchworkIndex index, Contents contents) {
    this.database = database;
    this.index = index;
    this.contents = contents;
  }

  private record Row(
      long id,
      String messageId,
      String date,
      String subject,
      Shown.Person submitter,
      @Nullable Boolean addressed) {
    static Row of(ResultSet row, int number) throws SQLException {
      boolean is = row.getBoolean("addressed");
      @Nullable Boolean addressed = row.wasNull() ? null : is;
      return new Row(
          row.getLong("id"),
          row.getString("message_id"),
          Times.written(row.getTimestamp("sent").toInstant()),
          row.getString("subject"),
          Shown.Person.row(row),
          addressed);
    }
  }

  @GetMapping(LIST + "/")
  ResponseEntity<Object> list(
      @PathVariable String kind, @PathVariable long id, HttpServletRequest request) {
    index.catchUp();
    exists(kind, id);
    Links links = Links.of(request);
    return new Listing(request)
        .always(on(kind) + " = :id", "id", id)
        .search("message.subject")
        .order("id", ORDERS)
        .answer(
            database,
            SELECT,
            FROM,
            Row::of,
            rows -> rows.stream().map(row -> json(links, kind, id, row)).toList());
  }

  private static String on(String kind) {
    return kind.equals("patches") ? "comment.patch" : "comment.cover";
  }

  private void exists(String kind, long id) {
    String sql =
        kind.equals("patches")
            ? "select id from patchwork_patch where id = ?"
            : "select id from patchwork_cover where id = ?";
    if (database.sql(sql).param(id).query(Long.class).list().isEmpty()) {
      throw Refused.notFound();
    }
  }

  @GetMapping(LIST + "/{number:[0-9]{1,18}}/")
  Object one(
      @PathVariable String kind,
      @PathVariable long id,
      @PathVariable long number,
      HttpServletRequest request) {
    index.catchUp();
    Links links = since13(request);
    List<Row> rows =
        database
            .sql(SELECT + FROM + " where comment.id = :number and " + on(kind) + " = :id")
            .param("number", number)
            .param("id", id)
            .query(Row::of)
            .list();
    return rows.stream()
        .findFirst()
        .map(row -> json(links, kind, id, row))
        .orElseThrow(Refused::notFound);
  }

  private static Links since13(HttpServletRequest request) {
    Links links = Links.of(request);
    if (!links.has(3)) {
      throw Refused.notFound();
    }
    return links;
  }

  @Needs(Scope.PATCHES_WRITE)
  @RequestMapping(
      path = LIST + "/{number:[0-9]{1,18}}/",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  Object change(
      @PathVariable String kind,
      @PathVariable long id,
      @PathVariable long number,
      Fields fields,
      Caller caller,
      HttpServletRequest request) {
    one(kind, id, number, request);
    if (fields.has("addressed")) {
      boolean addressed =
          fields
              .text("addressed")
              .flatMap(LookUps::truth)
              .orElseThrow(() -> Refused.field("addressed", "Must be a valid boolean."));
      database
          .sql("update patchwork_comment set addressed = ? where id = ?")
          .params(addressed, number)
          .update();
    }
    return one(kind, id, number, request);
  }

  private Map<String, @Nullable Object> json(Links links, String kind, long on, Row row) {
    Content content = contents.of(row.messageId());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    if (links.has(3)) {
      json.put("url", links.below(kind, on, "comments", row.id()));
    }
    if (links.has(1)) {
      json.put("web_url", links.page(row.messageId()));
    }
    json.put("msgid", "<" + row.messageId() + ">");
    if (links.has(2)) {
      json.put("list_archive_url", null);
    }
    json.put("date", row.date());
    json.put("subject", row.subject());
    json.put("submitter", Embedded.person(links, row.submitter()));
    json.put("content", content.text());
    json.put("headers", content.headers());
    if (links.has(3)) {
      json.put("addressed", row.addressed());
    }
    return json;
  }
}
