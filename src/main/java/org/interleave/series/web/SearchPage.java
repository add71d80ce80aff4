package org.interleave.series.web;

import java.time.Instant;
import java.util.List;
import org.interleave.ingest.PageRequest;
import org.interleave.mail.Mailbox;
import org.interleave.series.search.Hit;
import org.interleave.series.search.Hits;
import org.interleave.series.search.QueryException;
import org.interleave.series.search.Search;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Search in all mail, with the words that a lore user knows. */
@Controller
class SearchPage {
  private static final int SIZE = 50;
  private static final int LAST = 200;

  private final Search search;

  SearchPage(Search search) {
    this.search = search;
  }

  /** One mail that was found. */
  record Found(
      String address, String subject, Mailbox from, Instant sent, String snippet, String series) {
    static Found of(Hit hit) {
      return new Found(
          PatchPaths.message(hit.message()),
          hit.subject(),
          hit.from(),
          hit.sent(),
          hit.snippet(),
          hit.series().map(PatchPaths::series).orElse(""));
    }
  }

  @GetMapping("/search")
  String search(
      @RequestParam(name = "q", defaultValue = "") String query,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    model.addAttribute("query", query);
    model.addAttribute("found", List.of());
    model.addAttribute("total", -1L);
    int number = Math.clamp(page, 1, LAST);
    if (!query.isBlank()) {
      try {
        Hits hits = search.messages(query, new PageRequest(number - 1, SIZE));
        model.addAttribute("found", hits.hits().stream().map(Found::of).toList());
        model.addAttribute("total", hits.total());
        model.addAttribute("waiting", hits.waiting());
        model.addAttribute("newer", number > 1 ? address(query, number - 1) : "");
        boolean more = number < LAST && hits.total() > (long) number * SIZE;
        model.addAttribute("older", more ? address(query, number + 1) : "");
      } catch (QueryException e) {
        model.addAttribute("problem", String.valueOf(e.getMessage()));
      }
    }
    return "series/search";
  }

  private static String address(String query, int page) {
    return UriComponentsBuilder.fromPath("/search")
        .queryParam("q", "{q}")
        .queryParam("page", "{page}")
        .encode()
        .buildAndExpand(query, page)
        .toUriString();
  }
}
