package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.simulation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeaconSuiteTest {
  private final Suite suite = Runs.bundled("beacon");

  @ParameterizedTest
  @ValueSource(strings = {"settings", "removal", "blinking"})
  void findsNothingInTheDriverAsItIs(String scenario) throws Exception {
    Judgement judgement = Runs.own(suite, scenario, "beacon.c", "kfree", "kfree");

    assertThat(judgement.words()).startsWith("verified: all ");
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void findsTheBeaconFreedUnderItsWork() throws Exception {
    Judgement judgement =
        Runs.own(suite, "removal", "beacon.c", "cancel_work_sync(&beacon->work);", ";");

    assertThat(Runs.kinds(judgement)).contains("use-after-free");
  }

  @Test
  void findsTheSettingsFreedUnderAReader() throws Exception {
    Judgement judgement =
        Runs.own(
            suite,
            "settings",
            "beacon.c",
            "call_rcu(&old->rcu, settings_free)",
            "settings_free(&old->rcu)");

    assertThat(Runs.kinds(judgement)).contains("use-after-free");
  }

  @Test
  void findsTheSettingsReadOutsideASection() throws Exception {
    Judgement judgement = Runs.own(suite, "blinking", "beacon.c", "rcu_read_lock();", ";");

    assertThat(Runs.kinds(judgement)).contains("use-after-free", "rcu-misuse");
  }
}
