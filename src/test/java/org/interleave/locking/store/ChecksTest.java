package org.interleave.locking.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.c.Place;
import org.interleave.database.TestDatabase;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Checked;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.store.Checks.Circumstances;
import org.interleave.locking.store.Checks.SetVersion;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final PatchList PATCHES =
      new PatchList(List.of(new MessageId("1@example.org"), new MessageId("2@example.org")));

  private final DataSource database = TestDatabase.fresh();
  private final Checks checks = new Checks(database);

  ChecksTest() {
    RuleSets sets = new RuleSets(database, () -> NOON);
    sets.save("box", 0, "- { rule: One, forbids: one }\n", "Ada", Origin.EDITED);
    sets.save("crate", 0, "- { rule: One, forbids: one }\n", "Ada", Origin.EDITED);
  }

  @Test
  void givesBackWhatACheckFound() {
    Circumstances how = how("box");
    Checked checked = checked("box/one", "annotated-x");

    checks.keep(PATCHES, how, checked);

    assertThat(checks.accounts(PATCHES))
        .containsExactly(new Checks.Account(how, List.of("base", "+1", "+2")));
    assertThat(checks.attachments(PATCHES))
        .extracting(Checks.Told::attachment)
        .containsExactlyElementsOf(checked.attachments());
    RuleKey one = new RuleKey(Optional.of("box"), "one");
    assertThat(checks.attachments(PATCHES, one))
        .extracting(Checks.Told::rule)
        .containsExactly(new Checks.CheckedRule(one, "title of box/one", "forbids"));
    assertThat(checks.sites(PATCHES, one))
        .containsExactly(checked.sites().getFirst(), checked.sites().get(1));
    assertThat(checks.sites(PATCHES, new RuleKey(Optional.empty(), "annotated-x"))).hasSize(2);
    assertThat(checks.problems(PATCHES)).containsExactlyElementsOf(checked.problems());
    assertThat(checks.uses("box"))
        .containsExactly(
            new Checks.Use("one", new MessageId("1@example.org"), Map.of(Role.BREAKS, 1)));
  }

  @Test
  void keepsTheNewestAnswerOfEachSet() {
    checks.keep(PATCHES, how("box", "crate"), checked("box/one", "crate/one", "annotated-x"));
    checks.keep(PATCHES, how("crate"), checked("crate/two"));

    assertThat(checks.rules(PATCHES))
        .extracting(rule -> rule.key().whole())
        .containsExactly("box/one", "crate/two");
    assertThat(checks.accounts(PATCHES))
        .extracting(account -> account.circumstances().sets())
        .containsExactly(List.of(new SetVersion("crate", 1)), List.of(new SetVersion("box", 1)));
    assertThat(checks.problems(PATCHES)).hasSize(1);

    checks.keep(PATCHES, how("box"), checked("box/two"));

    assertThat(checks.accounts(PATCHES)).hasSize(2);
  }

  @Test
  void knowsNothingOfVersionsThatWereNotChecked() {
    PatchList other = new PatchList(List.of(new MessageId("1@example.org")));

    checks.keep(PATCHES, how("box"), checked("box/one"));

    assertThat(checks.accounts(other)).isEmpty();
    assertThat(checks.attachments(other)).isEmpty();
  }

  private static Circumstances how(String... sets) {
    return new Circumstances(
        "/trees/box",
        "0123456789",
        NOON,
        Duration.ofMillis(1234),
        List.of(sets).stream().map(name -> new SetVersion(name, 1)).toList());
  }

  private static Checked checked(String... rules) {
    return new Checked(
        List.of("base", "+1", "+2"),
        List.of(rules).stream().map(ChecksTest::rule).toList(),
        List.of(rules).stream().map(ChecksTest::attachment).toList(),
        List.of(rules).stream()
            .flatMap(rule ->
                List.of(
                    new Checked.RevisionSite(0, site(rule, Site.State.HELD)),
                    new Checked.RevisionSite(2, site(rule, Site.State.UNPROTECTED)))
                    .stream())
            .toList(),
        List.of(
            new Checked.Problem(
                Checked.Kind.COMPILE, 1, Optional.of("a.c"), 1, 12, "too few arguments")));
  }

  private static Rule rule(String id) {
    return new Rule(
        id,
        "title of " + id,
        new Demand.Forbids(
            List.of(new CallPattern("f", List.of())), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        List.of(),
        new Rule.Origin("box.yaml", 1));
  }

  private static Attachment attachment(String rule) {
    return new Attachment(
        rule,
        2,
        "a.c",
        1,
        12,
        Attachment.Side.NEW,
        Role.BREAKS,
        "f() is called at a.c:12",
        Attachment.Evidence.STATIC);
  }

  private static Site site(String rule, Site.State state) {
    return new Site(
        rule,
        "main",
        new Place("a:b.c", 12, 3),
        Site.Action.CALL,
        "f()",
        state,
        "it is called",
        List.of(new Site.Cite(Site.Reason.RELATED, new Place("a:b.c", 1, 2))));
  }
}
