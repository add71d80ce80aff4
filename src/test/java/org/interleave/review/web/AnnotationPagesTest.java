package org.interleave.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.interleave.ingest.Importer;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.review.Annotation;
import org.interleave.review.Annotations;
import org.interleave.review.BodyLine;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;
import org.interleave.review.Verdicts;
import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AnnotationPagesTest extends PageTest {
  @Autowired private Annotations annotations;
  @Autowired private Verdicts verdicts;
  @Autowired private Importer importer;
  private ImportedExample example;
  private MessageId patch;
  private BodyLine.Code line;
  private Reviewer reviewer;

  @BeforeEach
  void importExample() throws Exception {
    example = ImportedExample.in(source, importer);
    patch = example.patch(4);
    line = example.added(patch, "mutex_lock");
    // each test is a reviewer of its own, since all share the database
    String name = UUID.randomUUID().toString();
    reviewer = new Reviewer("Zoë " + name, name + "@example.org");
  }

  private MockMvcRequestBuilder post(String address) {
    return pages.post().uri(address).header("Sec-Fetch-Site", "same-origin");
  }

  private String anchor() {
    return "f" + line.file() + "n" + line.newLine();
  }

  private MvcTestResult create(String at, String body, String then) {
    return post("/annotations")
        .param("message", patch.value())
        .param("at", at)
        .param("from", at)
        .param("body", body)
        .param("then", then)
        .param("name", reviewer.name())
        .param("address", reviewer.address())
        .param("back", "/series/x/v1/4")
        .exchange();
  }

  private Annotation created(String then) {
    MvcTestResult result = create(anchor(), "Why\r\nhere?", then);
    assertThat(result).hasStatus(303);
    return annotations.on(List.of(patch)).stream()
        .filter(one -> reviewer.is(one.reviewer().address()))
        .findFirst()
        .orElseThrow();
  }

  private Cookie cookie() {
    Cookie[] cookies =
        post("/reviewer")
            .param("name", reviewer.name())
            .param("address", reviewer.address())
            .param("back", "/drafts")
            .exchange()
            .getResponse()
            .getCookies();
    assertThat(cookies).hasSize(1);
    assertThat(cookies[0].isHttpOnly()).isTrue();
    return cookies[0];
  }

  @Test
  void aCommentIsKeptAsADraftWithItsPlaceAndItsWriter() {
    MvcTestResult result = create(anchor(), "Why here?", "draft");

    Annotation draft = annotations.drafts(reviewer).getFirst();
    assertThat(result).hasStatus(303);
    assertThat(result.getResponse().getHeader("Location"))
        .isEqualTo("/series/x/v1/4#annotation-" + draft.id().value());
    assertThat(draft.anchor().written()).isEqualTo("pocket/mirror.c:" + line.newLine());
    assertThat(draft.reviewer()).isEqualTo(reviewer);
  }

  @Test
  void aRefusedCommentComesBackWithWhatWasTyped() {
    MvcTestResult result = create("f9n999", "Precious <words>", "draft");

    assertThat(result).hasStatus(422);
    Document page = Jsoup.parse(text(result));
    assertThat(page.select("[role=alert]").text()).isEqualTo("the mail does not have these lines");
    assertThat(page.select("textarea").text()).isEqualTo("Precious <words>");
    assertThat(annotations.drafts(reviewer)).isEmpty();
  }

  @Test
  void aCommentIsEditedPublishedAndDeletedByItsWriter() {
    Annotation draft = created("draft");
    Cookie me = cookie();
    String address = "/annotations/" + draft.id().value();
    Document form =
        Jsoup.parse(text(pages.get().uri(address + "/edit?back=/drafts").cookie(me).exchange()));
    assertThat(form.select("textarea").first().wholeText()).isEqualTo("Why\nhere?");

    MvcTestResult edited =
        post(address)
            .cookie(me)
            .param("edit", form.select("input[name=edit]").attr("value"))
            .param("body", "How?")
            .param("then", "publish")
            .param("back", "/drafts")
            .exchange();

    Annotation published = annotations.get(draft.id()).orElseThrow();
    assertThat(edited).hasStatus(303);
    assertThat(published.body()).isEqualTo("How?");
    assertThat(published.state()).isEqualTo(Annotation.State.PUBLISHED);

    MvcTestResult deleted =
        post(address + "/delete")
            .cookie(me)
            .param("edit", Integer.toString(published.edit()))
            .param("back", "/drafts")
            .exchange();
    assertThat(deleted).hasStatus(303);
    assertThat(annotations.on(List.of(patch))).doesNotContain(published);
  }

  @Test
  void anEditThatBuildsOnAnOldTextShowsBoth() {
    Annotation draft = created("draft");
    annotations.rewrite(draft.id(), draft.edit(), reviewer, "Other window.", false);

    MvcTestResult result =
        post("/annotations/" + draft.id().value())
            .cookie(cookie())
            .param("edit", Integer.toString(draft.edit()))
            .param("body", "This window.")
            .param("back", "/drafts")
            .exchange();

    assertThat(result).hasStatus(409);
    Document page = Jsoup.parse(text(result));
    assertThat(page.select("[role=alert]").text()).endsWith("it says now: Other window.");
    assertThat(page.select("textarea").text()).isEqualTo("This window.");
    assertThat(page.select("input[name=edit]").attr("value")).isEqualTo("1");
  }

  @Test
  void nobodyElseChangesAComment() {
    Annotation draft = created("publish");
    reviewer = new Reviewer("Somebody Else", "else-" + reviewer.address());

    MvcTestResult result =
        post("/annotations/" + draft.id().value() + "/delete")
            .cookie(cookie())
            .param("edit", "1")
            .param("back", "/drafts")
            .exchange();

    assertThat(result).hasStatus(403);
    assertThat(annotations.get(draft.id())).hasValue(draft);
  }

  @Test
  void noFormLeadsToAnotherSite() {
    for (String back :
        List.of("//evil.example/", "/\\evil.example", "https://evil.example/", "x")) {
      assertThat(
              post("/reviewer")
                  .param("name", "A")
                  .param("address", "a@b.c")
                  .param("back", back)
                  .exchange())
          .hasStatus(400);
    }
  }

  @Test
  void otherSitesCannotComment() {
    MvcTestResult result =
        pages
            .post()
            .uri("/annotations/publish")
            .header("Sec-Fetch-Site", "cross-site")
            .param("message", patch.value())
            .param("back", "/drafts")
            .exchange();

    assertThat(result).hasStatus(403);
  }

  @Test
  void draftsAreListedAndPublishedTogether() {
    Annotation draft = created("draft");
    Cookie me = cookie();
    Document list = Jsoup.parse(text(pages.get().uri("/drafts").cookie(me).exchange()));
    assertThat(list.select(".drafts a").eachText())
        .containsExactly("pocket/mirror.c:" + line.newLine());

    post("/annotations/publish")
        .cookie(me)
        .param("message", list.select("input[name=message]").attr("value"))
        .param("back", "/drafts")
        .exchange();

    assertThat(annotations.get(draft.id()).orElseThrow().state())
        .isEqualTo(Annotation.State.PUBLISHED);
  }

  @Test
  void aVerdictIsGivenAndTakenBack() {
    MockMvcRequestBuilder give =
        post("/verdicts")
            .cookie(cookie())
            .param("scope", "PATCH")
            .param("message", patch.value())
            .param("kind", "REVIEWED")
            .param("back", "/drafts");

    assertThat(give.exchange()).hasStatus(303);
    assertThat(kinds()).containsExactly(Verdict.Kind.REVIEWED);
    assertThat(give.param("take", "true").exchange()).hasStatus(303);
    assertThat(kinds()).isEmpty();
  }

  private List<Verdict.Kind> kinds() {
    return verdicts.on(List.of(patch)).stream()
        .filter(one -> reviewer.is(one.reviewer().address()))
        .map(Verdict::kind)
        .toList();
  }

  @Test
  void theReplyIsShownAndSavedAsTheExactMail() {
    created("publish");
    Cookie me = cookie();
    String address = "/messages/" + patch.value() + "/reply";

    Document preview = Jsoup.parse(text(pages.get().uri(address).cookie(me).exchange()));
    MvcTestResult file =
        pages.get().uri(preview.select("a[download]").attr("href")).cookie(me).exchange();

    assertThat(preview.select("pre.mail").first().wholeText()).isEqualTo(text(file));
    assertThat(file.getResponse().getContentType()).isEqualTo("message/rfc822");
    assertThat(file.getResponse().getHeader("Content-Disposition"))
        .startsWith("attachment; filename=\"Re-RFC-PATCH-4-5-pocket-mirror-guard");
    Message reply = (Message) MailReader.read(file.getResponse().getContentAsByteArray());
    assertThat(reply.from().name()).isEqualTo(reviewer.name());
    assertThat(reply.body().text()).contains("> " + line.text() + "\n\nWhy\nhere?\n");
  }

  @Test
  void theSummaryAndAllRepliesAreFilesToo() {
    created("publish");
    Cookie me = cookie();
    String version = "/series/" + example.series().id().value() + "/v1/";

    MvcTestResult summary = pages.get().uri(version + "reply.eml").cookie(me).exchange();
    MvcTestResult all = pages.get().uri(version + "replies.mbox").cookie(me).exchange();

    assertThat(text(summary)).contains("In-Reply-To: <" + example.cover().value() + ">");
    assertThat(text(all).split("(?m)^From mboxrd@z ")).hasSize(3);
  }

  @Test
  void thereIsNoReplyWhereNothingWasSaid() {
    String address = "/messages/" + patch.value() + "/reply";

    MvcTestResult preview = pages.get().uri(address).cookie(cookie()).exchange();
    MvcTestResult file = pages.get().uri(address + ".eml").cookie(cookie()).exchange();

    assertThat(Jsoup.parse(text(preview)).select(".failure").text())
        .contains("has published no comment and given no verdict there");
    assertThat(file).hasStatus(404);
  }

  @Test
  void theCommentStandsBelowItsLineAndADraftOnlyForItsWriter() {
    Annotation draft = created("draft");
    Cookie me = cookie();
    String address = "/series/" + example.series().id().value() + "/v1/4";

    Document mine = Jsoup.parse(text(pages.get().uri(address).cookie(me).exchange()));
    Document others = page(address);

    String note = "#annotation-" + draft.id().value();
    assertThat(mine.select("#" + anchor() + " ~ tr.note " + note + ".draft .said").text())
        .isEqualTo("Why\nhere?");
    assertThat(mine.select("#patch .review-panel .badge.draft").text()).isEqualTo("1 draft");
    assertThat(others.select(note)).isEmpty();
  }

  @Test
  void aLineThatWasPickedHasAFormBelowIt() {
    String address = "/series/" + example.series().id().value() + "/v1/4";

    Document page =
        Jsoup.parse(
            text(
                pages
                    .get()
                    .uri(address + "?at=" + anchor() + "&from=f1n" + (line.newLine() - 2))
                    .cookie(cookie())
                    .exchange()));

    assertThat(page.select("#" + anchor() + " ~ tr.note form#comment label b").text())
        .isEqualTo("pocket/mirror.c:" + (line.newLine() - 2) + "-" + line.newLine());
    assertThat(page.select("form#comment input[name=at]").attr("value")).isEqualTo(anchor());
    assertThat(page.select("form#comment .who").text()).contains(reviewer.written());
  }

  @Test
  void aVerdictOnTheCoverLetterIsOneOnTheVersion() {
    Document page = page("/series/" + example.series().id().value() + "/v1/0");

    assertThat(page.select(".review-panel input[name=scope]").eachAttr("value"))
        .isNotEmpty()
        .allMatch("VERSION"::equals);
  }
}
