package org.interleave.review.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.interleave.review.Reviewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Who is reviewing. There is no sign-in yet: the browser keeps the name and address that were given
 * once; before that it is who git says works on this machine.
 */
@Component
public final class CurrentReviewer {
  private static final String COOKIE = "interleave-reviewer";
  private static final Duration KEPT = Duration.ofDays(365);

  public Optional<Reviewer> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .flatMap(value -> decoded(value).stream())
        .findFirst()
        .or(Reviewer::ofGit);
  }

  /** Has the browser keep it. */
  void keep(Reviewer reviewer, HttpServletResponse response) {
    String value = reviewer.name() + "\n" + reviewer.address();
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE)
            .value(
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(value.getBytes(StandardCharsets.UTF_8)))
            .path("/")
            .httpOnly(true)
            .sameSite("Strict")
            .maxAge(KEPT)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static Optional<Reviewer> decoded(String value) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split("\n", 2));
      return parts.size() == 2 ? Reviewer.of(parts.getFirst(), parts.getLast()) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
