package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DoorTest {
  private final Door door = new Door(new ProblemAnswers(), new Door.Limits(3, 2));

  private MockHttpServletResponse ask(String authorization, int answer)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/series");
    if (!authorization.isEmpty()) {
      request.addHeader("Authorization", authorization);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    door.doFilter(
        request,
        response,
        new MockFilterChain() {
          @Override
          public void doFilter(
              jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answered) {
            ((jakarta.servlet.http.HttpServletResponse) answered).setStatus(answer);
          }
        });
    return response;
  }

  @Test
  void countsEachTokenAndEachAddressForItself() throws ServletException, IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("Bearer one", 200).getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse refused = ask("Bearer one", 200);

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
    assertThat(refused.getHeader("RateLimit")).startsWith("\"default\";r=0;");
    assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=10");
    assertThat(ask("Bearer two", 200).getStatus()).isEqualTo(200);
    assertThat(ask("", 200).getStatus()).isEqualTo(200);
  }

  @Test
  void countsWrongTokensAgainstTheirAddress() throws ServletException, IOException {
    assertThat(ask("Bearer a", 401).getStatus()).isEqualTo(401);
    assertThat(ask("Bearer b", 401).getStatus()).isEqualTo(401);

    assertThat(ask("Bearer c", 401).getStatus()).isEqualTo(429);
  }
}
