package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.account.Scope;
import org.interleave.account.Token;
import org.interleave.account.Tokens;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.State;
import org.interleave.site.ServedExample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Debian's git-pw, unmodified, against the server with the bundled example in it. */
class GitPwTest extends ServedExample {
  private static final String PATCH = "20251006070012.41873-3-ines@example.org";

  @LocalServerPort private int port;
  @Autowired private Tokens tokens;
  @Autowired private SeriesCatalog catalog;
  @Autowired private DataSource source;
  @Autowired private PatchworkIndex index;
  @TempDir private Path repository;

  @BeforeEach
  void configure() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/git-pw"))).isTrue();
    index.catchUp();
    String token =
        tokens
            .create(new Token.Wanted("git-pw", "", List.of(Scope.PATCHES_WRITE), Optional.empty()))
            .secret();
    run("git", "init", "-q");
    run("git", "config", "pw.server", "http://127.0.0.1:" + port + "/api/1.2");
    run("git", "config", "pw.project", "pocket");
    run("git", "config", "pw.token", token);
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
    builder.environment().put("PAGER", "cat");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String pw(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git-pw"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private String patch() {
    return JdbcClient.create(source)
        .sql("select id from message where message_id = ?")
        .param(PATCH)
        .query(String.class)
        .single();
  }

  private String series() {
    return JdbcClient.create(source)
        .sql("select series from patchwork_patch where id = ?")
        .param(Long.parseLong(patch()))
        .query(String.class)
        .single();
  }

  @Test
  void listsAndShowsInEveryForm() throws Exception {
    for (String form : List.of("simple", "table", "csv")) {
      assertThat(pw("series", "list", "--format", form)).contains("Ines Halvorsen");
      assertThat(pw("patch", "list", "--state", "superseded", "--format", form))
          .contains("pocket/mirror: find or make the hub in one step");
    }
    assertThat(pw("series", "show", series())).contains("5 of 5", "RFC,0/5");
    assertThat(pw("patch", "show", patch())).contains(PATCH, "[RFC,2/5]");
    assertThat(pw("patch", "list", "--state", "superseded", "--submitter", "ines@example.org"))
        .contains("RFC,1/5");
  }

  @Test
  void downloadsASeriesThatGitAmCanSplit() throws Exception {
    Path mails = Files.createDirectory(repository.resolve("mails"));

    pw("series", "download", series(), "series.mbox");

    assertThat(run("git", "mailsplit", "-o" + mails, "series.mbox").strip()).isEqualTo("5");
  }

  @Test
  void changesAStateThatThePagesThenShow() throws Exception {
    String newest =
        catalog.find(PATCH).orElseThrow().newest().patches().stream()
            .map(patch -> patch.message().value())
            .findFirst()
            .orElseThrow();
    String id =
        JdbcClient.create(source)
            .sql("select id from message where message_id = ?")
            .param(newest)
            .query(String.class)
            .single();

    assertThat(pw("patch", "update", id, "--state", "accepted", "--commit-ref", "0123abcd"))
        .contains("accepted", "0123abcd");

    assertThat(pw("patch", "list", "--state", "accepted")).contains("v3,1/6");
    assertThat(catalog.find(PATCH).orElseThrow().state()).isEqualTo(State.NEW);
  }

  @Test
  void keepsBundles() throws Exception {
    pw("bundle", "create", "--public", "kept", patch());

    assertThat(pw("bundle", "list")).contains("kept", "git-pw");
    assertThat(pw("bundle", "show", "kept")).contains("[RFC,2/5]");
  }
}
