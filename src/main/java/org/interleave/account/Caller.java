package org.interleave.account;

import java.util.Set;

/**
 * Who makes a request, by the token that came with it. A handler that declares a parameter of this
 * type, or of {@code Optional<Caller>}, is given it; {@link Needs} says which scope it takes.
 *
 * @param token the token's id, which is no secret
 */
public record Caller(Account account, String token, Set<Scope> scopes) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** What stands beside what this caller posts. */
  public String name() {
    return account.name();
  }

  public boolean may(Scope scope) {
    return scope.isIn(scopes);
  }
}
