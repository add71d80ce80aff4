package org.interleave.series.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.interleave.mail.MessageId;
import org.interleave.mail.Trailer;
import org.interleave.series.Decision;
import org.interleave.series.GivenTrailer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.interleave.series.Version;
import org.interleave.series.assembly.GivenTrailers;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The series in the database. */
public final class StoredSeries implements SeriesCatalog {
  private final DataSource source;
  private final JdbcClient database;
  private final SeriesPages pages;
  private final SeriesReader reader;
  private final ThreadReader threads;

  public StoredSeries(DataSource source) {
    this.source = source;
    this.database = JdbcClient.create(source);
    this.pages = new SeriesPages(database);
    this.reader = new SeriesReader(database);
    this.threads = new ThreadReader(database);
  }

  @Override
  public Page page(Filter filter, Sort sort, int page, int size) {
    return pages.page(filter, sort, page, size);
  }

  @Override
  public Map<SeriesId, List<VersionCount>> versions(Page page) {
    return pages.versions(page);
  }

  @Override
  public Optional<Series> find(String idOrMessageId) {
    return reader.find(idOrMessageId);
  }

  @Override
  public Optional<Place> place(MessageId message) {
    return database
        .sql(
            """
            select series_message.series, name, role, series_message.number
              from series_message
              join message on message.id = series_message.message
              join series_version on series_version.series = series_message.series
                                 and series_version.place = series_message.version
             where message_id = ?
            """)
        .param(message.value())
        .query((row, i) ->
            new Place(
                new SeriesId(row.getString("series")),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                number(row.getInt("number"))))
        .optional();
  }

  static OptionalInt number(int stored) {
    return stored < 0 ? OptionalInt.empty() : OptionalInt.of(stored);
  }

  @Override
  public List<Entry> thread(SeriesId series, String version) {
    return threads.thread(series, version);
  }

  @Override
  public List<GivenTrailer> trailers(SeriesId series) {
    Optional<Series> found = find(series.value());
    return found
        .map(one ->
            GivenTrailers.of(
                one, threads.postings(one.versions().stream().map(Version::messages).toList())))
        .orElse(List.of());
  }

  @Override
  public Map<MessageId, List<Trailer>> written(Series series) {
    List<MessageId> own = new ArrayList<>();
    for (Version version : series.versions()) {
      version.cover().ifPresent(own::add);
      version.patches().forEach(patch -> own.add(patch.message()));
      version.strays().forEach(stray -> own.add(stray.message()));
    }
    Map<MessageId, List<Trailer>> written = new HashMap<>();
    threads.postings(List.of(own)).forEach((id, posting) -> written.put(id, posting.trailers()));
    return written;
  }

  @Override
  public List<Entry> discussions(int page, int size) {
    return threads.discussions(page, size);
  }

  @Override
  public boolean mark(SeriesId id, State state, String by) {
    Optional<Series> series = find(id.value());
    if (series.isEmpty()) {
      return false;
    }
    // on the newest posting, since a state that was set on an older one counts less
    Version newest = series.get().newest();
    MessageId first = newest.cover().orElseGet(() -> newest.patches().getFirst().message());
    database
        .sql(
            """
            insert into series_state (message_id, state, set_by, set_at) values (?, ?, ?, now())
            on conflict (message_id) do update
              set state = excluded.state, set_by = excluded.set_by, set_at = excluded.set_at
            """)
        .params(first.value(), state.word(), by)
        .update();
    database
        .sql("update series set state = ? where id = ?")
        .params(state.word(), series.get().id().value())
        .update();
    return true;
  }

  @Override
  public void decide(Decision decision, String by) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      new DecisionRows(connection).add(decision, by);
      Clusters clusters = new Clusters(connection);
      clusters.release(clusters.of(keys(decision)));
      new Settling(connection).next();
      connection.commit();
    } catch (SQLException e) {
      throw PostingStore.failure("keeping a decision", e);
    }
  }

  private List<Long> keys(Decision decision) {
    String[] ids =
        switch (decision) {
          case Decision.Join join -> new String[] {join.one().value(), join.other().value()};
          case Decision.Split split -> new String[] {split.member().value()};
          case Decision.Move move -> new String[] {move.message().value(), move.target().value()};
        };
    return database
        .sql("select id from message where message_id = any (?)")
        .param(ids)
        .query((row, i) -> row.getLong("id"))
        .list();
  }
}
