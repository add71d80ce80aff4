package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.account.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class ChecksAndEventsTest extends PatchworkTests {

  @Test
  void theNewestCheckOfEachContextMakesTheStateOfAll() {
    long id = patch(posted("checked"), "v1", 1);
    String one = token("ci-one", Scope.CHECKS_WRITE);
    String two = token("ci-two", Scope.CHECKS_WRITE);
    assertThat(combined(id)).isEqualTo("pending");

    assertThat(after(id, one, "build", "success")).isEqualTo("success");
    assertThat(after(id, one, "style", "warning")).isEqualTo("warning");
    assertThat(after(id, two, "build", "fail")).isEqualTo("fail");
    assertThat(after(id, two, "build", "success")).isEqualTo("warning");
    assertThat(after(id, one, "style", "success")).isEqualTo("success");
    assertThat(after(id, one, "boot", "pending")).isEqualTo("pending");

    String checks = "/api/1.3/patches/" + id + "/checks/";
    assertThat(get(checks + "?state=warning")).hasSize(1);
    assertThat(get(checks + "?user=ci-two")).hasSize(2);
    assertThat(get("/api/events/?patch=" + id + "&category=check-created")).hasSize(6);
  }

  private String after(long patch, String token, String context, String state) {
    MvcTestResult made =
        send(
            pages.post().uri("/api/1.3/patches/" + patch + "/checks/"),
            token,
            "context",
            context,
            "state",
            state);
    assertThat(made).hasStatus(201);
    return combined(patch);
  }

  private String combined(long patch) {
    return get("/api/patches/" + patch + "/").get("check").asString();
  }

  @Test
  void aCheckReadsAsItWasPosted() {
    String checks = "/api/1.2/patches/" + patch(posted("asform"), "v1", 1) + "/checks/";

    MvcTestResult made =
        send(
            pages.post().uri(checks),
            token("form-ci", Scope.CHECKS_WRITE),
            "state",
            "success",
            "target_url",
            "https://ci.example.org/7",
            "description",
            "all is well");

    JsonNode check = json.readTree(text(made));
    assertThat(check.get("context").asString()).isEqualTo("default");
    assertThat(check.get("target_url").asString()).isEqualTo("https://ci.example.org/7");
    assertThat(check.get("description").asString()).isEqualTo("all is well");
    assertThat(check.get("user").get("username").asString()).isEqualTo("form-ci");
    assertThat(get(path(check.get("url")))).isEqualTo(check);
    assertThat(get(checks).get(0)).isEqualTo(check);
  }

  @Test
  void aCheckMayComeAsJson() {
    MvcTestResult made =
        pages
            .post()
            .uri("/api/patches/" + patch(posted("asjson"), "v1", 1) + "/checks/")
            .header("Authorization", "Bearer " + token("json-ci", Scope.CHECKS_WRITE))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"state\": \"fail\", \"context\": \"kunit\", \"description\": null}")
            .exchange();

    assertThat(made).hasStatus(201);
    assertThat(json.readTree(text(made)).get("state").asString()).isEqualTo("fail");
    assertThat(json.readTree(text(made)).get("description").isNull()).isTrue();
  }

  @Test
  void aPosterMayGroupItsContextsSayWhoItIsAndGiveStatesByNumber() {
    MvcTestResult made =
        send(
            pages.post().uri("/api/1.1/patches/" + patch(posted("grouped"), "v1", 1) + "/checks/"),
            token("nipa", Scope.CHECKS_WRITE),
            "user",
            "7",
            "state",
            "2",
            "context",
            "netdev/build_clang");

    assertThat(made).hasStatus(201);
    assertThat(json.readTree(text(made)).get("state").asString()).isEqualTo("warning");
    assertThat(json.readTree(text(made)).get("context").asString()).isEqualTo("netdev/build_clang");
    assertThat(json.readTree(text(made)).get("user").get("username").asString()).isEqualTo("nipa");
  }

  @Test
  void whatIsWrongWithACheckIsSaidFieldByField() {
    String checks = "/api/patches/" + patch(posted("wrongcheck"), "v1", 1) + "/checks/";

    MvcTestResult wrong =
        send(
            pages.post().uri(checks),
            token("wrong-ci", Scope.CHECKS_WRITE),
            "state",
            "splendid",
            "context",
            "a b",
            "target_url",
            "javascript:alert(1)");

    assertThat(wrong).hasStatus(400);
    JsonNode complaints = json.readTree(text(wrong));
    assertThat(complaints.get("state").get(0).asString())
        .isEqualTo("\"splendid\" is not a valid choice.");
    assertThat(complaints.propertyNames())
        .containsExactlyInAnyOrder("state", "context", "target_url");
    assertThat(get(checks)).isEmpty();
  }

  @Test
  void repliesAreCommentsOfThePatchTheyAnswer() {
    Posted posted = posted("comments");
    mail(folder, posted.reply("c1", posted.id("v1", 2), "Why not?\n\n-- \nRita"));
    long id = patch(posted, "v1", 2);

    JsonNode comment = get("/api/1.3/patches/" + id + "/comments/").get(0);

    assertThat(comment.get("content").asString()).isEqualTo("Why not?");
    assertThat(comment.get("addressed").isNull()).isTrue();
    String one = path(comment.get("url"));
    send(pages.patch().uri(one), token("addresser", Scope.PATCHES_WRITE), "addressed", "true");
    assertThat(get(one).get("addressed").asBoolean()).isTrue();
    String created = "/events/?patch=" + id + "&category=patch-comment-created";
    assertThat(get("/api/1.3" + created)).hasSize(1);
    assertThat(get("/api/1.2" + created)).isEmpty();
  }

  @Test
  void eventsCanBePolledFromTheLastOneSeen() {
    Posted posted = posted("events");
    JsonNode before = get("/api/events/?project=events&order=-date");
    String last = before.get(0).get("date").asString();

    mail(folder, posted.reply("e1", posted.id("v1", 0), "To the cover letter."));

    List<String> fresh =
        all(get("/api/events/?project=events&order=date&since=" + last), "category");
    assertThat(fresh).endsWith("cover-comment-created");
    assertThat(get("/api/events/?project=events&before=" + last).size() + fresh.size())
        .isEqualTo(before.size() + 1);
  }
}
