package org.interleave.checks.store;

import java.util.List;
import javax.sql.DataSource;
import org.interleave.series.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the versions that came since it was asked last, complete ones that were never queued. */
public final class NewVersions {
  /** An archive of many years is not checked whole: what is left out can be asked for. */
  private static final int MOST = 2_000;

  /**
   * Keys are given before their transactions commit, so that one may show up a little after a
   * higher one.
   */
  private static final int OVERLAP = 20_000;

  private final JdbcClient jdbc;

  public NewVersions(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** A version of a series. */
  public record Fresh(SeriesId series, String version) {}

  /**
   * @param left what is to be said of those that are left out; else empty
   */
  public record Some(List<Fresh> versions, String left) {}

  /** Part of the caller's transaction; who asks at the same time waits. */
  public Some next() {
    long seen =
        jdbc.sql("select message from version_seen for update")
            .query((row, number) -> row.getLong(1))
            .single();
    long last =
        jdbc.sql("select coalesce(max(id), 0) from message")
            .query((row, number) -> row.getLong(1))
            .single();
    List<Fresh> all =
        jdbc.sql(
                """
                with touched as (
                  select distinct series, version from series_message
                  where message > :after and role = 'PATCH'),
                fresh as (
                  select v.series, v.place, v.name, v.posted,
                    sha256(convert_to(
                      string_agg(message_id, E'\\n' order by m.number, m.place), 'UTF8')) as digest
                  from touched
                    join series_version v on v.series = touched.series and v.place = touched.version
                    join series_message m
                      on m.series = v.series and m.version = v.place and role = 'PATCH'
                    join message on message.id = m.message
                  group by v.series, v.place, v.name, v.posted, v.total
                  having count(*) = v.total)
                select series, name from fresh
                where not exists (select from checked_version where digest = fresh.digest)
                order by posted desc, series, place
                """)
            .param("after", Math.max(0, seen - OVERLAP))
            .query((row, number) ->
                new Fresh(new SeriesId(row.getString("series")), row.getString("name")))
            .list();
    jdbc.sql("update version_seen set message = :last").param("last", last).update();
    List<Fresh> some = all.subList(0, Math.min(MOST, all.size()));
    return new Some(
        List.copyOf(some),
        all.size() > some.size()
            ? ", the newest of %,d; others are checked when somebody asks".formatted(all.size())
            : "");
  }
}
