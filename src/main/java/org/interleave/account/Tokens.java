package org.interleave.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts and their API tokens. */
public final class Tokens {
  /** Tells people and scanners of leaked secrets what the text is. */
  static final String MARK = "ilv_";

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LETTERS = 8;
  private static final int SECRET_LETTERS = 52; // of five bits each: 260 bits
  private static final Duration USE_EXACT_TO = Duration.ofMinutes(1);
  private static final Pattern TEXT = Pattern.compile(MARK + "([a-z2-7]{8})_[a-z2-7]{52}");

  private static final String SELECT =
      """
      select token.*, account.name
        from api_token token join account on account.id = token.account
      """;

  private final JdbcClient database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(DataSource source, InstantSource clock) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
  }

  /** Makes a token, and its account if there is none of that name. */
  public Token.Made create(Token.Wanted wanted) {
    Instant now = now();
    wanted
        .complaint(now)
        .ifPresent(complaint -> {
          throw new IllegalArgumentException(complaint);
        });
    Account account = account(wanted.account());
    Set<Scope> scopes = new TreeSet<>(wanted.scopes());
    String id = letters(ID_LETTERS);
    String secret = MARK + id + "_" + letters(SECRET_LETTERS);
    database
        .sql(
            """
            insert into api_token (id, account, note, scopes, hash, created, expires)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(id, account.id(), wanted.note())
        .param(scopes.stream().map(Scope::word).toArray(String[]::new))
        .params(hash(secret), Timestamp.from(now))
        .param(wanted.expires().map(Timestamp::from).orElse(null))
        .update();
    return new Token.Made(find(id).orElseThrow(), secret);
  }

  /** The account of that name, made if there is none. */
  public Account account(String name) {
    database
        .sql("insert into account (name, created) values (?, ?) on conflict (name) do nothing")
        .params(name, Timestamp.from(now()))
        .update();
    return database
        .sql("select id, name from account where name = ?")
        .param(name)
        .query((row, number) -> new Account(row.getInt("id"), row.getString("name")))
        .single();
  }

  public Optional<Token> find(String id) {
    return database.sql(SELECT + "where token.id = ?").param(id).query(Tokens::token).optional();
  }

  /** All that were ever made, the newest first. */
  public List<Token> all() {
    return database
        .sql(SELECT + "order by token.created desc, token.id")
        .query(Tokens::token)
        .list();
  }

  /** Whether there was such a token and it was not revoked before. */
  public boolean revoke(String id) {
    return database
            .sql("update api_token set revoked = ? where id = ? and revoked is null")
            .params(Timestamp.from(now()), id)
            .update()
        > 0;
  }

  /** Who calls with this text of a token; nobody if it is unknown, expired or revoked. */
  public Optional<Caller> caller(String secret) {
    Matcher text = TEXT.matcher(secret);
    if (!text.matches()) {
      return Optional.empty();
    }
    Optional<Hashed> found =
        database
            .sql(SELECT + "where token.id = ?")
            .param(text.group(1))
            .query((row, number) -> new Hashed(token(row, number), row.getBytes("hash")))
            .optional();
    Instant now = now();
    return found
        .filter(one -> MessageDigest.isEqual(one.hash(), hash(secret)))
        .map(Hashed::token)
        .filter(token -> token.state(now).equals("active"))
        .map(token -> {
          used(token, now);
          return new Caller(token.account(), token.id(), Set.copyOf(token.scopes()));
        });
  }

  private record Hashed(Token token, byte[] hash) {}

  private void used(Token token, Instant now) {
    boolean known =
        token.lastUsed().filter(last -> last.plus(USE_EXACT_TO).isAfter(now)).isPresent();
    if (!known) {
      database
          .sql("update api_token set last_used = ? where id = ?")
          .params(Timestamp.from(now), token.id())
          .update();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getString("id"),
        new Account(row.getInt("account"), row.getString("name")),
        row.getString("note"),
        Arrays.stream((String[]) row.getArray("scopes").getArray())
            .map(word -> Scope.of(word).orElseThrow())
            .toList(),
        row.getTimestamp("created").toInstant(),
        time(row, "expires"),
        time(row, "revoked"),
        time(row, "last_used"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
