package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.account.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The index, and who and what the rest speaks of: projects, people, users. */
@RestController
@RequestMapping({"/api", "/api/{version:1\\.[0-3]}"})
class DirectoryApi {
  private static final List<String> RESOURCES =
      List.of("projects", "users", "people", "patches", "covers", "series", "events", "bundles");

  private static final String PROJECTS = " from patchwork_project project ";
  private static final String PEOPLE = " from patchwork_person person ";
  private static final String USERS = " from account ";

  private final JdbcClient database;
  private final PatchworkIndex index;

  DirectoryApi(JdbcClient database, PatchworkIndex index) {
    this.database = database;
    this.index = index;
  }

  @GetMapping("/")
  Map<String, String> resources(HttpServletRequest request) {
    Links links = Links.of(request);
    Map<String, String> json = new LinkedHashMap<>();
    RESOURCES.forEach(name -> json.put(name, links.api() + "/" + name + "/"));
    return json;
  }

  /** As Django does for an address that lacks its last slash; other methods keep their body. */
  @RequestMapping({
    "",
    "/{resource:projects|users|people|patches|covers|series|events|bundles}",
    "/{resource:projects|users|people|patches|covers|series|bundles}/{id}",
    "/{resource:patches|covers}/{id:[0-9]+}/{below:checks|comments}",
    "/{resource:patches|covers}/{id:[0-9]+}/{below:checks|comments}/{number:[0-9]+}"
  })
  ResponseEntity<Object> withSlash(HttpServletRequest request) {
    String query = request.getQueryString();
    boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return ResponseEntity.status(
            reading ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.PERMANENT_REDIRECT)
        .header("Location", request.getRequestURI() + "/" + (query == null ? "" : "?" + query))
        .build();
  }

  @GetMapping("/projects/")
  ResponseEntity<Object> projects(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    return new Listing(request)
        .search("project.link_name", "project.list_id", "project.list_email")
        .order(
            "id",
            Map.of(
                "id", "project.id",
                "name", "project.name",
                "link_name", "project.link_name",
                "list_id", "project.list_id"))
        .answer(
            database,
            "select " + Shown.Project.COLUMNS,
            PROJECTS,
            (row, number) -> Shown.Project.row(row),
            rows -> rows.stream().map(row -> project(links, row)).toList());
  }

  @GetMapping("/projects/{name}/")
  Object project(@PathVariable String name, HttpServletRequest request) {
    index.catchUp();
    boolean number = name.matches("[0-9]{1,9}");
    return database
        .sql(
            "select "
                + Shown.Project.COLUMNS
                + PROJECTS
                + (number ? "where project.id = ?" : "where project.link_name = ?"))
        .param(number ? (Object) Integer.valueOf(name) : name.replace("\0", ""))
        .query((row, i) -> project(Links.of(request), Shown.Project.row(row)))
        .optional()
        .orElseThrow(Refused::notFound);
  }

  private static Map<String, @Nullable Object> project(Links links, Shown.Project it) {
    Map<String, @Nullable Object> json = Embedded.project(links, it);
    json.put("maintainers", List.of());
    if (links.has(1)) {
      json.put("subject_match", "");
    }
    return json;
  }

  @GetMapping("/people/")
  ResponseEntity<Object> people(HttpServletRequest request) {
    index.catchUp();
    Links links = Links.of(request);
    return new Listing(request)
        .search("person.name", "person.email")
        .order("id", Map.of("id", "person.id", "name", "person.name", "email", "person.email"))
        .answer(
            database,
            "select " + Shown.Person.COLUMNS,
            PEOPLE,
            (row, number) -> Shown.Person.row(row),
            rows -> rows.stream().map(row -> person(links, row)).toList());
  }

  @GetMapping("/people/{id:[0-9]{1,9}}/")
  Object person(@PathVariable int id, HttpServletRequest request) {
    index.catchUp();
    return database
        .sql("select " + Shown.Person.COLUMNS + PEOPLE + "where person.id = ?")
        .param(id)
        .query((row, i) -> person(Links.of(request), Shown.Person.row(row)))
        .optional()
        .orElseThrow(Refused::notFound);
  }

  /**
   * An account names a machine or a person by a word only, so nobody in mail is known to be one.
   */
  private static Map<String, @Nullable Object> person(Links links, Shown.Person it) {
    Map<String, @Nullable Object> json = Embedded.person(links, it);
    json.put("user", null);
    return json;
  }

  @GetMapping("/users/")
  ResponseEntity<Object> users(HttpServletRequest request) {
    Links links = Links.of(request);
    return new Listing(request)
        .search("account.name")
        .order("id", Map.of("id", "account.id", "username", "account.name"))
        .answer(
            database,
            "select account.id, account.name",
            USERS,
            DirectoryApi::user,
            rows -> rows.stream().map(row -> Embedded.user(links, row)).toList());
  }

  @GetMapping("/users/{id:[0-9]{1,9}}/")
  Object user(@PathVariable int id, Optional<Caller> caller, HttpServletRequest request) {
    Shown.User user =
        database
            .sql("select account.id, account.name" + USERS + "where account.id = ?")
            .param(id)
            .query(DirectoryApi::user)
            .optional()
            .orElseThrow(Refused::notFound);
    Links links = Links.of(request);
    Map<String, @Nullable Object> json = new LinkedHashMap<>(Embedded.user(links, user));
    if (links.has(2) && caller.filter(one -> one.account().id() == id).isPresent()) {
      json.put("settings", Map.of("send_email", false, "items_per_page", 30, "show_ids", true));
    }
    return json;
  }

  private static Shown.User user(ResultSet row, int number) throws SQLException {
    return new Shown.User(row.getInt("id"), row.getString("name"));
  }
}
