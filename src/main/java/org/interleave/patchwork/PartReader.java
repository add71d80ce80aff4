package org.interleave.patchwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.mail.Mailbox;
import org.interleave.series.SeriesCatalog.Role;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the series that are to be numbered, and the projects that their mail belongs to. */
final class PartReader {
  private final JdbcTemplate database;

  PartReader(JdbcTemplate database) {
    this.database = database;
  }

  private record Key(String series, int place) {}

  List<Part.OfVersion> of(List<String> series) {
    String[] ids = series.toArray(String[]::new);
    addProjects(ids);
    Map<Key, List<Part>> parts = new HashMap<>();
    database
        .query(
            """
            select part.series, part.version as place, role, part.number, message.id, message_id,
                   sent, from_name, from_address, subject, reply, posting.refs,
                   (select coalesce(min(of_list.id), min(of_archive.id))
                      from message_home
                      left join patchwork_project of_list on of_list.list = message_home.list
                      left join patchwork_project of_archive
                             on of_archive.archive = message_home.archive
                     where message_home.message = message.id) as project
              from series_message part
              join message on message.id = part.message
              join posting on posting.message = part.message
             where part.series = any (?)
             order by part.series, part.version, part.place
            """,
            PartReader::part,
            (Object) ids)
        .forEach(part ->
            parts
                .computeIfAbsent(new Key(part.series(), part.place()), key -> new ArrayList<>())
                .add(part));
    return database.query(
        """
        select series, place, name, number, total, posted,
               place = max(place) over (partition by series) as newest
          from series_version
         where series = any (?)
         order by series, place
        """,
        (row, number) -> version(row, parts),
        (Object) ids);
  }

  private static Part part(ResultSet row, int index) throws SQLException {
    return new Part(
        row.getString("series"),
        row.getInt("place"),
        Role.valueOf(row.getString("role")),
        row.getInt("number"),
        row.getLong("id"),
        row.getString("message_id"),
        row.getTimestamp("sent").toInstant(),
        new Mailbox(row.getString("from_name"), row.getString("from_address")),
        row.getString("subject"),
        row.getBoolean("reply"),
        row.getString("refs").lines().filter(line -> !line.isEmpty()).toList(),
        row.getInt("project"));
  }

  private static Part.OfVersion version(ResultSet row, Map<Key, List<Part>> parts)
      throws SQLException {
    String series = row.getString("series");
    int place = row.getInt("place");
    return new Part.OfVersion(
        series,
        place,
        row.getString("name"),
        row.getInt("number"),
        row.getInt("total"),
        row.getTimestamp("posted").toInstant(),
        row.getBoolean("newest"),
        parts.getOrDefault(new Key(series, place), List.of()));
  }

  private record Home(int list, int archive, String name) {}

  /** A list or an archive is a project from its first series on. */
  private void addProjects(String[] series) {
    List<Home> homes =
        database.query(
            """
            select distinct coalesce(home.list, 0) as list,
                   case when home.list is null then home.archive else 0 end as archive,
                   coalesce(mailing_list.name, archive.name) as name
              from series_message part
              join message_home home on home.message = part.message
              join archive on archive.id = home.archive
              left join mailing_list on mailing_list.id = home.list
             where part.series = any (?)
               and not exists (
                 select from patchwork_project project
                  where project.list = home.list
                     or home.list is null and project.archive = home.archive)
             order by list, archive
            """,
            (row, number) -> new Home(row.getInt(1), row.getInt(2), row.getString(3)),
            (Object) series);
    homes.forEach(this::add);
  }

  private void add(Home home) {
    ProjectName name = ProjectName.of(home.name(), home.list() > 0);
    boolean taken =
        !database
            .queryForList("select 1 from patchwork_project where link_name = ?", name.link())
            .isEmpty();
    String link =
        !taken ? name.link() : home.list() > 0 ? name.whole() : "archive-" + home.archive();
    database.update(
        """
        insert into patchwork_project (list, archive, link_name, name, list_id, list_email)
        values (nullif(?, 0), nullif(?, 0), ?, ?, ?, ?)
        """,
        home.list(),
        home.archive(),
        link,
        link,
        name.listId(),
        name.email());
  }
}
