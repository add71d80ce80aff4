package org.interleave.page;

/**
 * A request that cannot be answered, as its reader is told: one reason, one advice, one page. Both
 * are whole sentences.
 */
public final class PageFailure extends RuntimeException {
  private final int status;
  private final String advice;

  public PageFailure(int status, String reason, String advice) {
    super(reason, null, false, false);
    this.status = status;
    this.advice = advice;
  }

  public static PageFailure notFound(String reason, String advice) {
    return new PageFailure(404, reason, advice);
  }

  public static PageFailure badRequest(String reason, String advice) {
    return new PageFailure(400, reason, advice);
  }

  public int status() {
    return status;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }

  public String advice() {
    return advice;
  }
}
