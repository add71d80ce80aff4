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
import org.interleave.account.Caller;
import org.interleave.account.Needs;
import org.interleave.account.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Bundles: lists of patches that somebody keeps. A private one is its owner's only. */
@RestController
@RequestMapping({"/api/bundles", "/api/{version:1\\.[0-3]}/bundles"})
class BundleApi {
  private static final String SELECT =
      """
      select bundle.id, bundle.name, bundle.public,
             account.id as owner_id, account.name as owner_name,
      """
          + Shown.Project.COLUMNS;

  private static final String FROM =
      """
       from patchwork_bundle bundle
      join account on account.id = bundle.owner
      join patchwork_project project on project.id = bundle.project
      """;

  private static final String VISIBLE = "(bundle.public or bundle.owner = :me)";

  private final JdbcClient database;
  private final Bundles bundles;
  private final LookUps look;

  BundleApi(JdbcClient database, Bundles bundles, LookUps look) {
    this.database = database;
    this.bundles = bundles;
    this.look = look;
  }

  private record Row(int id, String name, boolean open, Shown.User owner, Shown.Project project) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getInt("id"),
          row.getString("name"),
          row.getBoolean("public"),
          Shown.User.row(row, "owner").orElseThrow(),
          Shown.Project.row(row));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(Optional<Caller> caller, HttpServletRequest request) {
    Links links = Links.of(request);
    return new Listing(request)
        .always(VISIBLE, "me", me(caller))
        .among("project", "bundle.project = any (:project)", look::project)
        .among("owner", "bundle.owner = any (:owner)", look::user)
        .where("public", "bundle.public = :public", LookUps::truth)
        .search("bundle.name")
        .order("id", Map.of("id", "bundle.id", "name", "bundle.name", "owner", "account.name"))
        .answer(database, SELECT, FROM, Row::of, rows -> written(links, rows));
  }

  private static int me(Optional<Caller> caller) {
    return caller.map(one -> one.account().id()).orElse(0);
  }

  @GetMapping("/{id:[0-9]{1,9}}/")
  Object one(@PathVariable int id, Optional<Caller> caller, HttpServletRequest request) {
    return written(Links.of(request), List.of(row(id, me(caller)))).getFirst();
  }

  private Row row(int id, int me) {
    return database
        .sql(SELECT + FROM + "where bundle.id = :id and " + VISIBLE)
        .param("id", id)
        .param("me", me)
        .query(Row::of)
        .optional()
        .orElseThrow(Refused::notFound);
  }

  @Needs(Scope.PATCHES_WRITE)
  @PostMapping("/")
  ResponseEntity<Object> create(Fields fields, Caller caller, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    since12(request);
    int id = bundles.create(fields, caller);
    return ResponseEntity.status(HttpStatus.CREATED).body(one(id, Optional.of(caller), request));
  }

  @Needs(Scope.PATCHES_WRITE)
  @RequestMapping(
      path = "/{id:[0-9]{1,9}}/",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  Object change(@PathVariable int id, Fields fields, Caller caller, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    own(id, caller, request);
    bundles.change(id, fields);
    return one(id, Optional.of(caller), request);
  }

  @Needs(Scope.PATCHES_WRITE)
  @DeleteMapping("/{id:[0-9]{1,9}}/")
  ResponseEntity<Object> delete(@PathVariable int id, Caller caller, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    own(id, caller, request);
    bundles.delete(id);
    return ResponseEntity.noContent().build();
  }

  private void own(int id, Caller caller, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    since12(request);
    if (row(id, caller.account().id()).owner().id() != caller.account().id()) {
      throw Refused.of(403, "You do not have permission to perform this action.");
    }
  }

  private static void since12(HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    if (!Links.of(request).has(2)) {
      throw new HttpRequestMethodNotSupportedException(request.getMethod());
    }
  }

  private record Member(int bundle, Shown.Mail patch) {}

  private List<Map<String, @Nullable Object>> written(Links links, List<Row> rows) {
    Map<Integer, List<Shown.Mail>> patches = new HashMap<>();
    database
        .sql(
            """
            select member.bundle, patch.id as patch_id, message.message_id as patch_message,
                   patch.sent as patch_sent, patch.name as patch_name
              from patchwork_bundle_patch member
              join patchwork_patch patch on patch.id = member.patch
              join message on message.id = patch.id
             where member.bundle = any (?)
             order by member.bundle, member.place
            """)
        .param(rows.stream().map(Row::id).toArray(Integer[]::new))
        .query((row, number) ->
            new Member(row.getInt("bundle"), Shown.Mail.row(row, "patch").orElseThrow()))
        .list()
        .forEach(one ->
            patches.computeIfAbsent(one.bundle(), key -> new ArrayList<>()).add(one.patch()));
    return rows.stream()
        .map(row -> json(links, row, patches.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private static Map<String, @Nullable Object> json(
      Links links, Row row, List<Shown.Mail> patches) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("url", links.of("bundles", row.id()));
    if (links.has(1)) {
      json.put("web_url", links.of("bundles", row.id()));
    }
    json.put("project", Embedded.project(links, row.project()));
    json.put("name", row.name());
    json.put("owner", Embedded.user(links, row.owner()));
    json.put("patches", patches.stream().map(one -> Embedded.patch(links, one)).toList());
    json.put("public", row.open());
    json.put("mbox", links.mbox("bundle", row.id()));
    return json;
  }
}
