package org.interleave.series.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interleave.mail.Mailbox;
import org.interleave.series.SeriesCatalog.Filter;
import org.interleave.series.SeriesCatalog.Newest;
import org.interleave.series.SeriesCatalog.Page;
import org.interleave.series.SeriesCatalog.Row;
import org.interleave.series.SeriesCatalog.Sort;
import org.interleave.series.SeriesCatalog.VersionCount;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the list of series. */
final class SeriesPages {
  private static final int MOST_WORDS = 10;

  private static final String FILTER =
      """
       from series
      where (cast(:state as text) = '' or state = :state)
        and (cast(:author as text) = '' or lower(author_name || ' ' || author_address) like :author)
        and lower(title) like all (:words)
      """;

  private final JdbcClient database;

  SeriesPages(JdbcClient database) {
    this.database = database;
  }

  Page page(Filter filter, Sort sort, int page, int size) {
    long total =
        bound("select count(*)" + FILTER, filter).query((row, i) -> row.getLong(1)).single();
    List<Row> rows =
        bound("select *" + FILTER + order(sort) + " limit :size offset :skip", filter)
            .param("size", size)
            .param("skip", (long) (page - 1) * size)
            .query(SeriesPages::row)
            .list();
    return new Page(rows, page, size, total);
  }

  private JdbcClient.StatementSpec bound(String sql, Filter filter) {
    String author = filter.author().strip().toLowerCase(Locale.ROOT);
    return database
        .sql(sql)
        .param("state", filter.state().map(State::word).orElse(""))
        .param("author", author.isEmpty() ? "" : "%" + escaped(author) + "%")
        .param("words", words(filter.text()));
  }

  /** Each word must occur; "%" alone lets every title through. */
  private static String[] words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", MOST_WORDS)) {
      words.add("%" + escaped(word) + "%");
    }
    return words.toArray(String[]::new);
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("\0", "");
  }

  private static String order(Sort sort) {
    return switch (sort) {
      case ACTIVE -> " order by active desc, id";
      case POSTED -> " order by posted desc, id";
      case TITLE -> " order by lower(title), id";
      case AUTHOR -> " order by lower(author_name), active desc, id";
      case MESSAGES -> " order by messages desc, id";
    };
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        new SeriesId(row.getString("id")),
        row.getString("title"),
        new Mailbox(row.getString("author_name"), row.getString("author_address")),
        State.of(row.getString("state")).orElse(State.NEW),
        row.getInt("versions"),
        new Newest(
            row.getString("newest_name"),
            row.getString("newest_kind"),
            row.getInt("newest_patches"),
            row.getInt("newest_total"),
            row.getTimestamp("newest_posted").toInstant()),
        row.getInt("messages"),
        row.getTimestamp("posted").toInstant(),
        row.getTimestamp("active").toInstant());
  }

  private record Counted(SeriesId series, VersionCount version) {}

  Map<SeriesId, List<VersionCount>> versions(Page page) {
    Map<SeriesId, List<VersionCount>> versions = new HashMap<>();
    database
        .sql(
            """
            select version.series, version.name, version.number, kind, posted, total,
                   count(*) filter (where role = 'PATCH') as patches, count(*) as messages
              from series_version version
              join series_message on series_message.series = version.series
                                 and series_message.version = version.place
             where version.series = any (?)
             group by version.series, version.place
             order by version.series, version.place
            """)
        .param(page.rows().stream().map(row -> row.id().value()).toArray(String[]::new))
        .query(SeriesPages::counted)
        .list()
        .forEach(one ->
            versions.computeIfAbsent(one.series(), key -> new ArrayList<>()).add(one.version()));
    return versions;
  }

  private static Counted counted(ResultSet row, int index) throws SQLException {
    int patches = row.getInt("patches");
    int total = row.getInt("total");
    return new Counted(
        new SeriesId(row.getString("series")),
        new VersionCount(
            row.getString("name"),
            row.getInt("number"),
            row.getString("kind"),
            row.getTimestamp("posted").toInstant(),
            patches,
            total,
            total > 0 && patches == total,
            row.getInt("messages")));
  }
}
