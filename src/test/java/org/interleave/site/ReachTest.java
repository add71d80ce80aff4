package org.interleave.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.interleave.account.Origin;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ReachTest {
  private final Reach reach = new Reach(List.of("ci.example.org", "https://pw.example.org"), false);
  private final Reach open = new Reach(List.of("ci.example.org"), true);

  private static MockHttpServletRequest request(String host, String remote, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServerName(host);
    request.addHeader("Host", host);
    request.setRemoteAddr(remote);
    request.setLocalAddr("192.0.2.7");
    return request;
  }

  private Object origin(String host, String remote, String path) {
    return origin(reach.of(request(host, remote, path)));
  }

  private static Object origin(Reach.Answer answer) {
    return answer instanceof Reach.Let let ? let.origin() : "refused";
  }

  @Test
  void thisMachineReachesEverythingByItsLoopbackNames() {
    assertThat(origin("localhost", "127.0.0.1", "/series")).isEqualTo(Origin.HERE);
    assertThat(origin("127.0.0.1", "127.0.0.1", "/tokens")).isEqualTo(Origin.HERE);
    assertThat(origin("[::1]", "0:0:0:0:0:0:0:1", "/api/")).isEqualTo(Origin.HERE);
  }

  @Test
  void otherMachinesReachTheApiOnly() {
    assertThat(origin("ci.example.org", "198.51.100.1", "/api/1.3/patches/"))
        .isEqualTo(Origin.ELSEWHERE);
    assertThat(origin("CI.example.org", "198.51.100.1", "/series/12/mbox/"))
        .isEqualTo(Origin.ELSEWHERE);
    assertThat(origin(open.of(request("ci.example.org", "198.51.100.1", "/api/"))))
        .isEqualTo(Origin.GUEST);
    for (String page :
        List.of("/", "/series", "/tokens", "/drafts", "/apia", "/api;x/../tokens", "/patch/1/")) {
      assertThat(origin("ci.example.org", "198.51.100.1", page)).as(page).isEqualTo("refused");
    }
  }

  @Test
  void aNameThatNobodyGaveTheServerIsRefusedWhoeverCalls() {
    assertThat(origin("evil.example", "127.0.0.1", "/api/")).isEqualTo("refused");
    assertThat(origin("evil.example", "198.51.100.1", "/api/")).isEqualTo("refused");
  }

  @Test
  void theAddressThatARequestCameInOnIsANameOfTheServer() {
    assertThat(origin("192.0.2.7", "198.51.100.1", "/api/")).isEqualTo(Origin.ELSEWHERE);
    assertThat(origin("192.0.2.8", "198.51.100.1", "/api/")).isEqualTo("refused");
  }

  @Test
  void nobodyElsewhereCanCallHimselfLocal() {
    assertThat(origin("localhost", "198.51.100.1", "/tokens")).isEqualTo("refused");
    assertThat(origin("localhost", "198.51.100.1", "/api/")).isEqualTo("refused");
  }

  @Test
  void aProxyOnThisMachineSpeaksForOthers() {
    for (String header : List.of("Forwarded", "X-Forwarded-For", "Via", "X-Real-IP")) {
      MockHttpServletRequest hidden = request("127.0.0.1", "127.0.0.1", "/tokens");
      hidden.addHeader(header, "198.51.100.1");
      MockHttpServletRequest named = request("ci.example.org", "127.0.0.1", "/api/");
      named.addHeader(header, "198.51.100.1");

      assertThat(origin(reach.of(hidden))).isEqualTo("refused");
      assertThat(origin(reach.of(named))).isEqualTo(Origin.ELSEWHERE);
    }
  }

  @Test
  void behindAProxyThatSpeaksTlsLinksSayHttps() {
    Reach.Answer answer = reach.of(request("pw.example.org", "127.0.0.1", "/api/patches/"));

    assertThat(((Reach.Let) answer).seen().getRequestURL().toString())
        .isEqualTo("https://pw.example.org/api/patches/");
  }

  @Test
  void aHostIsAName() {
    assertThat(HostName.parse("https://A.example.org/"))
        .isEqualTo(new HostName("a.example.org", true));
    for (String wrong : List.of("", "a b", "ftp://a", "https://", "a/b", "*", "a,b")) {
      assertThatThrownBy(() -> HostName.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
