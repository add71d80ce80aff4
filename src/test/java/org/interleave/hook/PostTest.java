package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final Receiver receiver;
  private final Post post = new Post(Duration.ofSeconds(20), name -> new InetAddress[] {HERE});

  PostTest() throws IOException {
    this.receiver = new Receiver();
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private Post.Result send(boolean privateToo) {
    return post.send(receiver.address(), privateToo, Map.of("X-One", "1"), "{\"é\":1}");
  }

  @Test
  void theBodyArrivesWholeUnderTheNameThatWasCalled() {
    assertThat(send(true)).isEqualTo(new Post.Answered(200, "thanks"));

    Receiver.Request request = receiver.requests().getFirst();
    assertThat(request.line()).isEqualTo("POST /told?by=interleave HTTP/1.1");
    assertThat(request.body()).isEqualTo("{\"é\":1}");
    assertThat(request.headers())
        .containsEntry("X-One", "1")
        .containsEntry("Host", receiver.address().getAuthority());
  }

  @Test
  void aPrivateAddressIsNotReachedWhateverNameLeadsThere() {
    URI named = URI.create("http://public.example.org:" + receiver.address().getPort() + "/");

    for (URI url : List.of(receiver.address(), named)) {
      assertThat(post.send(url, false, Map.of(), "{}")).isInstanceOf(Post.NotSent.class);
    }

    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aNameIsLookedUpOnceSoThatItCannotChangeInBetween() {
    int[] looks = {0};
    Post counting =
        new Post(
            Duration.ofSeconds(20),
            name -> {
              looks[0]++;
              return new InetAddress[] {HERE};
            });
    URI named = URI.create("http://any.example.org:" + receiver.address().getPort() + "/");

    assertThat(counting.send(named, true, Map.of(), "{}")).isInstanceOf(Post.Answered.class);

    assertThat(looks[0]).isEqualTo(1);
    assertThat(receiver.requests().getFirst().headers().get("Host")).startsWith("any.example.org");
  }

  @Test
  void redirectsAreNotFollowed() {
    receiver.answer("HTTP/1.1 302 Found\r\nLocation: " + receiver.address() + "\r\n\r\n");

    assertThat(send(true)).isEqualTo(new Post.Answered(302, ""));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void whatIsNoAnswerIsSaidToBeNone() throws IOException {
    receiver.answer("SSH-2.0-nothing\r\n");
    assertThat(send(true)).isEqualTo(new Post.NotSent("the answer is not HTTP"));

    receiver.close();
    assertThat(send(true)).isInstanceOf(Post.NotSent.class);
  }
}
