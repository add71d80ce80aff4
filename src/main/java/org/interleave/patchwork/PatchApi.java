package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The patches, and what clients say of them. */
@RestController
@RequestMapping({"/api/patches", "/api/{version:1\\.[0-3]}/patches"})
class PatchApi {
  private static final String SELECT =
      """
      select patch.id, message.message_id, patch.sent, patch.name, patch.hash, patch.state,
             patch.archived, patch.commit_ref,
             account.id as delegate_id, account.name as delegate_name,
             (select case when bool_or(status = 'FAIL') then 'fail'
                          when bool_or(status = 'WARNING') then 'warning'
                          when bool_or(status = 'PENDING') then 'pending'
                          when count(*) > 0 then 'success'
                          else 'pending' end
                from (select distinct on (poster, context) status
                        from run
                       where target = 'PATCH' and name = message.message_id
                       order by poster, context, id desc) as newest) as check_state,
      """
          + Shown.Project.COLUMNS
          + ", "
          + Shown.Person.COLUMNS
          + ", "
          + Shown.Series.COLUMNS;

  private static final String FROM =
      """
      from patchwork_patch patch
      join message on message.id = patch.id
      join patchwork_project project on project.id = patch.project
      join patchwork_person person on person.id = patch.submitter
      left join patchwork_series series on series.id = patch.series
      left join account on account.id = patch.delegate
      """;

  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "patch.id",
          "name", "patch.name",
          "project", "patch.project",
          "date", "patch.sent",
          "state", "patch.state",
          "archived", "patch.archived",
          "submitter", "patch.submitter");

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final LookUps look;
  private final Contents contents;
  private final PatchChange changes;

  PatchApi(
      JdbcClient database,
      PatchworkIndex index,
      LookUps look,
      Contents contents,
      PatchChange changes) {
    this.database = database;
    this.index = index;
    this.look = look;
    this.contents = contents;
    this.changes = changes;
  }

  /** A patch as the list shows it. */
  private record Row(
      Shown.Mail mail,
      String hash,
      String state,
      boolean archived,
      @Nullable String commit,
      Optional<Shown.User> delegate,
      String check,
      Shown.Project project,
      Shown.Person submitter,
      Optional<Shown.Series> series) {

    static Row of(ResultSet row, int number) throws SQLException {
      Instant sent = row.getTimestamp("sent").toInstant();
      return new Row(
          new Shown.Mail(
              row.getLong("id"), row.getString("message_id"), sent, row.getString("name")),
          row.getString("hash"),
          row.getString("state"),
          row.getBoolean("archived"),
          row.getString("commit_ref"),
          Shown.User.row(row, "delegate"),
          row.getString("check_state"),
          Shown.Project.row(row),
          Shown.Person.row(row),
          Shown.Series.row(row));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    Listing listing =
        new Listing(request)
            .among("project", "patchwork_in(patch.id, :project)", look::project)
            .among("series", "patch.series = any (:series)", LookUps::number)
            .among("submitter", "patch.submitter = any (:submitter)", look::person)
            .among("delegate", "patch.delegate = any (:delegate)", look::user)
            .where("archived", "patch.archived = :archived", LookUps::truth)
            .since("patch.sent")
            .search("patch.name")
            .order("id", ORDERS);
    List<String> states = listing.asked("state");
    if (!states.isEmpty()) {
      listing.always("patch.state = any (:states)", "states", slugs(states));
    }
    if (links.has(2)) {
      listing
          .where("hash", "patch.hash = lower(:hash)", Optional::of)
          .where("msgid", "message.message_id = :msgid", LookUps::messageId);
    }
    return listing.answer(
        database,
        SELECT,
        FROM,
        Row::of,
        rows -> rows.stream().map(row -> json(links, row)).toList());
  }

  /** A word that is no state matches nothing, whatever stands beside it. */
  private static String[] slugs(List<String> words) {
    List<Optional<PatchState>> states = words.stream().map(PatchState::find).toList();
    return states.stream().allMatch(Optional::isPresent)
        ? states.stream().map(state -> state.orElseThrow().slug()).toArray(String[]::new)
        : new String[0];
  }

  @GetMapping("/{id:[0-9]{1,18}}/")
  Object one(@PathVariable long id, HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    Row row = row(id);
    Map<String, @Nullable Object> json = json(links, row);
    Content content = contents.of(row.mail().messageId());
    json.put("headers", content.headers());
    json.put("content", content.text());
    json.put("diff", content.diff());
    json.put("prefixes", PatchName.of(row.mail().name(), row.project().link()).prefixes());
    return json;
  }

  private Row row(long id) {
    return database
        .sql(SELECT + FROM + " where patch.id = ?")
        .param(id)
        .query(Row::of)
        .optional()
        .orElseThrow(Refused::notFound);
  }

  @Needs(Scope.PATCHES_WRITE)
  @RequestMapping(
      path = "/{id:[0-9]{1,18}}/",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  Object change(@PathVariable long id, Fields fields, Caller caller, HttpServletRequest request) {
    index.catchUp();
    changes.apply(id, row(id).mail().messageId(), fields, caller);
    return one(id, request);
  }

  private static Map<String, @Nullable Object> json(Links links, Row row) {
    long id = row.mail().id();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("url", links.of("patches", id));
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
    json.put("commit_ref", row.commit());
    json.put("pull_url", null);
    json.put("state", row.state());
    json.put("archived", row.archived());
    json.put("hash", row.hash().isEmpty() ? null : row.hash());
    json.put("submitter", Embedded.person(links, row.submitter()));
    json.put("delegate", Embedded.user(links, row.delegate().orElse(null)));
    json.put("mbox", links.mbox("patch", id));
    json.put("series", row.series().map(it -> Embedded.series(links, it)).stream().toList());
    if (links.has(1)) {
      json.put("comments", links.below("patches", id, "comments"));
    }
    json.put("check", row.check());
    json.put("checks", links.below("patches", id, "checks"));
    json.put("tags", Map.of());
    if (links.has(2)) {
      json.put("related", List.of());
    }
    return json;
  }
}
