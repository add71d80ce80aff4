package org.interleave.account;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request without the token that it takes: 401 says that one is wanted, 403 that it is not. */
public final class NotAllowed extends ErrorResponseException {
  private final String reason;

  private NotAllowed(HttpStatus status, String reason) {
    super(status, ProblemDetail.forStatusAndDetail(status, reason), null);
    this.reason = reason;
  }

  /**
   * @param scheme as the client writes it, or as it should: {@code Token}, {@code Bearer}
   */
  static NotAllowed unknown(String scheme, String reason) {
    NotAllowed failure = new NotAllowed(HttpStatus.UNAUTHORIZED, reason);
    // RFC 6750 section 3 has error codes for Bearer; clients of Patchwork know the bare scheme only
    failure.getHeaders().set("WWW-Authenticate", scheme + " realm=\"interleave\"");
    return failure;
  }

  static NotAllowed lacking(Caller caller, Scope scope) {
    return new NotAllowed(
        HttpStatus.FORBIDDEN,
        "The token " + caller.token() + " lacks the scope " + scope.word() + ".");
  }

  static NotAllowed elsewhere() {
    return new NotAllowed(
        HttpStatus.FORBIDDEN,
        "Pages take changes from the server's own machine only; programs use the API with a"
            + " token.");
  }

  /** One sentence. */
  public String reason() {
    return reason;
  }
}
