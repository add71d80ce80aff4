package org.interleave.locking.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.c.Place;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.Circumstances;
import org.interleave.locking.store.Checks.SetVersion;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.interleave.locking.store.RuleSets;
import org.interleave.series.PatchList;
import org.interleave.series.Version;

/** Keeps an answer as a check would have given it, so that pages can be asked for it. */
final class KeptCheck {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private KeptCheck() {}

  /** A set of one rule of that name. */
  static RuleSetVersion set(DataSource source, String name, String title) {
    RuleSets sets = new RuleSets(source, () -> NOON);
    sets.save(
        name,
        0,
        "- rule: "
            + title
            + "\n  id: ranges\n  guarded_by: { field: hub.ranges, lock: hub.ranges_lock }\n"
            + "  because: it says <so>\n  message-id: 20260112093005.60144-5-ines@example.org\n",
        "Ada <ada@example.org>",
        Origin.EDITED);
    return sets.newest(name).orElseThrow();
  }

  /** Says that hunks of patch 4 play these roles, the n-th in pocket/mirror.c the n-th. */
  static void of(DataSource source, Version version, RuleSetVersion set, Role... roles) {
    Rule rule = set.rules().getFirst();
    String id = set.set() + "/" + rule.id();
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 0; i < roles.length; i++) {
      attachments.add(
          new Attachment(
              id,
              4,
              "pocket/mirror.c",
              i + 1,
              i == 0 ? 57 : 0,
              Attachment.Side.NEW,
              roles[i],
              "hunk " + (i + 1) + " says <so>",
              Attachment.Evidence.STATIC));
    }
    List<Checked.RevisionSite> sites = new ArrayList<>();
    for (int k = 0; k <= version.patches().size(); k++) {
      Site.State state = k < 4 ? Site.State.UNPROTECTED : Site.State.HELD;
      sites.add(
          new Checked.RevisionSite(
              k,
              new Site(
                  id,
                  "mirror_begin",
                  new Place("pocket/mirror.c", 100 + k, 2),
                  Site.Action.READ,
                  "hub->ranges",
                  state,
                  "no lock",
                  List.of())));
    }
    new Checks(source)
        .keep(
            PatchList.of(version),
            new Circumstances(
                "/trees/pocket",
                "0123456789abcdef",
                NOON,
                Duration.ofMillis(1234),
                List.of(new SetVersion(set.set(), set.number()))),
            new Checked(
                List.of("base"),
                List.of(
                    new Rule(
                        id,
                        rule.title(),
                        rule.demand(),
                        rule.because(),
                        rule.in(),
                        rule.except(),
                        rule.origin())),
                attachments,
                sites,
                List.of(
                    new Problem(
                        Kind.COMPILE,
                        4,
                        Optional.of("pocket/mirror.c"),
                        1,
                        57,
                        "too few arguments"),
                    new Problem(Kind.INCOMPLETE, 0, Optional.empty(), 0, 0, "lamp.c: not read"))));
  }
}
