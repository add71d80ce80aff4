package org.interleave.hook;

import java.util.Arrays;
import java.util.Optional;

/** What a hook can be told of. The triggers of V013 write these words. */
public enum HookEvent {
  VERSION_ARRIVED("version.arrived", "all patches of a version are there"),
  RUN_POSTED("run.posted", "a CI system posted a run"),
  JOB_FINDINGS("job.findings", "a job ended with findings"),
  VERDICT_GIVEN("verdict.given", "a reviewer gave a verdict"),
  PATCH_STATE("patch.state", "the state of a patch changed");

  private final String word;
  private final String meaning;

  HookEvent(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  public String meaning() {
    return meaning;
  }

  public static Optional<HookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word.equals(word.strip())).findFirst();
  }
}
