package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DownloadsTest extends PatchworkTests {
  private MvcTestResult file(String address) {
    return pages.get().uri(URI.create(address)).exchange();
  }

  @Test
  void tagsOfRepliesStandBelowTheMessage() {
    Posted posted = posted("tags");
    mail(
        folder,
        posted.reply(
            "t1",
            posted.id("v1", 1),
            """
            > Reported-by: Only Quoted <q@example.org>
            Looks right.

            Reviewed-by: Rita Reviewer <rita@example.net>
            acked-by: Zoë <zoe@example.net>
            """));

    MvcTestResult result = file("/patch/" + patch(posted, "v1", 1) + "/mbox/");

    assertThat(result)
        .headers()
        .hasValue("Content-Disposition", "attachment; filename=v1-1-2-tags-step-1.patch");
    assertThat(text(result))
        .startsWith("From patchwork Mon Mar  2 09:11:00 2026\n")
        .contains("\nX-Patchwork-Submitter: Ann Author <ann@example.org>\n")
        .contains("\nContent-Transfer-Encoding: 8bit\n")
        .contains("\nSubject: [PATCH v1 1/2] tags: step 1\n")
        .contains(
            """

            Step 1 is told here.

            Signed-off-by: Ann Author <ann@example.org>
            Reviewed-by: Rita Reviewer <rita@example.net>
            acked-by: Zoë <zoe@example.net>
            ---
             tags1.c | 1 +

            diff --git a/tags1.c b/tags1.c
            """)
        .doesNotContain("Only Quoted");
  }

  @Test
  void gitAmTakesAWholeSeries() throws Exception {
    posted("applies");
    long id = get("/api/series/?project=applies").get(0).get("id").asLong();
    Path mbox = folder.resolve("applies.mbox");
    Files.write(mbox, file("/series/" + id + "/mbox/").getResponse().getContentAsByteArray());
    Path repository = Files.createDirectory(folder.resolve("applies"));
    git(repository, "init", "-q");

    git(repository, "am", "-q", mbox.toString());

    assertThat(git(repository, "log", "--reverse", "--format=%an %s"))
        .isEqualTo("Ann Author applies: step 1\nAnn Author applies: step 2\n");
    assertThat(repository.resolve("applies2.c")).hasContent("int step_2_v1;\n");
  }

  @Test
  void aPatchComesWithThoseBeforeItWhenAsked() {
    Posted posted = posted("before");
    long two = patch(posted, "v1", 2);

    assertThat(text(file("/patch/" + two + "/mbox/?series=*")).split("\nFrom patchwork "))
        .hasSize(2);
    assertThat(text(file("/patch/" + two + "/mbox/")).split("\nFrom patchwork ")).hasSize(1);
    assertThat(file("/patch/" + two + "/mbox/?series=999999")).hasStatus(404);
  }

  @Test
  void aDiffIsJustThat() {
    MvcTestResult result = file("/patch/" + patch(posted("bare"), "v1", 2) + "/raw/");

    assertThat(result)
        .headers()
        .hasValue("Content-Disposition", "attachment; filename=v1-2-2-bare-step-2.diff");
    assertThat(text(result)).startsWith("diff --git ").endsWith("+int step_2_v1;\n");
  }

  private static String git(Path where, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.org"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
