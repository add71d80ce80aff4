package org.interleave.locking.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.interleave.c.ParseCache;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.locking.Site.State;
import org.interleave.simulation.suite.ExampleVersions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The roles that the README of the bundled example gives to the patches of its versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleRolesTest {
  private static final String MIRROR = "pocket/mirror.c";
  private static final String LAMP = "drivers/lamp.c";

  @TempDir static Path folder;

  private Checked v1;
  private Checked v2;
  private Checked v3;

  @BeforeAll
  void check() throws Exception {
    try (ExampleVersions versions = new ExampleVersions(folder)) {
      Checker checker = new Checker(new ParseCache());
      v1 = checked(checker, versions, "v1");
      v2 = checked(checker, versions, "v2");
      v3 = checked(checker, versions, "v3");
    }
  }

  private static Checked checked(Checker checker, ExampleVersions versions, String version)
      throws Exception {
    ExampleVersions.Applied applied = versions.applied(version);
    Subject subject =
        Subject.of(versions.tree(), applied.revisions(), applied.patches(), applied.titles());
    return checker.check(subject, new Checker.Rules.Chosen(BundledRules.rules("pocket")));
  }

  @Test
  void theFirstPatchOfEveryVersionStopsRevivingHubs() {
    for (Checked version : List.of(v1, v2, v3)) {
      assertThat(of(version, 1, "pocket-no-kref-get"))
          .hasSize(3)
          .allMatch(one -> one.role() == Role.REPAIRS && one.file().equals(MIRROR));
    }
  }

  @Test
  void theSecondPatchOfEveryVersionTakesMapLockForWriting() {
    for (Checked version : List.of(v1, v2, v3)) {
      assertThat(of(version, 2, "pocket-hub-map-lock"))
          .singleElement()
          .returns(Role.REPAIRS, Attachment::role)
          .returns(LAMP, Attachment::file)
          .returns(58, Attachment::line)
          .returns(Side.NEW, Attachment::side);
    }
  }

  @Test
  void theLookUpComesUnderPagesLockInTheSecondVersion() {
    assertThat(of(v1, 2, "pocket-hub")).isEmpty();
    for (Checked version : List.of(v2, v3)) {
      assertThat(of(version, 2, "pocket-hub"))
          .singleElement()
          .returns(Role.REPAIRS, Attachment::role)
          .returns(MIRROR, Attachment::file)
          .returns(27, Attachment::line);
    }
  }

  @Test
  void theFirstVersionSleepsUnderASpinlock() {
    assertThat(of(v1, 4, "pocket-no-sleep-under-pages-lock"))
        .singleElement()
        .returns(Role.BREAKS, Attachment::role)
        .returns(MIRROR, Attachment::file)
        .returns(131, Attachment::line);
    assertThat(breaks(v1)).containsExactly("pocket-no-sleep-under-pages-lock");
  }

  @Test
  void theSecondVersionTurnsTheOrderOfTwoLocksRound() {
    assertThat(of(v2, 4, "pocket-lock-order"))
        .filteredOn(one -> one.role() == Role.BREAKS)
        .singleElement()
        .returns(MIRROR, Attachment::file)
        .returns(285, Attachment::line);
    assertThat(breaks(v2)).containsExactly("pocket-lock-order");
  }

  @Test
  void theThirdVersionBreaksNothing() {
    assertThat(breaks(v3)).isEmpty();
  }

  @Test
  void theFourthPatchGuardsTheRanges() {
    assertThat(of(v1, 4, "pocket-ranges-mutex"))
        .anyMatch(one -> one.role() != Role.BREAKS && one.role() != Role.RELIES_ON);
    for (Checked version : List.of(v2, v3)) {
      assertThat(of(version, 4, "pocket-ranges-spinlock"))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(one -> one.role() == Role.ENFORCES);
      assertThat(of(version, 4, "pocket-busy-spinlock"))
          .hasSizeGreaterThanOrEqualTo(3)
          .allMatch(one -> one.role() == Role.ENFORCES);
    }
    for (Checked version : List.of(v1, v2, v3)) {
      assertThat(of(version, 4, "pocket-ranges-no-rcu"))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(one -> one.role() == Role.REPAIRS);
    }
  }

  @Test
  void theFifthPatchAsserts() {
    for (Checked version : List.of(v1, v2, v3)) {
      assertThat(of(version, 5, "pocket-map-lock-asserted"))
          .isNotEmpty()
          .allMatch(one -> one.role() == Role.ENFORCES);
      assertThat(of(version, 5, "pocket-hub-map-lock"))
          .isNotEmpty()
          .allMatch(one -> one.role() == Role.ENFORCES && one.file().equals(MIRROR));
    }
  }

  @Test
  void theThirdVersionEndsWithNothingUnprotected() {
    assertThat(v3.sites())
        .filteredOn(one -> one.revision() == 6 && one.site().state() == State.UNPROTECTED)
        .isEmpty();
  }

  @Test
  void allRulesAreKnownToTheCode() {
    assertThat(v3.rules()).extracting(Rule::id).contains("pocket-hub", "pocket-lock-order");
    assertThat(v3.problems()).noneMatch(one -> one.kind() == Checked.Kind.RULE);
  }

  private static List<Attachment> of(Checked version, int patch, String rule) {
    return version.attachments().stream()
        .filter(one -> one.patch() == patch && one.rule().equals(rule))
        .toList();
  }

  private static List<String> breaks(Checked version) {
    return version.attachments().stream()
        .filter(one -> one.role() == Role.BREAKS)
        .map(Attachment::rule)
        .toList();
  }
}
