package org.interleave.locking.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WildcardTest {
  @Test
  void aStarStandsForAnyLettersOfAName() {
    assertThat(Wildcard.name("list_*_rcu", "list_add_tail_rcu")).isTrue();
    assertThat(Wildcard.name("list_*_rcu", "list_add")).isFalse();
    assertThat(Wildcard.name("*", "")).isTrue();
    assertThat(Wildcard.name("a*b*c", "aXbYbZc")).isTrue();
    assertThat(Wildcard.name("kref_get", "kref_get_unless_zero")).isFalse();
  }

  @Test
  void aStarOfAPathStopsAtASlash() {
    assertThat(Wildcard.path("mm/*.c", "mm/hmm.c")).isTrue();
    assertThat(Wildcard.path("mm/*.c", "mm/kasan/init.c")).isFalse();
    assertThat(Wildcard.path("mm/**.c", "mm/kasan/init.c")).isTrue();
    assertThat(Wildcard.path("*.c", "mm/hmm.c")).isFalse();
    assertThat(Wildcard.path("**/hmm.c", "mm/hmm.c")).isTrue();
  }

  @Test
  void aDirectoryStandsForAllBelow() {
    assertThat(Wildcard.path("drivers/gpu", "drivers/gpu/drm/a.c")).isTrue();
    assertThat(Wildcard.path("drivers/gpu/", "drivers/gpu/drm/a.c")).isTrue();
    assertThat(Wildcard.path("drivers/gpu", "drivers/gpu2/a.c")).isFalse();
    assertThat(Wildcard.path("mm/hmm.c", "mm/hmm.c")).isTrue();
  }

  @Test
  void isQuickOnPatternsMadeToBeSlow() {
    assertThat(Wildcard.name("*a".repeat(100) + "b", "a".repeat(600))).isFalse();
    assertThat(Wildcard.path("**a".repeat(100) + "b", "a".repeat(600))).isFalse();
  }
}
