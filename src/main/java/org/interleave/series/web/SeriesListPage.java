package org.interleave.series.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interleave.page.PageFailure;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Filter;
import org.interleave.series.SeriesCatalog.Sort;
import org.interleave.series.State;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of all series. */
@Controller
class SeriesListPage {
  private static final int SIZE = 50;

  private final SeriesCatalog catalog;

  SeriesListPage(SeriesCatalog catalog) {
    this.catalog = catalog;
  }

  @GetMapping("/series")
  String list(
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String author,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "active") String sort,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Filter filter = new Filter(stateOf(state), author.strip(), title.strip());
    Sort order = sortOf(sort);
    SeriesCatalog.Page found = catalog.page(filter, order, Math.max(1, page), SIZE);
    Map<String, String> chosen = chosen(title, author, state, sort);
    model.addAttribute("found", found);
    model.addAttribute("wantedTitle", title);
    model.addAttribute("wantedAuthor", author);
    model.addAttribute("state", state);
    model.addAttribute("states", List.of(State.values()));
    model.addAttribute("sort", word(order));
    model.addAttribute("filtered", !filter.equals(Filter.ALL));
    model.addAttribute("sorts", sorts(chosen));
    model.addAttribute("newer", page > 1 ? address(chosen, "page", page - 1) : "");
    model.addAttribute("older", page < found.pages() ? address(chosen, "page", page + 1) : "");
    return "series/list";
  }

  private static Optional<State> stateOf(String word) {
    if (word.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        State.of(word)
            .orElseThrow(() ->
                PageFailure.badRequest(
                    "There is no state called “" + word + "”.",
                    "The states are "
                        + List.of(State.values()).stream()
                            .map(State::word)
                            .collect(Collectors.joining(", "))
                        + ".")));
  }

  private static Sort sortOf(String word) {
    for (Sort sort : Sort.values()) {
      if (word(sort).equals(word)) {
        return sort;
      }
    }
    throw PageFailure.badRequest(
        "A list of series cannot be sorted by “" + word + "”.",
        "It can be sorted by active, posted, title, author or messages.");
  }

  private static String word(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }

  /** Where the list goes when sorted another way: back to its first page. */
  private static Map<String, String> sorts(Map<String, String> chosen) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Sort sort : Sort.values()) {
      addresses.put(word(sort), address(chosen, "sort", word(sort)));
    }
    return addresses;
  }

  private static Map<String, String> chosen(
      String title, String author, String state, String sort) {
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("title", title);
    chosen.put("author", author);
    chosen.put("state", state);
    chosen.put("sort", sort.equals("active") ? "" : sort);
    chosen.values().removeIf(String::isBlank);
    return chosen;
  }

  private static String address(Map<String, String> chosen, String name, Object value) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/series");
    Map<String, Object> variables = new LinkedHashMap<>(chosen);
    variables.put(name, value);
    variables.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
    return address.encode().buildAndExpand(variables).toUriString();
  }
}
