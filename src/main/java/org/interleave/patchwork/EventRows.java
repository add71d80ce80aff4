package org.interleave.patchwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects what happens in a transaction and writes it at its end. */
final class EventRows {
  private final JdbcTemplate database;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  EventRows(JdbcTemplate database) {
    this.database = database;
  }

  void seriesCreated(int project, long series) {
    add("series-created", project, series, null, null, null);
  }

  void seriesCompleted(int project, long series) {
    add("series-completed", project, series, null, null, null);
  }

  void coverCreated(int project, long cover) {
    add("cover-created", project, null, cover, null, null);
  }

  void patchCreated(int project, long patch) {
    add("patch-created", project, null, null, patch, null);
  }

  void patchCompleted(int project, long patch, long series) {
    add("patch-completed", project, series, null, patch, null);
  }

  void coverComment(int project, long cover, long comment) {
    add("cover-comment-created", project, null, cover, null, comment);
  }

  void patchComment(int project, long patch, long comment) {
    add("patch-comment-created", project, null, null, patch, comment);
  }

  private void add(
      String category,
      int project,
      @Nullable Long series,
      @Nullable Long cover,
      @Nullable Long patch,
      @Nullable Long comment) {
    rows.add(
        new Object[] {
          category, project, null, series, cover, patch, comment, null, null, null, null, null
        });
  }

  void check(Part patch, Standing.PostedRun run) {
    rows.add(
        new Object[] {
          "check-created",
          patch.project(),
          run.poster(),
          null,
          null,
          patch.key(),
          null,
          run.id(),
          null,
          null,
          null,
          null
        });
  }

  void stateChanged(
      int project, Optional<String> actor, long patch, PatchState before, PatchState after) {
    rows.add(
        new Object[] {
          "patch-state-changed",
          project,
          actor.orElse(null),
          null,
          null,
          patch,
          null,
          null,
          before.slug(),
          after.slug(),
          null,
          null
        });
  }

  void delegated(
      int project, String actor, long patch, Optional<Integer> before, Optional<Integer> after) {
    rows.add(
        new Object[] {
          "patch-delegated",
          project,
          actor,
          null,
          null,
          patch,
          null,
          null,
          null,
          null,
          before.orElse(null),
          after.orElse(null)
        });
  }

  void write() {
    database.batchUpdate(
        """
        insert into patchwork_event
          (category, project, actor, series, cover, patch, comment, run, previous_state,
           current_state, previous_delegate, current_delegate)
        values (?, ?, (select id from account where name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    rows.clear();
  }
}
