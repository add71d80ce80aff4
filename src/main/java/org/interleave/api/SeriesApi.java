package org.interleave.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.interleave.api.shape.Mails;
import org.interleave.api.shape.Page;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.State;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Series, versions, patches and hunks. */
@RestController
@RequestMapping(path = ProblemAnswers.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "series", description = "Series, their versions, patches and hunks.")
class SeriesApi {
  private final SeriesCatalog catalog;
  private final Known known;

  SeriesApi(SeriesCatalog catalog, Known known) {
    this.catalog = catalog;
    this.known = known;
  }

  @GetMapping("/series")
  @Operation(operationId = "listSeries", summary = "Series, the newest first.")
  ResponseEntity<Page<Mails.SeriesRow>> list(
      HttpServletRequest request,
      @RequestParam Optional<String> state,
      @Parameter(description = "Part of the author's name or address.") @RequestParam
          Optional<String> author,
      @Parameter(description = "Words of the title.") @RequestParam Optional<String> text,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    Cursors cursors = Cursors.of(request, cursor, limit);
    // the position counts series, so that a page may have another size than the one before
    int page = (int) (cursors.position() / cursors.limit()) + 1;
    if (cursors.position() % cursors.limit() != 0) {
      throw new Refusal(
          Refusal.Kind.BAD_CURSOR,
          "The cursor was made with another limit.",
          "Keep the limit while you follow a list.");
    }
    SeriesCatalog.Page found =
        catalog.page(
            new SeriesCatalog.Filter(
                state.map(SeriesApi::state), author.orElse(""), text.orElse("")),
            SeriesCatalog.Sort.POSTED,
            page,
            cursors.limit());
    return cursors.page(
        found.rows().stream().map(Shapes::row).toList(),
        page < found.pages() ? Optional.of((long) page * cursors.limit()) : Optional.empty());
  }

  private static State state(String word) {
    return State.of(word)
        .orElseThrow(() ->
            Refusal.malformed(
                "There is no state “" + Known.brief(word) + "”.",
                "Use new, under-review, accepted, rejected, changes-requested, deferred or"
                    + " not-applicable."));
  }

  @GetMapping("/series/{series}")
  @Operation(operationId = "getSeries", summary = "A series with its versions.")
  Mails.Series series(@PathVariable String series) {
    return Shapes.series(known.series(series));
  }

  @GetMapping("/series/{series}/versions/{version}")
  @Operation(operationId = "getVersion", summary = "A version with its patches.")
  Mails.Version version(@PathVariable String series, @PathVariable String version) {
    Known.At at = known.version(series, version);
    return Shapes.version(at.series().id(), at.version());
  }

  @GetMapping("/series/{series}/versions/{version}/patches/{number}")
  @Operation(operationId = "getPatch", summary = "A patch of a version.")
  Mails.Patch patch(
      @PathVariable String series, @PathVariable String version, @PathVariable int number) {
    return patch(known.patch(series, version, number));
  }

  @GetMapping("/patches/{message}")
  @Operation(operationId = "getPatchByMessage", summary = "A patch by its Message-ID.")
  Mails.Patch patch(@PathVariable String message) {
    return patch(onlyPatch(message));
  }

  private static Mails.Patch patch(Known.At at) {
    return Shapes.patch(at.series().id(), at.version(), at.only());
  }

  private Known.At onlyPatch(String message) {
    Known.At at = known.message(message);
    if (at.patch().isEmpty()) {
      throw Refusal.notFound("This is a cover letter, which has no diff.");
    }
    return at;
  }

  @GetMapping("/series/{series}/versions/{version}/patches/{number}/hunks")
  @Operation(operationId = "listHunks", summary = "The hunks of a patch, file by file.")
  ResponseEntity<Page<Mails.Hunk>> hunks(
      HttpServletRequest request,
      @PathVariable String series,
      @PathVariable String version,
      @PathVariable int number,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    Known.At at = known.patch(series, version, number);
    return Cursors.of(request, cursor, limit).of(Shapes.hunks(known.diff(at.only().message())));
  }

  @GetMapping("/patches/{message}/hunks")
  @Operation(operationId = "listHunksByMessage", summary = "The hunks of a patch, by Message-ID.")
  ResponseEntity<Page<Mails.Hunk>> hunks(
      HttpServletRequest request,
      @PathVariable String message,
      @RequestParam Optional<String> cursor,
      @RequestParam Optional<Integer> limit) {
    Known.At at = onlyPatch(message);
    return Cursors.of(request, cursor, limit).of(Shapes.hunks(known.diff(at.only().message())));
  }
}
