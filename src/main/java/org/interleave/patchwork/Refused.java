package org.interleave.patchwork;

import java.util.List;
import java.util.Map;

/** An answer that is no answer, in the form that Django REST framework gives it. */
final class Refused extends RuntimeException {
  private final int status;
  private final Object body;

  private Refused(int status, Object body) {
    super(String.valueOf(body), null, false, false);
    this.status = status;
    this.body = body;
  }

  static Refused of(int status, String detail) {
    return new Refused(status, Map.of("detail", detail));
  }

  static Refused notFound() {
    return of(404, "Not found.");
  }

  /** What is wrong with fields of a body. */
  static Refused fields(Map<String, List<String>> complaints) {
    return new Refused(400, complaints);
  }

  static Refused field(String name, String complaint) {
    return fields(Map.of(name, List.of(complaint)));
  }

  int status() {
    return status;
  }

  Object body() {
    return body;
  }
}
