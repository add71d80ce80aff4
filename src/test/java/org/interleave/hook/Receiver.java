package org.interleave.hook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told: keeps each request and answers all with the same text. */
final class Receiver implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile String answer = "HTTP/1.1 200 OK\r\n\r\nthanks";

  record Request(String line, Map<String, String> headers, String body) {}

  Receiver() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::receive);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/told?by=interleave");
  }

  List<Request> requests() {
    return requests;
  }

  void answer(String text) {
    answer = text;
  }

  private void receive() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        requests.add(read(connection));
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Request read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = in.readLine();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String field = in.readLine(); !field.isEmpty(); field = in.readLine()) {
      headers.put(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 2));
    }
    char[] body = new char[Integer.parseInt(headers.get("Content-Length"))];
    for (int at = 0; at < body.length; ) {
      at += in.read(body, at, body.length - at);
    }
    byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
    return new Request(line, headers, new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
