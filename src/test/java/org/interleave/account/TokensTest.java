package org.interleave.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokensTest {
  private static final DataSource SOURCE = TestDatabase.fresh();

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Tokens tokens = new Tokens(SOURCE, () -> now);

  private Token.Made made(String account, Optional<Instant> expires, Scope... scopes) {
    return tokens.create(new Token.Wanted(account, "nightly", List.of(scopes), expires));
  }

  @Test
  void aTokenOpensWhatItsScopesSayAndNoMore() {
    Token.Made made = made("kernel-ci", Optional.empty(), Scope.CHECKS_WRITE);

    Caller caller = tokens.caller(made.secret()).orElseThrow();

    assertThat(caller.name()).isEqualTo("kernel-ci");
    assertThat(caller.may(Scope.CHECKS_WRITE)).isTrue();
    assertThat(caller.may(Scope.READ)).isTrue();
    assertThat(caller.may(Scope.PATCHES_WRITE)).isFalse();
    assertThat(caller.may(Scope.ADMIN)).isFalse();
  }

  @Test
  void anAdministratorMayDoEverything() {
    Caller caller =
        tokens.caller(made("root", Optional.empty(), Scope.ADMIN).secret()).orElseThrow();

    assertThat(Scope.values()).allMatch(caller::may);
  }

  @Test
  void aTokenThatDiffersInOneLetterOpensNothing() {
    String secret = made("a", Optional.empty(), Scope.READ).secret();
    char last = secret.charAt(secret.length() - 1);
    String wrong = secret.substring(0, secret.length() - 1) + (last == 'a' ? 'b' : 'a');

    assertThat(tokens.caller(wrong)).isEmpty();
    assertThat(tokens.caller(secret + "a")).isEmpty();
    assertThat(tokens.caller("")).isEmpty();
    assertThat(tokens.caller("ilv_aaaaaaaa_" + "a".repeat(52))).isEmpty();
  }

  @Test
  void theDatabaseHoldsNoSecret() {
    String secret = made("b", Optional.empty(), Scope.READ).secret();

    String rows =
        String.join(
            "\n",
            JdbcClient.create(SOURCE)
                .sql("select api_token::text from api_token")
                .query((row, number) -> row.getString(1))
                .list());

    assertThat(rows).contains(secret.substring(4, 12)).doesNotContain(secret.substring(13));
  }

  @Test
  void aRevokedTokenOpensNothing() {
    Token.Made made = made("c", Optional.empty(), Scope.READ);

    assertThat(tokens.revoke(made.token().id())).isTrue();

    assertThat(tokens.caller(made.secret())).isEmpty();
    assertThat(tokens.revoke(made.token().id())).isFalse();
    assertThat(tokens.find(made.token().id()).orElseThrow().state(now)).isEqualTo("revoked");
  }

  @Test
  void aTokenEndsWhenItExpires() {
    Token.Made made = made("d", Optional.of(now.plusSeconds(60)), Scope.READ);

    now = now.plusSeconds(59);
    assertThat(tokens.caller(made.secret())).isPresent();

    now = now.plusSeconds(1);
    assertThat(tokens.caller(made.secret())).isEmpty();
    assertThat(tokens.find(made.token().id()).orElseThrow().state(now)).isEqualTo("expired");
  }

  @Test
  void theLastUseIsExactToAMinute() {
    Token.Made made = made("e", Optional.empty(), Scope.READ);
    Instant first = now;

    tokens.caller(made.secret());
    now = first.plusSeconds(59);
    tokens.caller(made.secret());
    assertThat(tokens.find(made.token().id()).orElseThrow().lastUsed()).contains(first);

    now = first.plusSeconds(60);
    tokens.caller(made.secret());
    assertThat(tokens.find(made.token().id()).orElseThrow().lastUsed()).contains(now);
  }

  @Test
  void tokensOfOneNameAreOneAccount() {
    Token one = made("same", Optional.empty(), Scope.READ).token();
    Token other = made("same", Optional.empty(), Scope.READ).token();

    assertThat(one.account()).isEqualTo(other.account());
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @Test
  void whatCannotBeATokenIsRefused() {
    assertThatThrownBy(() -> made("Not A Name", Optional.empty(), Scope.READ))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> made("f", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> made("f", Optional.of(now.minus(Duration.ofDays(1))), Scope.READ))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
