package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.interleave.account.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class SeriesAndPatchesTest extends PatchworkTests {
  @Test
  void aMailingListIsAProject() {
    posted("projects");

    JsonNode project = get("/api/1.3/projects/projects/");

    assertThat(project.get("list_id").asString()).isEqualTo("projects.lists.example.org");
    assertThat(project.get("list_email").asString()).isEqualTo("projects@lists.example.org");
    assertThat(get("/api/projects/" + project.get("id").asInt() + "/").get("link_name").asString())
        .isEqualTo("projects");
  }

  @Test
  void aVersionIsASeriesWithItsCoverLetterAndPatches() {
    posted("whole");

    JsonNode series = get("/api/1.3/series/?project=whole").get(0);

    assertThat(series.get("name").asString()).isEqualTo("Work on whole");
    assertThat(series.get("received_all").asBoolean()).isTrue();
    assertThat(series.get("cover_letter").get("name").asString())
        .isEqualTo("[v1,0/2] Work on whole");
    assertThat(all(series.get("patches"), "name"))
        .containsExactly("[v1,1/2] whole: step 1", "[v1,2/2] whole: step 2");
    JsonNode patch = get(path(series.get("patches").get(0).get("url")));
    assertThat(patch.get("series").get(0).get("id")).isEqualTo(series.get("id"));
    assertThat(patch.get("headers").get("List-Id").asString())
        .isEqualTo("<whole.lists.example.org>");
    assertThat(patch.get("content").asString()).startsWith("Step 1 is told here.");
    assertThat(patch.get("diff").asString()).startsWith("diff --git a/whole1.c b/whole1.c\n");
    assertThat(patch.get("prefixes").valueStream().map(JsonNode::asString))
        .containsExactly("v1", "1/2");
  }

  @Test
  void olderVersionsOfTheApiLackWhatCameLater() {
    String patch = "/patches/" + patch(posted("versions"), "v1", 1) + "/";

    assertThat(get("/api/1.0" + patch).has("web_url")).isFalse();
    assertThat(get("/api/1.1" + patch).has("web_url")).isTrue();
    assertThat(get("/api/1.1" + patch).has("related")).isFalse();
    assertThat(get("/api/1.2" + patch).has("related")).isTrue();
    assertThat(get("/api/1.2" + patch).get("url").asString())
        .isEqualTo("http://localhost/api/1.2" + patch);
    assertThat(pages.get().uri("/api/1.9/patches/").exchange()).hasStatus(404);
  }

  @Test
  void numbersStayWhenMoreIsImported() {
    Posted posted = posted("stable");
    long first = patch(posted, "v1", 1);
    JsonNode series = get("/api/series/?project=stable").get(0).get("id");

    mail(folder, posted.cover("v2", 1), posted.patch("v2", 1, 1));

    assertThat(patch(posted, "v1", 1)).isEqualTo(first);
    assertThat(get("/api/series/?project=stable&order=id").get(0).get("id")).isEqualTo(series);
  }

  @Test
  void aSeriesThatComesInPiecesKeepsItsNumber() {
    Posted posted = new Posted("pieces");
    mail(folder, posted.patch("v1", 1, 2));
    JsonNode before = get("/api/series/?project=pieces").get(0);

    mail(folder, posted.cover("v1", 2), posted.patch("v1", 2, 2));

    JsonNode after = get("/api/series/?project=pieces");
    assertThat(after).hasSize(1);
    assertThat(after.get(0).get("id")).isEqualTo(before.get("id"));
    assertThat(before.get("received_all").asBoolean()).isFalse();
    assertThat(after.get(0).get("received_all").asBoolean()).isTrue();
    assertThat(after.get(0).get("name").asString()).isEqualTo("Work on pieces");
    assertThat(all(get("/api/events/?project=pieces"), "category"))
        .containsExactlyInAnyOrder(
            "series-created",
            "patch-created",
            "patch-completed",
            "cover-created",
            "patch-created",
            "patch-completed",
            "series-completed");
  }

  @Test
  void anAddressWithoutItsSlashLeadsOn() {
    MvcTestResult result = pages.get().uri("/api/1.2/patches?msgid=x&project=y").exchange();

    assertThat(result).hasStatus(301);
    assertThat(result).headers().hasValue("Location", "/api/1.2/patches/?msgid=x&project=y");
    assertThat(send(pages.post().uri("/api/patches/7/checks"), token("slash", Scope.CHECKS_WRITE)))
        .hasStatus(308);
  }

  @Test
  void pagesAreLinkedToEachOther() {
    posted("paged");
    String address = "/api/1.1/patches/?project=paged&per_page=1&order=-date&page=";

    MvcTestResult result = pages.get().uri(URI.create(address + "1")).exchange();

    String link = "<http://localhost" + address;
    assertThat(result.getResponse().getHeader("Link"))
        .isEqualTo(
            link + "2>; rel=\"next\", " + link + "1>; rel=\"first\", " + link + "2>; rel=\"last\"");
    assertThat(all(json.readTree(text(result)), "name")).containsExactly("[v1,2/2] paged: step 2");
  }

  @Test
  void filtersNameThingsByNumberOrByWord() {
    JsonNode patch = get("/api/patches/" + patch(posted("filters"), "v1", 1) + "/");
    String here = "/api/patches/?project=filters&";

    assertThat(get(here + "submitter=" + patch.get("submitter").get("id").asLong())).hasSize(2);
    assertThat(get(here + "submitter=ANN@example.org")).hasSize(2);
    assertThat(get(here + "submitter=nobody@example.org")).isEmpty();
    assertThat(get(here + "hash=" + patch.get("hash").asString())).hasSize(1);
    assertThat(get(here + "q=2%2F2")).hasSize(1);
    assertThat(get(here + "q=100%25")).isEmpty();
    assertThat(get(here + "since=2026-03-02T09:12:00")).hasSize(1);
    assertThat(get(here + "before=2026-03-02T09:12:00")).hasSize(1);
    assertThat(get(here + "since=gibberish")).isEmpty();
    assertThat(get("/api/patches/?project=no-such-project")).isEmpty();
    assertThat(get("/api/people/?q=ann@example")).isNotEmpty();
  }

  @Test
  void failuresAreInTheFormOfDjangoRestFramework() {
    String patch = "/api/patches/" + patch(posted("failures"), "v1", 1) + "/";
    String token = token("failing", Scope.PATCHES_WRITE);

    assertThat(get("/api/patches/999999999/").get("detail").asString()).isEqualTo("Not found.");
    assertThat(get("/api/1.3/nothing/").get("detail").asString()).isEqualTo("Not found.");
    assertThat(get("/api/patches/?page=99999").get("detail").asString()).isEqualTo("Invalid page.");
    MvcTestResult nobody = pages.patch().uri(patch).param("state", "new").exchange();
    assertThat(nobody).hasStatus(401);
    assertThat(nobody).headers().containsHeader("WWW-Authenticate");
    assertThat(json.readTree(text(nobody)).get("detail").asString())
        .isEqualTo("Authentication credentials were not provided.");
    assertThat(send(pages.patch().uri(patch), token("narrow", Scope.CHECKS_WRITE), "state", "new"))
        .hasStatus(403);
    MvcTestResult method = send(pages.delete().uri(patch), token);
    assertThat(method).hasStatus(405);
    assertThat(json.readTree(text(method)).get("detail").asString())
        .isEqualTo("Method \"DELETE\" not allowed.");
    MvcTestResult state = send(pages.patch().uri(patch), token, "state", "lost");
    assertThat(state).hasStatus(400);
    assertThat(json.readTree(text(state)).get("state").get(0).asString())
        .startsWith("Invalid state lost. Expected one of: new, under-review,");
  }
}
