package org.interleave.api;

import java.util.Map;

/** A request that is not answered, and why; {@link ProblemAnswers} makes it problem+json. */
final class Refusal extends RuntimeException {
  /** The kinds of problem that this API tells apart beyond HTTP's own. */
  enum Kind {
    MALFORMED(400, "The request cannot be understood"),
    BAD_CURSOR(400, "This is no cursor of this list"),
    NOT_FOUND(404, "There is nothing at this address"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED(415, "The body is of a type that is not taken here"),
    INVALID(422, "The body says something that cannot be"),
    KEY_REUSED(422, "The idempotency key was used for another request"),
    TOO_MANY(429, "Too many requests"),
    CONFLICT(409, "It is not in the state for that"),
    UNAVAILABLE(503, "The server cannot do this now");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }

    /** {@code not-found}. */
    String slug() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;
  private final String advice;
  private final Map<String, String> headers;

  Refusal(Kind kind, String detail, String advice) {
    this(kind, detail, advice, Map.of());
  }

  Refusal(Kind kind, String detail, String advice, Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.advice = advice;
    this.headers = Map.copyOf(headers);
  }

  static Refusal notFound(String detail) {
    return new Refusal(
        Kind.NOT_FOUND, detail, "GET /api/v1/series lists what there is to begin with.");
  }

  static Refusal invalid(String detail, String advice) {
    return new Refusal(Kind.INVALID, detail, advice);
  }

  static Refusal malformed(String detail, String advice) {
    return new Refusal(Kind.MALFORMED, detail, advice);
  }

  Kind kind() {
    return kind;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  String advice() {
    return advice;
  }

  Map<String, String> headers() {
    return headers;
  }
}
