package org.interleave.hook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one POST and reads the beginning of the answer. It looks a name up once and connects to the
 * very address that it judged: java.net.http resolves by itself, so a name that changes between the
 * look and the connection could lead it into a private network. Redirects are not followed.
 */
final class Post {
  private static final Pattern STATUS =
      Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: [^\r\n]*)?\r?\n");

  private static final int MOST_READ = 64 * 1024;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final Duration limit;
  private final Look look;

  /** Finds the addresses of a name. */
  interface Look {
    InetAddress[] up(String name) throws UnknownHostException;
  }

  Post(Duration limit, Look look) {
    this.limit = limit;
    this.look = look;
  }

  /** What came of it. */
  sealed interface Result {}

  record Answered(int status, String excerpt) implements Result {}

  record NotSent(String why) implements Result {}

  Result send(URI url, boolean privateToo, Map<String, String> headers, String body) {
    long deadline = System.nanoTime() + limit.toNanos();
    String host = url.getHost();
    try {
      for (InetAddress address : look.up(host.replaceAll("^\\[|\\]$", ""))) {
        if (privateToo || Networks.isPublic(address)) {
          return exchange(url, address, deadline, request(url, headers, body));
        }
      }
      return new NotSent(
          host + " leads to this machine or a private network, which this hook may not reach");
    } catch (UnknownHostException e) {
      return new NotSent("nobody knows an address of " + host);
    } catch (SocketTimeoutException e) {
      return new NotSent("no answer within " + limit.toSeconds() + " seconds");
    } catch (IOException e) {
      return new NotSent(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static byte[] request(URI url, Map<String, String> headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (url.getRawQuery() != null) {
      head.append('?').append(url.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
    if (url.getPort() >= 0) {
      head.append(':').append(url.getPort());
    }
    head.append("\r\nConnection: close\r\nContent-Length: ").append(content.length);
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private static Result exchange(URI url, InetAddress address, long deadline, byte[] request)
      throws IOException {
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS : HTTP;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), left(deadline));
      plain.setSoTimeout(left(deadline));
      if (!tls) {
        return exchange(plain, deadline, request);
      }
      try (Socket secured = secured(plain, url.getHost(), port)) {
        return exchange(secured, deadline, request);
      }
    }
  }

  /** The certificate must be the name's, though the connection goes to an address. */
  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Result exchange(Socket socket, long deadline, byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[8192];
    while (answer.size() < MOST_READ) {
      socket.setSoTimeout(left(deadline));
      int count = in.read(some, 0, Math.min(some.length, MOST_READ - answer.size()));
      if (count < 0) {
        break;
      }
      answer.write(some, 0, count);
    }
    return answered(answer.toString(StandardCharsets.UTF_8));
  }

  private static int left(long deadline) throws SocketTimeoutException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) millis;
  }

  private static Result answered(String answer) {
    Matcher status = STATUS.matcher(answer);
    if (!status.lookingAt()) {
      return new NotSent("the answer is not HTTP");
    }
    int body = answer.indexOf("\r\n\r\n");
    return new Answered(
        Integer.parseInt(status.group(1)), body < 0 ? "" : answer.substring(body + 4));
  }
}
