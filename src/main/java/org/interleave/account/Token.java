package org.interleave.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may be known of a token after it was made.
 *
 * @param id stands in the token's text behind its mark, so that a leaked one is recognised
 * @param note what it is for
 * @param lastUsed exact to a minute
 */
public record Token(
    String id,
    Account account,
    String note,
    List<Scope> scopes,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked,
    Optional<Instant> lastUsed) {
  public Token {
    scopes = List.copyOf(scopes);
  }

  /** {@code active}, {@code expired} or {@code revoked}. */
  public String state(Instant now) {
    if (revoked.isPresent()) {
      return "revoked";
    }
    return expires.filter(end -> !end.isAfter(now)).isPresent() ? "expired" : "active";
  }

  /**
   * A token that was made just now.
   *
   * @param secret its whole text; nobody can tell it later
   */
  public record Made(Token token, String secret) {}

  /** A token that is wanted. */
  public record Wanted(String account, String note, List<Scope> scopes, Optional<Instant> expires) {
    public Wanted {
      scopes = List.copyOf(scopes);
    }

    /** One line that says what is wrong with it; empty where it will do. */
    public Optional<String> complaint(Instant now) {
      if (!Account.isName(account)) {
        return Optional.of(
            "an account's name has up to 60 small letters, digits, dots and dashes, such as"
                + " kernel-ci");
      }
      if (scopes.isEmpty()) {
        return Optional.of("a token needs at least one scope");
      }
      if (note.length() > 200 || note.chars().anyMatch(Character::isISOControl)) {
        return Optional.of("a note is one line of at most 200 characters");
      }
      return expires
          .filter(end -> !end.isAfter(now))
          .map(end -> "a token cannot expire in the past");
    }
  }
}
