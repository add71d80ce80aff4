package org.interleave.hook;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hooks, and the log of what was sent to them. */
public final class Hooks {
  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_URL = 2000;

  private static final String DELIVERIES =
      """
      select delivery.*, attempt.tried, attempt.millis, attempt.status, attempt.excerpt
        from hook_delivery delivery
        left join hook_attempt attempt
          on attempt.delivery = delivery.id and attempt.number = delivery.attempts
      """;

  private final JdbcClient database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Hooks(DataSource source, InstantSource clock) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
  }

  /** The address, if a hook may have it. */
  public static Optional<URI> address(String written) {
    try {
      URI url = new URI(written.strip());
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      boolean plain = url.getUserInfo() == null && url.getFragment() == null;
      boolean good = web && plain && url.getHost() != null && written.length() <= LONGEST_URL;
      return good ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  public Hook.Made add(URI url, List<HookEvent> events, boolean privateToo) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    int id =
        database
            .sql(
                """
                insert into hook (url, events, secret, private, created) values (?, ?, ?, ?, ?)
                returning id
                """)
            .param(url.toString())
            .param(events.stream().distinct().map(HookEvent::word).toArray(String[]::new))
            .params(secret, privateToo, now())
            .query((row, number) -> row.getInt(1))
            .single();
    return new Hook.Made(find(id).orElseThrow(), secret);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  public List<Hook> all() {
    return database
        .sql("select * from hook where removed is null order by id")
        .query(Hooks::hook)
        .list();
  }

  public Optional<Hook> find(int id) {
    return database
        .sql("select * from hook where id = ? and removed is null")
        .param(id)
        .query(Hooks::hook)
        .optional();
  }

  /** Whether there was such a hook. What still waits for it is given up. */
  public boolean remove(int id) {
    database
        .sql("update hook_delivery set state = 'FAILED' where hook = ? and state = 'WAITING'")
        .param(id)
        .update();
    return database
            .sql("update hook set removed = ? where id = ? and removed is null")
            .params(now(), id)
            .update()
        > 0;
  }

  /** Whether there was such a hook; it counts as new from now on. */
  public boolean enable(int id) {
    return database
            .sql("update hook set disabled = null, failing = null where id = ? and removed is null")
            .param(id)
            .update()
        > 0;
  }

  /** The newest first. */
  public List<Hook.Delivery> deliveries(int hook, int most) {
    return database
        .sql(DELIVERIES + "where hook = ? order by created desc, id limit ?")
        .params(hook, most)
        .query(Hooks::delivery)
        .list();
  }

  /** Sends the same again, as a delivery of its own; empty where there was none of that id. */
  public Optional<String> repeat(String delivery) {
    return database
        .sql(
            """
            insert into hook_delivery (hook, event, body, repeats, created, next)
            select hook, event, body, id, :now, :now from hook_delivery where id = :id
            returning id
            """)
        .param("id", uuid(delivery))
        .param("now", now())
        .query((row, number) -> row.getString(1))
        .optional();
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0); // no delivery has it
    }
  }

  static Hook hook(ResultSet row, int number) throws SQLException {
    return new Hook(
        row.getInt("id"),
        URI.create(row.getString("url")),
        Arrays.stream((String[]) row.getArray("events").getArray())
            .map(word -> HookEvent.of(word).orElseThrow())
            .toList(),
        row.getBoolean("private"),
        row.getTimestamp("created").toInstant(),
        Optional.ofNullable(row.getTimestamp("failing")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("disabled")).map(Timestamp::toInstant));
  }

  private static Hook.Delivery delivery(ResultSet row, int number) throws SQLException {
    Timestamp tried = row.getTimestamp("tried");
    Optional<Hook.Attempt> last =
        tried == null
            ? Optional.empty()
            : Optional.of(
                new Hook.Attempt(
                    tried.toInstant(),
                    row.getInt("millis"),
                    row.getInt("status"),
                    row.getString("excerpt")));
    return new Hook.Delivery(
        row.getString("id"),
        row.getInt("hook"),
        row.getString("event"),
        row.getString("body"),
        row.getTimestamp("created").toInstant(),
        row.getString("state"),
        row.getInt("attempts"),
        row.getTimestamp("next").toInstant(),
        last);
  }
}
