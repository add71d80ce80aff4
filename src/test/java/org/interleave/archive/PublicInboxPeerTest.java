package org.interleave.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against the programs that write and serve such archives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicInboxPeerTest {
  private static final String COVER = "cover+a/b@example.org";

  @TempDir Path directory;

  @BeforeAll
  static void needsPublicInbox() {
    assumeTrue(
        PublicInboxServer.isInstalled(),
        "public-inbox is not installed; apt-get install public-inbox runs these tests");
  }

  private static List<String> mails(String list) {
    return List.of(
        mail(list, COVER, "", "[PATCH 0/2] a series", "From here on:\n>From there.\n"),
        mail(list, "one@example.org", COVER, "[PATCH 1/2] one", "One.\n"),
        mail(list, "two@example.org", COVER, "[PATCH 2/2] two: ünïcode", "Zwei äöü.\n"));
  }

  private static String mail(String list, String id, String parent, String subject, String body) {
    return "From: A U Thor <author@example.org>\n"
        + ("To: " + list + "@list.example.org\n")
        + ("Subject: " + subject + "\n")
        + "Date: Thu, 1 Jan 2026 10:00:00 +0000\n"
        + ("Message-ID: <" + id + ">\n")
        + (parent.isEmpty() ? "" : "In-Reply-To: <" + parent + ">\n")
        + "MIME-Version: 1.0\n"
        + "Content-Type: text/plain; charset=UTF-8\n"
        + "Content-Transfer-Encoding: 8bit\n"
        + ("List-Id: <" + list + ".list.example.org>\n")
        + "\n"
        + body;
  }

  @Test
  void readsWhatPublicInboxWritesAndServes() throws IOException, InterruptedException {
    try (PublicInboxServer server = new PublicInboxServer(directory)) {
      Path one = server.inbox("one", 1);
      Path two = server.inbox("two", 2);
      for (int i = 0; i < 3; i++) {
        server.deliver("one", mails("one").get(i));
        server.deliver("two", mails("two").get(i));
      }
      server.serve(List.of("one", "two"));

      assertThat(Heard.all(Archives.open(one.toString())).mails()).isEqualTo(mails("one"));
      assertThat(Heard.all(Archives.open(two.toString())).mails()).isEqualTo(mails("two"));
      readsAThread(server, "one");
      readsAThread(server, "two");
      readsAClone(server);
      hearsOfRemovals(server, two);
      assertThatThrownBy(
              () -> Heard.all(Archives.open(server.url("two") + "/missing@example.org/")))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("404");
    }
  }

  private static void readsAThread(PublicInboxServer server, String list) throws IOException {
    String page = server.url(list) + "/cover%2Ba%2Fb@example.org/T/#u";

    List<String> thread = Heard.all(Archives.open(page)).mails();

    assertThat(thread).containsExactlyInAnyOrderElementsOf(mails(list));
  }

  private void readsAClone(PublicInboxServer server) throws IOException, InterruptedException {
    Path clone = directory.resolve("mirror.git");
    server.run("", "", "git", "clone", "--mirror", server.url("two") + "/0", clone.toString());

    assertThat(Heard.all(Archives.open(clone.toString())).mails()).isEqualTo(mails("two"));
  }

  private static void hearsOfRemovals(PublicInboxServer server, Path inbox)
      throws IOException, InterruptedException {
    String cursor = Heard.all(Archives.open(inbox.toString())).cursor();
    server.remove(mails("two").get(1));

    Heard heard = Heard.after(cursor, Archives.open(inbox.toString()));

    assertThat(heard.removed()).containsExactly(mails("two").get(1));
    assertThat(heard.mails()).isEmpty();
  }
}
