package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatchNameTest {
  private static String name(String subject) {
    return PatchName.of(subject, "linux-rdma").written();
  }

  @Test
  void whatTellsNothingGoes() {
    assertThat(name("[PATCH] one")).isEqualTo("one");
    assertThat(name("[PATCH v2 03/15] one")).isEqualTo("[v2,03/15] one");
    assertThat(name("[linux-rdma] [PATCH rdma-next,v3] one")).isEqualTo("[rdma-next,v3] one");
    assertThat(name("Re: [PATCH 1/2]  one   two")).isEqualTo("[1/2] one two");
    assertThat(name("[PATCHv2] one")).isEqualTo("[PATCHv2] one");
  }

  @Test
  void aSubjectWithoutPrefixesStays() {
    assertThat(name("mm: one [2] two")).isEqualTo("mm: one [2] two");
    assertThat(name("[unclosed one")).isEqualTo("[unclosed one");
    assertThat(name("")).isEmpty();
  }

  @Test
  void aNameTellsItsPrefixes() {
    assertThat(PatchName.of("[v2,03/15] one", "x").prefixes()).containsExactly("v2", "03/15");
  }

  @Test
  void aFileNameIsOneWord() {
    assertThat(PatchName.file("[v2,3/15] mm/hmm: é \"x\"; rm -rf"))
        .isEqualTo("v2-3-15-mm-hmm-x-rm--rf");
    assertThat(PatchName.file("…")).isEqualTo("untitled");
  }
}
