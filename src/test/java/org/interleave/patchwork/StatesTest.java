package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.account.Scope;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class StatesTest extends PatchworkTests {
  @Autowired private SeriesCatalog catalog;

  private MvcTestResult change(long patch, String account, Object... fields) {
    return send(
        pages.patch().uri("/api/patches/" + patch + "/"),
        token(account, Scope.PATCHES_WRITE),
        fields);
  }

  private State ofSeries(Posted posted) {
    return catalog.find(posted.id("v1", 1)).orElseThrow().state();
  }

  private String ofPatch(long patch) {
    return get("/api/patches/" + patch + "/").get("state").asString();
  }

  @Test
  void patchesOfAnOlderVersionAreSuperseded() {
    Posted posted = posted("older");
    assertThat(get("/api/patches/?project=older&state=new")).hasSize(2);

    mail(folder, posted.cover("v2", 1), posted.patch("v2", 1, 1));

    assertThat(all(get("/api/patches/?project=older&state=superseded"), "name"))
        .containsExactly("[v1,1/2] older: step 1", "[v1,2/2] older: step 2");
    assertThat(all(get("/api/patches/?project=older&state=1"), "name"))
        .containsExactly("[v2,1/1] older: step 1");
    assertThat(get("/api/events/?project=older&category=patch-state-changed")).hasSize(2);
  }

  @Test
  void aPatchFollowsItsSeriesUntilItIsGivenAStateOfItsOwn() {
    Posted posted = posted("follows");
    SeriesId series = catalog.find(posted.id("v1", 1)).orElseThrow().id();
    long one = patch(posted, "v1", 1);
    catalog.mark(series, State.UNDER_REVIEW, "somebody");
    assertThat(ofPatch(one)).isEqualTo("under-review");

    MvcTestResult changed =
        change(
            one,
            "follower",
            "state",
            "awaiting-upstream",
            "commit_ref",
            "abc123",
            "archived",
            "true");

    assertThat(changed).hasStatusOk();
    JsonNode patch = get("/api/patches/" + one + "/");
    assertThat(patch.get("state").asString()).isEqualTo("awaiting-upstream");
    assertThat(patch.get("commit_ref").asString()).isEqualTo("abc123");
    assertThat(patch.get("archived").asBoolean()).isTrue();
    assertThat(all(get("/api/patches/?project=follows&archived=false"), "state"))
        .containsExactly("under-review");
    assertThat(ofSeries(posted)).isEqualTo(State.UNDER_REVIEW);
    JsonNode event = get("/api/events/?patch=" + one + "&category=patch-state-changed").get(0);
    assertThat(event.get("actor").get("username").asString()).isEqualTo("follower");
    assertThat(event.get("payload").get("previous_state").asString()).isEqualTo("under-review");
    catalog.mark(series, State.REJECTED, "somebody");
    assertThat(ofPatch(one)).isEqualTo("rejected");
  }

  @Test
  void aSeriesFollowsOnceAllItsPatchesAgree() {
    Posted posted = posted("agree");

    change(patch(posted, "v1", 1), "agreeing", "state", "3");
    assertThat(ofSeries(posted)).isEqualTo(State.NEW);
    change(patch(posted, "v1", 2), "agreeing", "state", "Accepted");

    assertThat(ofSeries(posted)).isEqualTo(State.ACCEPTED);
    assertThat(get("/api/patches/?project=agree&state=accepted")).hasSize(2);
  }

  @Test
  void aStateOutlivesALaterImport() {
    Posted posted = posted("outlive");
    long one = patch(posted, "v1", 1);
    change(one, "outliver", "state", "rfc");

    mail(folder, posted.reply("late", posted.id("v1", 1), "A late answer."));

    assertThat(ofPatch(one)).isEqualTo("rfc");
  }

  @Test
  void aDelegateIsAnAccount() {
    Posted posted = posted("delegates");
    long one = patch(posted, "v1", 1);

    assertThat(change(one, "delegating", "delegate", "nobody-here")).hasStatus(400);
    assertThat(change(one, "delegating", "delegate", "delegating")).hasStatusOk();

    assertThat(get("/api/patches/?project=delegates&delegate=delegating")).hasSize(1);
    JsonNode event = get("/api/events/?patch=" + one + "&category=patch-delegated").get(0);
    assertThat(event.get("payload").get("previous_delegate").isNull()).isTrue();
    assertThat(event.get("payload").get("current_delegate").get("username").asString())
        .isEqualTo("delegating");
    change(one, "delegating", "delegate", "");
    assertThat(get("/api/patches/?project=delegates&delegate=delegating")).isEmpty();
  }

  @Test
  void aPrivateBundleIsItsOwnersOnly() {
    Posted posted = posted("bundles");
    String owner = token("bundler", Scope.PATCHES_WRITE);
    String other = token("other", Scope.PATCHES_WRITE);
    long one = patch(posted, "v1", 1);
    long two = patch(posted, "v1", 2);

    MvcTestResult made =
        send(
            pages.post().uri("/api/1.2/bundles/"),
            owner,
            "name",
            "mine",
            "patches",
            two,
            "patches",
            one);

    assertThat(made).hasStatus(201);
    JsonNode bundle = json.readTree(text(made));
    assertThat(bundle.get("patches").valueStream().map(patch -> patch.get("id").asLong()))
        .containsExactly(two, one);
    String address = path(bundle.get("url"));
    assertThat(pages.get().uri(address).exchange()).hasStatus(404);
    assertThat(send(pages.get().uri(address), owner)).hasStatusOk();
    assertThat(send(pages.delete().uri(address), other)).hasStatus(404);
    send(pages.patch().uri(address), owner, "public", "true");
    assertThat(send(pages.delete().uri(address), other)).hasStatus(403);
    assertThat(send(pages.delete().uri("/api/1.1/bundles/1/"), owner)).hasStatus(405);
    assertThat(send(pages.delete().uri(address), owner)).hasStatus(204);
  }
}
