package org.interleave.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interleave.archive.Inboxes.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoreThreadTest {
  private static final String FROM = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";

  private record Answer(int status, String location, byte[] body) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private String root;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    root = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Answer answer = answers.getOrDefault(path, new Answer(404, "", new byte[] {'?'}));
      if (!answer.location().isEmpty()) {
        exchange.getResponseHeaders().add("Location", answer.location());
      }
      exchange.sendResponseHeaders(answer.status(), 0);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static Answer found(String mbox) throws IOException {
    return new Answer(200, "", MboxTest.gzip(mbox.getBytes(UTF_8)));
  }

  private static Answer redirect(String location) {
    return new Answer(302, location, new byte[0]);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(String path) {
    return assertThatThrownBy(() -> Heard.all(Archives.open(root + path)))
        .isInstanceOf(ArchiveException.class)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void readsAThreadAndReadsOnWhenItGrew() throws IOException {
    String before = FROM + mail(1) + "\n" + FROM + mail(2) + "\n";
    answers.put("/list/a%2Bb@c/t.mbox.gz", found(before));
    Archive thread = Archives.open(root + "/list/a+b@c/T/#u");

    Heard first = Heard.all(thread);
    answers.put("/list/a%2Bb@c/t.mbox.gz", found(before + FROM + mail(3) + "\n"));
    Heard second = Heard.after(first.cursor(), thread);

    assertThat(first.mails()).containsExactly(mail(1), mail(2));
    assertThat(second.mails()).containsExactly(mail(3));
  }

  @Test
  void followsARedirectorToTheThread() throws IOException {
    answers.put("/r/a@b/", redirect("/all/a@b/"));
    answers.put("/all/a@b/", new Answer(200, "", "<html>".getBytes(UTF_8)));
    answers.put("/all/a@b/t.mbox.gz", redirect(root + "/moved/a@b/t.mbox.gz"));
    answers.put("/moved/a@b/t.mbox.gz", found(FROM + mail(1) + "\n"));

    assertThat(Heard.all(Archives.open(root + "/r/a@b")).mails()).containsExactly(mail(1));
  }

  @Test
  void followsNoRedirectToAnotherScheme() {
    answers.put("/list/a@b/t.mbox.gz", redirect("file:///etc/passwd"));
    answers.put("/list/c@d/t.mbox.gz", redirect("/list/c@d/t.mbox.gz"));

    failure("/list/a@b/").hasMessageContaining("is not followed");
    failure("/list/c@d/").hasMessageContaining("redirects without end");
  }

  @Test
  void saysWhatAServerAnswered() throws IOException {
    answers.put("/list/busy@x/t.mbox.gz", new Answer(503, "", new byte[0]));
    answers.put("/list/page@x/t.mbox.gz", new Answer(200, "", "<html>".getBytes(UTF_8)));
    answers.put("/list/empty@x/t.mbox.gz", found(""));
    answers.put("/list/prose@x/t.mbox.gz", found("no mail\n"));

    failure("/list/missing@x/").hasMessageContaining("404").hasMessageContaining("Message-ID");
    failure("/list/busy@x/").hasMessageContaining("503").hasMessageContaining("later");
    failure("/list/page@x/").hasMessageContaining("did not answer with an mbox.gz");
    failure("/list/empty@x/").hasMessageContaining("without mail");
    failure("/list/prose@x/").hasMessageContaining("no mbox");
  }

  @Test
  void breaksOffAnAnswerThatIsTooLong() {
    answers.put("/list/a@b/t.mbox.gz", new Answer(200, "", new byte[300_000]));
    Limits limits = new Limits(1 << 20, 1 << 20, 100, 100_000);

    assertThatThrownBy(() -> Heard.all(Archives.open(root + "/list/a@b/", limits)))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("sends more than 100000 bytes");
  }

  @Test
  void saysThatNothingListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(() -> Heard.all(Archives.open("http://127.0.0.1:" + port + "/list/a@b/")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("nothing listens there");
    assertThatThrownBy(() -> Heard.all(Archives.open("http://no-such-host.invalid/list/a@b/")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no such host");
  }
}
