package org.interleave.patchwork;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.series.SeriesCatalog.Role;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes some series as Patchwork's clients see them, and what is new about them as events. */
final class Numbering {
  private final JdbcTemplate database;
  private final Messages messages;
  private final EventRows events;
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<Integer, String> projects = new HashMap<>();

  Numbering(JdbcTemplate database, Messages messages) {
    this.database = database;
    this.messages = messages;
    this.events = new EventRows(database);
  }

  void of(List<String> series) {
    List<Part.OfVersion> versions = new PartReader(database).of(series);
    List<Part> parts = versions.stream().flatMap(version -> version.parts().stream()).toList();
    database.query(
        "select id, link_name from patchwork_project",
        row -> {
          projects.put(row.getInt(1), row.getString(2));
        });
    addPeople(parts);
    Standing standing = Standing.of(database, series, parts);
    removeChanged(parts);
    Set<Long> kept = new HashSet<>();
    for (Part.OfVersion version : versions) {
      if (version.cover().isPresent() || !version.patches().isEmpty()) {
        kept.add(write(version, standing, kept));
      }
    }
    removeOld(standing, kept, parts);
    new CommentRows(database, people, events).write(parts, standing);
    events.write();
  }

  /** What left its version, and versions that nothing is left of. */
  private void removeOld(Standing standing, Set<Long> kept, List<Part> parts) {
    Long[] keys = parts.stream().map(Part::key).toArray(Long[]::new);
    database.update(
        """
        update patchwork_patch set series = null, number = null
         where series = any (?) and id <> all (?)
        """,
        kept.toArray(Long[]::new),
        keys);
    Long[] gone =
        standing.series().keySet().stream().filter(id -> !kept.contains(id)).toArray(Long[]::new);
    database.update(
        """
        delete from patchwork_series series
         where id = any (?)
           and not exists (select from patchwork_patch where patchwork_patch.series = series.id)
           and not exists (select from patchwork_cover where patchwork_cover.series = series.id)
        """,
        (Object) gone);
  }

  /** What assembly sees as something else now. */
  private void removeChanged(List<Part> parts) {
    database.update(
        "delete from patchwork_cover where id = any (?)",
        (Object)
            parts.stream().filter(part -> !part.isCover()).map(Part::key).toArray(Long[]::new));
    database.update(
        "delete from patchwork_patch where id = any (?)",
        (Object)
            parts.stream().filter(part -> !part.isPatch()).map(Part::key).toArray(Long[]::new));
  }

  private long write(Part.OfVersion version, Standing standing, Set<Long> taken) {
    List<Part> patches = version.patches();
    Part first = version.cover().orElseGet(patches::getFirst);
    String name = seriesName(version);
    Optional<Long> known =
        Stream.concat(version.cover().stream(), patches.stream())
            .map(part -> standing.seriesOf().get(part.key()))
            .filter(id -> id != null && !taken.contains(id))
            .findFirst();
    int total = Math.max(version.total(), 1);
    Object[] values = {
      first.project(),
      person(first.from()),
      name,
      Timestamp.from(version.posted()),
      version.number(),
      total,
      patches.size(),
      version.series(),
      version.name()
    };
    long id = known.map(old -> update(old, values)).orElseGet(() -> insert(values));
    if (known.isEmpty()) {
      events.seriesCreated(first.project(), id);
    }
    version.cover().ifPresent(cover -> writeCover(cover, id, standing));
    writePatches(version, id, standing);
    Integer before = known.map(old -> standing.series().get(old)).orElse(0);
    if (patches.size() >= total && (before == null || before < total)) {
      events.seriesCompleted(first.project(), id);
    }
    return id;
  }

  private String seriesName(Part.OfVersion version) {
    Optional<String> ofCover =
        version.cover().map(cover -> PatchName.of(cover.subject(), project(cover)).title());
    String name =
        ofCover
            .filter(title -> !title.isBlank())
            .or(() -> version.patches().stream().findFirst().map(this::name))
            .orElse("");
    return name.isBlank() ? "Untitled series" : name.substring(0, Math.min(name.length(), 255));
  }

  private long insert(Object[] values) {
    return database
        .query(
            """
            insert into patchwork_series
              (project, submitter, name, posted, number, total, received, series, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """,
            (row, number) -> row.getLong(1),
            values)
        .getFirst();
  }

  private long update(long id, Object[] values) {
    List<Object> all = new ArrayList<>(List.of(values));
    all.add(id);
    database.update(
        """
        update patchwork_series
           set project = ?, submitter = ?, name = ?, posted = ?, number = ?, total = ?,
               received = ?, series = ?, version = ?
         where id = ?
        """,
        all.toArray());
    return id;
  }

  private void writeCover(Part cover, long series, Standing standing) {
    database.update(
        """
        insert into patchwork_cover (id, series, project, submitter, name, sent)
        values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update
          set series = excluded.series, project = excluded.project, name = excluded.name
        """,
        cover.key(),
        series,
        cover.project(),
        person(cover.from()),
        name(cover),
        Timestamp.from(cover.sent()));
    if (!standing.covers().contains(cover.key())) {
      events.coverCreated(cover.project(), cover.key());
    }
  }

  private void writePatches(Part.OfVersion version, long series, Standing standing) {
    List<Part> all = version.parts().stream().filter(Part::isPatch).toList();
    Map<Long, String> hashes = hashes(all, standing);
    List<Object[]> rows = new ArrayList<>();
    for (Part part : all) {
      boolean counts = part.role() == Role.PATCH;
      PatchState state = standing.state(part, version.newest());
      Standing.Patch before = standing.patches().get(part.key());
      Setting setting = standing.setting(part.id());
      if (before == null) {
        events.patchCreated(part.project(), part.key());
        standing.runs(part.id()).forEach(run -> events.check(part, run));
      } else if (before.state() != state) {
        events.stateChanged(part.project(), Optional.empty(), part.key(), before.state(), state);
      }
      rows.add(
          new Object[] {
            part.key(),
            counts ? series : null,
            counts ? part.number() : null,
            part.project(),
            person(part.from()),
            name(part),
            Timestamp.from(part.sent()),
            before == null ? hashes.getOrDefault(part.key(), "") : before.hash(),
            state.slug(),
            setting.archived(),
            setting.delegate().orElse(null),
            setting.commit().orElse(null)
          });
    }
    database.batchUpdate(
        """
        insert into patchwork_patch
          (id, series, number, project, submitter, name, sent, hash, state, archived, delegate,
           commit_ref)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update
          set series = excluded.series, number = excluded.number, project = excluded.project,
              name = excluded.name, state = excluded.state, archived = excluded.archived,
              delegate = excluded.delegate, commit_ref = excluded.commit_ref
        """,
        rows);
    completed(version.patches(), series, standing);
  }

  /** A patch is complete once all before it are there. */
  private void completed(List<Part> patches, long series, Standing standing) {
    int expected = patches.isEmpty() ? 1 : Math.max(1, Math.min(patches.getFirst().number(), 1));
    boolean wasComplete = true;
    for (Part patch : patches) {
      if (Math.max(patch.number(), 1) != expected) {
        return;
      }
      wasComplete &= standing.patches().containsKey(patch.key());
      if (!wasComplete) {
        events.patchCompleted(patch.project(), patch.key(), series);
      }
      expected++;
    }
  }

  private Map<Long, String> hashes(List<Part> patches, Standing standing) {
    List<Long> fresh =
        patches.stream()
            .map(Part::key)
            .filter(key -> !standing.patches().containsKey(key))
            .toList();
    Map<Long, String> hashes = new HashMap<>();
    messages.readEach(
        fresh,
        stored -> {
          if (stored.mail() instanceof Message message) {
            hashes.put(stored.key(), DiffHash.of(message.body().diff()));
          }
        });
    return hashes;
  }

  private String name(Part part) {
    return PatchName.of(part.subject(), project(part)).written();
  }

  private String project(Part part) {
    return projects.getOrDefault(part.project(), "");
  }

  private int person(Mailbox who) {
    Integer id = people.get(key(who));
    if (id == null) {
      throw new IllegalStateException("nobody wrote down " + who);
    }
    return id;
  }

  static String key(Mailbox who) {
    return address(who).toLowerCase(Locale.ROOT);
  }

  /** Somebody without an address is told apart by name. */
  private static String address(Mailbox who) {
    String address = who.address().isBlank() ? who.name() : who.address();
    return address.isBlank() ? "unknown" : address;
  }

  /** The name that somebody wrote last is the one that counts. */
  private void addPeople(Collection<Part> parts) {
    Map<String, Part> newest = new TreeMap<>();
    for (Part part : parts) {
      newest.merge(
          key(part.from()), part, (one, other) -> one.sent().isAfter(other.sent()) ? one : other);
    }
    Map<String, Mailbox> wanted = new LinkedHashMap<>();
    newest.forEach((key, part) -> wanted.put(key, part.from()));
    database.batchUpdate(
        """
        insert into patchwork_person (email, name) values (?, ?)
        on conflict (lower(email)) do update
          set name = case when excluded.name = '' then patchwork_person.name else excluded.name end
          where patchwork_person.name <> excluded.name
        """,
        wanted.values().stream().map(who -> new Object[] {address(who), who.name()}).toList());
    database.query(
        "select id, lower(email) from patchwork_person where lower(email) = any (?)",
        row -> {
          people.put(row.getString(2), row.getInt(1));
        },
        (Object) wanted.keySet().toArray(String[]::new));
  }
}
