package org.interleave.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.account.Origin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who reaches what: this machine everything, other machines the API, and nobody by a strange name.
 */
@Component
final class Reach {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What a proxy adds. A proxy on this machine speaks for other machines. */
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  /** The APIs, and the downloads that Patchwork's answers point to. */
  private static final Pattern FOR_PROGRAMS =
      Pattern.compile("/api(/.*)?|/(patch|cover|series|bundle)/[0-9]+/(mbox|raw)/?");

  private final Set<String> names = new HashSet<>();
  private final Set<String> behindTls = new HashSet<>();
  private final boolean open;

  /**
   * @param hosts names of the server beside its loopback names: {@code ci.example.org}, or {@code
   *     https://ci.example.org} where a proxy before it speaks TLS
   * @param open whether other machines may read the API without a token
   */
  Reach(
      @Value("${interleave.hosts:}") List<String> hosts,
      @Value("${interleave.open:false}") boolean open) {
    this.open = open;
    for (String host : hosts) {
      HostName name = HostName.parse(host);
      names.add(name.name());
      if (name.tls()) {
        behindTls.add(name.name());
      }
    }
  }

  /** What becomes of a request at the door. */
  sealed interface Answer {}

  /**
   * @param seen the request as handlers are to see it
   */
  record Let(Origin origin, HttpServletRequest seen) implements Answer {}

  record Refused(String reason) implements Answer {}

  Answer of(HttpServletRequest request) {
    String name = request.getServerName().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.contains(name);
    if (loopback && isLoopback(request.getRemoteAddr()) && !isForwarded(request)) {
      return new Let(Origin.HERE, request);
    }
    if (loopback || (!names.contains(name) && !isOwnAddress(name, request.getLocalAddr()))) {
      return new Refused(
          loopback
              ? "A proxy must pass on the name that it was asked for (Host)."
              : "This server answers to localhost and 127.0.0.1, and to the names that serve"
                  + " --host gives it.");
    }
    if (!FOR_PROGRAMS.matcher(request.getRequestURI()).matches()) {
      return new Refused("The pages are for the server's own machine; other machines have /api.");
    }
    HttpServletRequest seen = behindTls.contains(name) ? new BehindTls(request) : request;
    return new Let(open ? Origin.GUEST : Origin.ELSEWHERE, seen);
  }

  /** An address cannot be rebound, as a name can. */
  private static boolean isOwnAddress(String name, String local) {
    try {
      InetAddress address = InetAddress.ofLiteral(name.replaceAll("^\\[|\\]$", ""));
      return address.equals(InetAddress.ofLiteral(local));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean isLoopback(String address) {
    return InetAddress.ofLiteral(address).isLoopbackAddress();
  }

  private static boolean isForwarded(HttpServletRequest request) {
    return FORWARDED.stream().anyMatch(header -> request.getHeader(header) != null);
  }

  /** So that the links of answers lead through the proxy again. */
  private static final class BehindTls extends HttpServletRequestWrapper {
    private static final int PORT = 443;

    BehindTls(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getScheme() {
      return "https";
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public int getServerPort() {
      String host = getHeader("Host");
      int colon = host == null ? -1 : host.lastIndexOf(':');
      return host == null || colon < host.lastIndexOf(']') || colon < 0
          ? PORT
          : Integer.parseInt(host.substring(colon + 1));
    }

    @Override
    public StringBuffer getRequestURL() {
      int port = getServerPort();
      return new StringBuffer("https://")
          .append(getServerName())
          .append(port == PORT ? "" : ":" + port)
          .append(getRequestURI());
    }
  }
}
