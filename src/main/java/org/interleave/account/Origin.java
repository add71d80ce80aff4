package org.interleave.account;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as the guard at the door of the server has found. */
public enum Origin {
  /** This machine, by one of its own names. */
  HERE,
  /** Another machine, and the server shows it what it has. */
  GUEST,
  /** Another machine, which sees nothing without a token. */
  ELSEWHERE;

  private static final String ATTRIBUTE = Origin.class.getName();

  /** Keeps it with the request. */
  public void mark(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What nobody looked at counts as strange. */
  static Origin of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Origin origin ? origin : ELSEWHERE;
  }
}
