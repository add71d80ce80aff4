package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.interleave.account.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class JobsApiTest extends ApiTest {
  private static final String JOBS = SERIES + "/versions/v1/jobs";

  @Test
  void asksForJobsCancelsAndRetriesOne() {
    String token = token(Scope.CHECKS_WRITE);

    MvcTestResult asked = posted(JOBS, token, "application/json", "");

    assertThat(asked).hasStatus(202);
    List<JsonNode> jobs = items(json(asked));
    assertThat(jobs).isNotEmpty();
    String job = ROOT + "/jobs/" + jobs.getLast().get("id").asString();
    JsonNode cancelled = json(posted(job + "/cancel", token, "application/json", ""));
    assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
    assertThat(json(job)).isEqualTo(cancelled);
    assertThat(json(posted(job + "/cancel", token, "application/json", "")))
        .as("cancelling is asked for twice")
        .isEqualTo(cancelled);
    assertThat(json(posted(job + "/retry", token, "application/json", "")).get("state").asString())
        .isEqualTo("queued");
  }

  @Test
  void aListOfAllJobsBeginsWithTheFirstAndLeavesNoneOut() {
    posted(JOBS, token(Scope.CHECKS_WRITE), "application/json", "");

    List<String> one = ids("?limit=200");
    List<String> others = new ArrayList<>();
    for (String next = "?limit=1"; !next.isEmpty() && others.size() < one.size(); ) {
      others.addAll(ids(next));
      JsonNode cursor = json(ROOT + "/jobs" + next).path("next");
      next = cursor.isString() ? "?limit=1&cursor=" + cursor.asString() : "";
    }

    assertThat(one).isNotEmpty();
    assertThat(others).containsExactlyElementsOf(one);
  }

  private List<String> ids(String query) {
    return items(json(ROOT + "/jobs" + query)).stream()
        .map(job -> job.get("id").asString())
        .toList();
  }

  @Test
  void wantsATokenAndAJob() {
    problem(
        posted(ROOT + "/jobs/999999/cancel", token(Scope.CHECKS_WRITE), "application/json", ""),
        404);
    problem(posted(JOBS, token(Scope.READ), "application/json", ""), 403);
  }
}
