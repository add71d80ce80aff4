package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.account.Caller;
import org.interleave.account.Needs;
import org.interleave.account.Scope;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.interleave.mail.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The checks of a patch: runs that CI systems posted, by this door or by another. */
@RestController
@RequestMapping({
  "/api/patches/{patch:[0-9]{1,18}}/checks",
  "/api/{version:1\\.[0-3]}/patches/{patch:[0-9]{1,18}}/checks"
})
class CheckApi {
  private static final int LONGEST_TEXT = 2000;

  private static final String SELECT =
      """
      select run.id, run.status, run.context, run.description, coalesce(run.url, '') as url, run.posted,
             account.id as user_id, account.name as user_name
      """;

  private static final String FROM = " from run left join account on account.name = run.poster ";

  private static final Map<String, String> ORDERS =
      Map.of("id", "run.id", "date", "run.posted", "state", "run.status", "context", "run.context");

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final LookUps look;
  private final Runs runs;

  CheckApi(JdbcClient database, PatchworkIndex index, LookUps look, Runs runs) {
    this.database = database;
    this.index = index;
    this.look = look;
    this.runs = runs;
  }

  /** A check as lists and events show it. */
  record Row(
      long id,
      Optional<Shown.User> user,
      String date,
      String state,
      String url,
      String context,
      String description) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getLong("id"),
          Shown.User.row(row, "user"),
          Times.written(row.getTimestamp("posted").toInstant()),
          row.getString("status").toLowerCase(Locale.ROOT),
          row.getString("url"),
          row.getString("context"),
          row.getString("description"));
    }
  }

  @GetMapping("/")
  ResponseEntity<Object> list(@PathVariable long patch, HttpServletRequest request) {
    String message = message(patch);
    Links links = Links.of(request);
    return new Listing(request)
        .always("run.target = 'PATCH' and run.name = :message", "message", message)
        .among("user", "account.id = any (:user)", look::user)
        .where("state", "run.status = :state", word -> status(word).map(RunStatus::name))
        .where("context", "run.context = :context", Optional::of)
        .since("run.posted")
        .order("id", ORDERS)
        .answer(
            database,
            SELECT,
            FROM,
            Row::of,
            rows -> rows.stream().map(row -> json(links, patch, row)).toList());
  }

  /** By its word, or by its number in Patchwork, which is its place here. */
  private static Optional<RunStatus> status(String word) {
    return Arrays.stream(RunStatus.values())
        .filter(one -> word.equals(String.valueOf(one.ordinal())))
        .findFirst()
        .or(() -> RunStatus.of(word));
  }

  @GetMapping("/{id:[0-9]{1,18}}/")
  Object one(@PathVariable long patch, @PathVariable long id, HttpServletRequest request) {
    return json(Links.of(request), patch, row(message(patch), id));
  }

  private Row row(String message, long id) {
    return database
        .sql(SELECT + FROM + "where run.target = 'PATCH' and run.name = ? and run.id = ?")
        .params(message, id)
        .query(Row::of)
        .optional()
        .orElseThrow(Refused::notFound);
  }

  @Needs(Scope.CHECKS_WRITE)
  @PostMapping("/")
  ResponseEntity<Object> post(
      @PathVariable long patch, Fields fields, Caller caller, HttpServletRequest request) {
    String message = message(patch);
    Run run = runs.post(posting(new Target.Patch(new MessageId(message)), fields, caller));
    Links links = Links.of(request);
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create(links.below("patches", patch, "checks", run.id())))
        .body(json(links, patch, row(message, run.id())));
  }

  private static Run.Posting posting(Target target, Fields fields, Caller caller) {
    Map<String, List<String>> complaints = new HashMap<>();
    String state = fields.text("state").orElse("");
    Optional<RunStatus> status = status(state);
    if (status.isEmpty()) {
      complaints.put(
          "state",
          List.of(
              state.isEmpty()
                  ? "A check must have a state."
                  : "\"" + state + "\" is not a valid choice."));
    }
    String context = fields.text("context").orElse("default");
    if (!context.matches(Run.CONTEXT)) {
      complaints.put(
          "context",
          List.of("Enter a valid context of letters, numbers and _ . / : + -, 255 at most."));
    }
    String description = fields.text("description").orElse("");
    if (description.length() > LONGEST_TEXT) {
      complaints.put("description", List.of("Ensure this field has no more than 2000 characters."));
    }
    String url = fields.text("target_url").orElse("");
    Optional<URI> link = url.isEmpty() ? Optional.empty() : link(url);
    if (!url.isEmpty() && link.isEmpty()) {
      complaints.put("target_url", List.of("Enter a valid URL."));
    }
    if (!complaints.isEmpty()) {
      throw Refused.fields(complaints);
    }
    return new Run.Posting(
        target,
        context,
        status.orElseThrow(),
        description,
        link,
        caller.name(),
        Optional.empty(),
        List.of());
  }

  private static Optional<URI> link(String url) {
    try {
      URI link = new URI(url);
      boolean good =
          ("http".equalsIgnoreCase(link.getScheme()) || "https".equalsIgnoreCase(link.getScheme()))
              && link.getHost() != null
              && url.length() <= LONGEST_TEXT;
      return good ? Optional.of(link) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private String message(long patch) {
    index.catchUp();
    return database
        .sql(
            """
            select message_id from patchwork_patch join message using (id) where id = ?
            """)
        .param(patch)
        .query(String.class)
        .optional()
        .orElseThrow(Refused::notFound);
  }

  private static Map<String, @Nullable Object> json(Links links, long patch, Row row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("url", links.below("patches", patch, "checks", row.id()));
    json.put("user", Embedded.user(links, row.user().orElse(null)));
    json.put("date", row.date());
    json.put("state", row.state());
    json.put("target_url", row.url().isEmpty() ? null : row.url());
    json.put("context", row.context());
    json.put("description", row.description().isEmpty() ? null : row.description());
    return json;
  }
}
