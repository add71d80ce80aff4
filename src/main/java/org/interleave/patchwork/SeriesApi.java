package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The series. What Patchwork calls so is one version here. */
@RestController("patchworkSeriesApi") // the other API has one too
@RequestMapping({"/api/series", "/api/{version:1\\.[0-3]}/series"})
class SeriesApi {
  private static final String SELECT =
      "select series.total, series.received, "
          + Shown.Series.COLUMNS
          + ", "
          + Shown.Project.COLUMNS
          + ", "
          + Shown.Person.COLUMNS;

  private static final String FROM =
      """
       from patchwork_series series
      join patchwork_project project on project.id = series.project
      join patchwork_person person on person.id = series.submitter
      """;

  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "series.id",
          "name", "series.name",
          "date", "series.posted",
          "submitter", "series.submitter",
          "received_all", "(series.total <= series.received)");

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final LookUps look;

  SeriesApi(JdbcClient database, PatchworkIndex index, LookUps look) {
    this.database = database;
    this.index = index;
    this.look = look;
  }

  private record Row(
      Shown.Series series, Shown.Project project, Shown.Person submitter, int total, int received) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          Shown.Series.row(row).orElseThrow(),
          Shown.Project.row(row),
          Shown.Person.row(row),
          row.getInt("total"),
          row.getInt("received"));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    return new Listing(request)
        .among(
            "project",
            """
            exists (select from patchwork_patch patch
                     where patch.series = series.id and patchwork_in(patch.id, :project)
                    union all
                    select from patchwork_cover cover
                     where cover.series = series.id and patchwork_in(cover.id, :project))
            """,
            look::project)
        .among("submitter", "series.submitter = any (:submitter)", look::person)
        .since("series.posted")
        .search("series.name")
        .order("id", ORDERS)
        .answer(database, SELECT, FROM, Row::of, rows -> written(links, rows));
  }

  @GetMapping("/{id:[0-9]{1,18}}/")
  Object one(@PathVariable long id, HttpServletRequest request) {
    index.catchUp();
    Row row =
        database
            .sql(SELECT + FROM + " where series.id = ?")
            .param(id)
            .query(Row::of)
            .optional()
            .orElseThrow(Refused::notFound);
    return written(Links.of(request), List.of(row)).getFirst();
  }

  private record Member(long series, boolean cover, Shown.Mail mail) {}

  private List<Map<String, @Nullable Object>> written(Links links, List<Row> rows) {
    Long[] ids = rows.stream().map(row -> row.series().id()).toArray(Long[]::new);
    Map<Long, List<Member>> members = new HashMap<>();
    database
        .sql(
            """
            select patch.series, false as is_cover, patch.number, patch.id as mail_id,
                   message.message_id as mail_message, patch.sent as mail_sent,
                   patch.name as mail_name
              from patchwork_patch patch join message on message.id = patch.id
             where patch.series = any (:ids)
            union all
            select cover.series, true, 0, cover.id, message.message_id, cover.sent, cover.name
              from patchwork_cover cover join message on message.id = cover.id
             where cover.series = any (:ids)
             order by series, number, mail_id
            """)
        .param("ids", ids)
        .query((row, number) ->
            new Member(
                row.getLong("series"),
                row.getBoolean("is_cover"),
                Shown.Mail.row(row, "mail").orElseThrow()))
        .list()
        .forEach(one -> members.computeIfAbsent(one.series(), key -> new ArrayList<>()).add(one));
    return rows.stream()
        .map(row -> json(links, row, members.getOrDefault(row.series().id(), List.of())))
        .toList();
  }

  private static Map<String, @Nullable Object> json(Links links, Row row, List<Member> members) {
    Shown.Series it = row.series();
    Optional<Member> cover = members.stream().filter(Member::cover).findFirst();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("url", links.of("series", it.id()));
    if (links.has(1)) {
      json.put("web_url", links.seriesPage(it.series(), it.version()));
    }
    json.put("project", Embedded.project(links, row.project()));
    json.put("name", it.name());
    json.put("date", Times.written(it.posted()));
    json.put("submitter", Embedded.person(links, row.submitter()));
    json.put("version", it.number());
    json.put("total", row.total());
    json.put("received_total", row.received());
    json.put("received_all", row.total() <= row.received());
    json.put("mbox", links.mbox("series", it.id()));
    json.put("cover_letter", cover.map(one -> Embedded.cover(links, one.mail())).orElse(null));
    json.put(
        "patches",
        members.stream()
            .filter(one -> !one.cover())
            .map(one -> Embedded.patch(links, one.mail()))
            .toList());
    return json;
  }
}
