package org.interleave.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class TokenDoorTest {
  private final Tokens tokens =
      new Tokens(TestDatabase.fresh(), () -> Instant.parse("2026-03-01T12:00:00Z"));
  private final TokenDoor door = new TokenDoor(tokens);

  static class Handlers {
    @Needs(Scope.CHECKS_WRITE)
    public void post() {}

    public void page() {}
  }

  private static HandlerMethod handler(String name) throws NoSuchMethodException {
    return new HandlerMethod(new Handlers(), Handlers.class.getMethod(name));
  }

  private static MockHttpServletRequest request(
      Origin origin, String method, String authorization) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/x/");
    origin.mark(request);
    if (!authorization.isEmpty()) {
      request.addHeader("Authorization", authorization);
    }
    return request;
  }

  private void pass(MockHttpServletRequest request, String handler) throws NoSuchMethodException {
    door.preHandle(request, new MockHttpServletResponse(), handler(handler));
  }

  private NotAllowed refused(MockHttpServletRequest request, String handler) {
    return catchThrowableOfType(NotAllowed.class, () -> pass(request, handler));
  }

  private String secret(Scope scope) {
    return tokens.create(new Token.Wanted("ci", "", List.of(scope), Optional.empty())).secret();
  }

  @Test
  void bothSpellingsOfTheHeaderOpenTheDoor() {
    String secret = secret(Scope.CHECKS_WRITE);

    for (Origin origin : Origin.values()) {
      assertThatCode(() -> pass(request(origin, "POST", "Token " + secret), "post"))
          .doesNotThrowAnyException();
      assertThatCode(() -> pass(request(origin, "POST", "bearer " + secret), "post"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void writingTakesATokenEvenHere() {
    NotAllowed failure = refused(request(Origin.HERE, "POST", ""), "post");

    assertThat(failure.getStatusCode().value()).isEqualTo(401);
    assertThat(failure.getHeaders().getFirst("WWW-Authenticate"))
        .isEqualTo("Token realm=\"interleave\"");
  }

  @Test
  void aTokenWithoutTheScopeIsForbidden() {
    String secret = secret(Scope.PATCHES_WRITE);

    NotAllowed failure = refused(request(Origin.HERE, "POST", "Bearer " + secret), "post");

    assertThat(failure.getStatusCode().value()).isEqualTo(403);
    assertThat(failure.reason()).contains("checks:write");
  }

  @Test
  void aWrongTokenIsRefusedEvenWhereNoneIsNeeded() {
    for (String header : List.of("Token nonsense", "Bearer", "Basic YTpi", "Digest x")) {
      NotAllowed failure = refused(request(Origin.HERE, "GET", header), "page");

      assertThat(failure.getStatusCode().value()).isEqualTo(401);
    }
  }

  @Test
  void elsewhereReadingTakesATokenUnlessTheServerIsOpen() {
    assertThat(refused(request(Origin.ELSEWHERE, "GET", ""), "page").getStatusCode().value())
        .isEqualTo(401);
    assertThatCode(() -> pass(request(Origin.GUEST, "GET", ""), "page")).doesNotThrowAnyException();
    assertThatCode(() -> pass(request(Origin.HERE, "GET", ""), "page")).doesNotThrowAnyException();
    assertThatCode(
            () -> pass(request(Origin.ELSEWHERE, "GET", "Token " + secret(Scope.READ)), "page"))
        .doesNotThrowAnyException();
  }

  @Test
  void formsOfPagesAreNotPostedFromElsewhere() {
    String secret = secret(Scope.ADMIN);

    for (Origin origin : List.of(Origin.GUEST, Origin.ELSEWHERE)) {
      assertThat(
              refused(request(origin, "POST", "Token " + secret), "page").getStatusCode().value())
          .isEqualTo(403);
    }
  }

  @Test
  void aRequestThatNobodyPlacedCountsAsStrange() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/");

    assertThat(refused(request, "page").getStatusCode().value()).isEqualTo(401);
  }
}
