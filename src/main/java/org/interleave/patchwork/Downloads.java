package org.interleave.patchwork;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.interleave.account.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The files that answers point to: what git am takes, and plain diffs. */
@Controller
class Downloads {
  private static final String ID = "/{id:[0-9]{1,18}}";

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType DIFF = new MediaType("text", "x-patch", StandardCharsets.UTF_8);

  private final JdbcClient database;
  private final PatchworkIndex index;
  private final Contents contents;
  private final Mboxes mboxes;

  Downloads(JdbcClient database, PatchworkIndex index, Contents contents, Mboxes mboxes) {
    this.database = database;
    this.index = index;
    this.contents = contents;
    this.mboxes = mboxes;
  }

  private record Named(long id, String name, String messageId) {}

  /**
   * @param series a number or "*", and then the patches before it in the series come first
   */
  @GetMapping({"/patch" + ID + "/mbox/", "/patch" + ID + "/mbox"})
  ResponseEntity<byte[]> patch(
      @PathVariable long id, @RequestParam(defaultValue = "") String series) {
    Named patch = patch(id);
    return file(
        PatchName.file(patch.name()) + ".patch",
        TEXT,
        mboxes.patches(series.isEmpty() ? List.of(id) : upTo(id, series)));
  }

  private Named patch(long id) {
    index.catchUp();
    return named(
        """
        select id, name, message_id from patchwork_patch join message using (id) where id = ?
        """,
        id);
  }

  private Named named(String sql, long id) {
    return database
        .sql(sql)
        .param(id)
        .query((row, number) -> new Named(row.getLong(1), row.getString(2), row.getString(3)))
        .optional()
        .orElseThrow(Refused::notFound);
  }

  private List<Long> upTo(long id, String series) {
    List<Long> patches =
        database
            .sql(
                """
                select before.id
                  from patchwork_patch patch
                  join patchwork_patch before
                    on before.series = patch.series and before.number <= patch.number
                 where patch.id = :id and (:series = '*' or cast(patch.series as text) = :series)
                 order by before.number
                """)
            .param("id", id)
            .param("series", series)
            .query((row, number) -> row.getLong(1))
            .list();
    if (patches.isEmpty()) {
      throw Refused.of(404, "The patch does not belong to that series.");
    }
    return patches;
  }

  @GetMapping({"/patch" + ID + "/raw/", "/patch" + ID + "/raw"})
  ResponseEntity<byte[]> diff(@PathVariable long id) {
    Named patch = patch(id);
    String diff = contents.raw(patch.messageId()).message().body().diff();
    return file(
        PatchName.file(patch.name()) + ".diff", DIFF, diff.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping({"/cover" + ID + "/mbox/", "/cover" + ID + "/mbox"})
  ResponseEntity<byte[]> cover(@PathVariable long id) {
    index.catchUp();
    Named cover =
        named(
            """
            select id, name, message_id from patchwork_cover join message using (id) where id = ?
            """,
            id);
    return file(PatchName.file(cover.name()) + ".mbox", TEXT, mboxes.cover(id));
  }

  @GetMapping({"/series" + ID + "/mbox/", "/series" + ID + "/mbox"})
  ResponseEntity<byte[]> series(@PathVariable long id) {
    index.catchUp();
    Named series = named("select id, name, '' from patchwork_series where id = ?", id);
    List<Long> patches =
        database
            .sql("select id from patchwork_patch where series = ? order by number")
            .param(id)
            .query((row, number) -> row.getLong(1))
            .list();
    return file(PatchName.file(series.name()) + ".patch", TEXT, mboxes.patches(patches));
  }

  @GetMapping({"/bundle" + ID + "/mbox/", "/bundle" + ID + "/mbox"})
  ResponseEntity<byte[]> bundle(@PathVariable long id, Optional<Caller> caller) {
    Named bundle =
        database
            .sql("select id, name, '' from patchwork_bundle where id = ? and (public or owner = ?)")
            .params(id, caller.map(one -> one.account().id()).orElse(0))
            .query((row, number) -> new Named(row.getLong(1), row.getString(2), ""))
            .optional()
            .orElseThrow(Refused::notFound);
    List<Long> patches =
        database
            .sql("select patch from patchwork_bundle_patch where bundle = ? order by place")
            .param(id)
            .query((row, number) -> row.getLong(1))
            .list();
    return file(PatchName.file(bundle.name()) + ".mbox", TEXT, mboxes.patches(patches));
  }

  /** The name stands bare: clients take all behind "filename=" for it. */
  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name)
        .body(content);
  }
}
