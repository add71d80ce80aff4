package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a list: what a client asked for, in the words of its query, made into a query of the
 * database. Conditions and orders are fixed texts; only values come from the client.
 */
final class Listing {
  private static final int USUAL_SIZE = 30;
  private static final int LARGEST_SIZE = 250;
  private static final int MOST_WORDS = 10;

  private final HttpServletRequest request;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private String order = "";
  private boolean nothing;

  Listing(HttpServletRequest request) {
    this.request = request;
  }

  /** The values of a parameter that say something. */
  List<String> asked(String name) {
    String[] given = request.getParameterValues(name);
    return given == null
        ? List.of()
        : Arrays.stream(given).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /** A condition that holds whatever the client asks for. */
  Listing always(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
    return this;
  }

  /**
   * One of several, each a number or a word that is looked up. What is not found matches nothing,
   * as in Patchwork.
   *
   * @param condition on {@code :name}, an array of numbers
   */
  Listing among(String name, String condition, Function<String, List<Long>> look) {
    List<String> asked = asked(name);
    if (!asked.isEmpty()) {
      List<Long> found = new ArrayList<>();
      for (String one : asked) {
        List<Long> these = look.apply(one);
        nothing |= these.isEmpty();
        found.addAll(these);
      }
      conditions.add(condition);
      values.put(name, found.toArray(Long[]::new));
    }
    return this;
  }

  /**
   * @param read makes the value of what the client wrote, or finds it unreadable
   */
  Listing where(String name, String condition, Function<String, Optional<?>> read) {
    List<String> asked = asked(name);
    if (!asked.isEmpty()) {
      Optional<?> value = read.apply(asked.getLast());
      nothing |= value.isEmpty();
      value.ifPresent(one -> {
        conditions.add(condition);
        values.put(name, one);
      });
    }
    return this;
  }

  Listing since(String column) {
    return where("since", column + " >= :since", Listing::time)
        .where("before", column + " < :before", Listing::time);
  }

  private static Optional<?> time(String text) {
    return Times.read(text).map(java.sql.Timestamp::from);
  }

  /** Every word of {@code q} must occur in one of the columns. */
  Listing search(String... columns) {
    int number = 0;
    for (String words : asked("q")) {
      for (String word : words.replace("\0", "").split("[,\\s]+", MOST_WORDS)) {
        if (!word.isEmpty()) {
          String name = "word" + number++;
          conditions.add(
              Arrays.stream(columns)
                  .map(column -> column + " ilike :" + name)
                  .reduce((one, other) -> one + " or " + other)
                  .map(any -> "(" + any + ")")
                  .orElseThrow());
          values.put(name, "%" + word.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
      }
    }
    return this;
  }

  /**
   * @param columns what may be ordered by, under the names that clients use
   * @param usual such as {@code -date}
   */
  Listing order(String usual, Map<String, String> columns) {
    List<String> wanted = new ArrayList<>();
    for (String names : asked("order")) {
      for (String name : names.split(",")) {
        sorted(name.strip(), columns).ifPresent(wanted::add);
      }
    }
    if (wanted.isEmpty()) {
      wanted.add(sorted(usual, columns).orElseThrow());
    }
    String id = columns.getOrDefault("id", "id");
    boolean down = wanted.getFirst().endsWith(" desc");
    wanted.add(id + (down ? " desc" : ""));
    order = " order by " + String.join(", ", wanted);
    return this;
  }

  private static Optional<String> sorted(String name, Map<String, String> columns) {
    boolean down = name.startsWith("-");
    return Optional.ofNullable(columns.get(down ? name.substring(1) : name))
        .map(column -> down ? column + " desc" : column);
  }

  /**
   * Answers with the page, and with the others in a Link header.
   *
   * @param from the text from "from" on, without conditions
   */
  <T> ResponseEntity<Object> answer(
      JdbcClient database,
      String select,
      String from,
      RowMapper<T> row,
      Function<List<T>, List<?>> written) {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    long total =
        nothing
            ? 0
            : database
                .sql("select count(*) " + from + where)
                .params(values)
                .query(Long.class)
                .single();
    int size = number("per_page").filter(one -> one > 0).orElse(USUAL_SIZE);
    size = Math.min(size, LARGEST_SIZE);
    long last = Math.max(1, (total + size - 1) / size);
    long page = page(last);
    List<T> rows =
        nothing
            ? List.of()
            : database
                .sql(select + " " + from + where + order + " limit :limit offset :offset")
                .params(values)
                .param("limit", size)
                .param("offset", (page - 1) * size)
                .query(row)
                .list();
    return ResponseEntity.ok()
        .header(HttpHeaders.LINK, links(page, last))
        .body(written.apply(rows));
  }

  private long page(long last) {
    List<String> asked = asked("page");
    if (asked.isEmpty()) {
      return 1;
    }
    if (asked.getLast().equals("last")) {
      return last;
    }
    return number("page")
        .map(Integer::longValue)
        .filter(page -> page >= 1 && page <= last)
        .orElseThrow(() -> Refused.of(404, "Invalid page."));
  }

  private Optional<Integer> number(String name) {
    return asked(name).stream()
        .reduce((one, other) -> other)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private String links(long page, long last) {
    List<String> links = new ArrayList<>();
    if (page < last) {
      links.add(link(page + 1, "next"));
    }
    if (page > 1) {
      links.add(link(page - 1, "prev"));
    }
    links.add(link(1, "first"));
    links.add(link(last, "last"));
    return String.join(", ", links);
  }

  private String link(long page, String relation) {
    String query = request.getQueryString();
    UriComponentsBuilder address =
        UriComponentsBuilder.fromUriString(Links.of(request).site() + request.getRequestURI());
    if (query != null) {
      address.query(query.replaceAll("[<>\\s\"]", ""));
    }
    return "<"
        + address.replaceQueryParam("page", page).build().toUriString()
        + ">; rel=\""
        + relation
        + "\"";
  }
}
