package org.interleave.locking.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Demand.Outcome;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.junit.jupiter.api.Test;

class RuleFileTest {
  @Test
  void readsTheFourExamplesOfTheDesign() {
    List<Rule> rules =
        rules(
            """
            - rule: mm->hmm under mmap_sem
              guarded_by: { field: mm_struct.hmm, lock: mm_struct.mmap_sem, write: exclusive, read: exclusive }
              because: "Locking is shifted to use the mmap_sem"
            - rule: a valid range holds its hmm
              holds_reference: { field: hmm_range.hmm, get: [kref_get, kref_get_unless_zero], put: [hmm_put], on: hmm.kref }
            - rule: an alive mm is taken with mmget_not_zero
              requires: { call: [find_vma, down_read(mm_struct.mmap_sem)], after: mmget_not_zero }
            - rule: ranges are not an RCU list
              forbids: { call: ["list_*_rcu"], on: hmm.ranges }
            """);

    assertThat(rules)
        .extracting(Rule::id)
        .containsExactly(
            "mm-hmm-under-mmap-sem",
            "a-valid-range-holds-its-hmm",
            "an-alive-mm-is-taken-with-mmget-not-zero",
            "ranges-are-not-an-rcu-list");
    assertThat(rules)
        .extracting(Rule::demand)
        .containsExactly(
            new Demand.GuardedBy(
                field("mm_struct.hmm"),
                field("mm_struct.mmap_sem"),
                Hold.EXCLUSIVE,
                Hold.EXCLUSIVE,
                false),
            new Demand.HoldsReference(
                field("hmm_range.hmm"),
                List.of("kref_get", "kref_get_unless_zero"),
                List.of("hmm_put"),
                Optional.of(field("hmm.kref"))),
            new Demand.Requires(
                List.of(
                    call("find_vma"),
                    new CallPattern(
                        "down_read", List.of(Optional.of(field("mm_struct.mmap_sem"))))),
                List.of(call("mmget_not_zero")),
                List.of()),
            new Demand.Forbids(
                List.of(call("list_*_rcu")), Optional.of(field("hmm.ranges")), Optional.empty()));
    assertThat(rules.getFirst().because())
        .contains(new Rule.Because("Locking is shifted to use the mmap_sem", Optional.empty()));
    assertThat(rules).extracting(rule -> rule.origin().line()).containsExactly(1, 4, 6, 8);
  }

  @Test
  void readsEveryOtherKind() {
    List<Rule> rules =
        rules(
            """
            rules:
            - { rule: a, pt_guarded_by: { field: box.data, lock: box.lock } }
            - { rule: b, must_hold: { function: grow, lock: "&struct box.lock", mode: shared } }
            - { rule: c, must_not_hold: { functions: [sleep*, wait()], lock: preempt } }
            - { rule: d, acquires: { call: box_trylock, lock: box.lock, returns: nonzero } }
            - { rule: e, releases: { function: box_unlock, lock: box.lock } }
            - { rule: f, lock_order: [a_lock, box.lock, box.parent->lock] }
            - { rule: g, lock_order: { before: a_lock, after: b_lock } }
            - { rule: h, lock_order: { order: [a_lock, b_lock] } }
            - { rule: i, requires: { call: use, after: get, until: [put, "drop(box.ref, *)"] } }
            - { rule: j, forbids: { call: kmalloc, under: box.lock } }
            - { rule: k, poisoned_after: { field: box.data, call: box_kill } }
            - { rule: l, asserts: { function: grow, lock: rcu } }
            """);

    assertThat(rules)
        .extracting(Rule::demand)
        .containsExactly(
            new Demand.GuardedBy(
                field("box.data"), field("box.lock"), Hold.EXCLUSIVE, Hold.SHARED, true),
            new Demand.MustHold(List.of("grow"), field("box.lock"), Hold.SHARED),
            new Demand.MustNotHold(List.of("sleep*", "wait"), field("preempt")),
            new Demand.Acquires(
                List.of("box_trylock"), field("box.lock"), Hold.EXCLUSIVE, Outcome.NONZERO),
            new Demand.Releases(List.of("box_unlock"), field("box.lock")),
            new Demand.LockOrder(
                List.of(field("a_lock"), field("box.lock"), field("box.parent->lock"))),
            new Demand.LockOrder(List.of(field("a_lock"), field("b_lock"))),
            new Demand.LockOrder(List.of(field("a_lock"), field("b_lock"))),
            new Demand.Requires(
                List.of(call("use")),
                List.of(call("get")),
                List.of(
                    call("put"), new CallPattern("drop", List.of(Optional.of(field("box.ref")))))),
            new Demand.Forbids(
                List.of(call("kmalloc")), Optional.empty(), Optional.of(field("box.lock"))),
            new Demand.PoisonedAfter(field("box.data"), List.of(call("box_kill"))),
            new Demand.Asserts(List.of("grow"), field("rcu"), Hold.SHARED));
  }

  @Test
  void makesOneRuleForEachLockOfAList() {
    List<Rule> rules =
        rules(
            """
            - rule: both
              id: two
              guarded_by: { field: box.data, lock: [box.lock, big_lock] }
            """);

    assertThat(rules).extracting(Rule::id).containsExactly("two", "two-2");
    assertThat(rules)
        .extracting(rule -> ((Demand.GuardedBy) rule.demand()).lock().toString())
        .containsExactly("box.lock", "big_lock");
  }

  @Test
  void readsReasonsPathsAndExceptions() {
    Rule rule =
        rules(
                """
                - rule: one
                  guarded_by: { field: box.data, lock: box.lock }
                  because: { quote: "said\\n  so", message-id: <1@example.org> }
                  in: drivers/box
                  except:
                    - { function: box_init, because: nobody else knows it yet }
                    - "box_*_free": the last one
                """)
            .getFirst();

    assertThat(rule.because()).contains(new Rule.Because("said so", Optional.of("1@example.org")));
    assertThat(rule.in()).containsExactly("drivers/box");
    assertThat(rule.except())
        .containsExactly(
            new Rule.Exemption("box_init", "nobody else knows it yet"),
            new Rule.Exemption("box_*_free", "the last one"));
  }

  @Test
  void givesUniqueIds() {
    List<Rule> rules =
        rules(
            """
            - { rule: "Über!", forbids: a }
            - { rule: "über", forbids: b }
            - { rule: x, id: ber-2, forbids: c }
            - { rule: "…", forbids: d }
            """);

    assertThat(rules).extracting(Rule::id).containsExactly("ber", "ber-3", "ber-2", "rule");
  }

  @Test
  void saysLineAndNearestWordForEachMistake() {
    List<String> problems =
        problems(
            """
            - rule: one
              gaurded_by: { field: a.b, lock: a.c }
            - rule: two
              guarded_by: { feild: a.b, lock: a.c, write: exlusive }
              except: box_init
            - rule: three
              guarded_by: { field: "a b", lock: rcu }
              must_hold: { function: f, lock: x }
            - rule: four
              requires:
                call: [f(a, b)]
            - id: x y
              forbids: ["f-g"]
            - rule: five
            - rule: six
              must_hold: { function: f }
              in: ../etc
            - just words
            """);

    assertThat(problems)
        .containsExactly(
            "r.yaml:2: there is no key `gaurded_by`; did you mean `guarded_by`?",
            "r.yaml:5: an exception says why: `{function: NAME, because: REASON}`",
            "r.yaml:4: there is no key `feild`; did you mean `field`?",
            "r.yaml:4: there is no write `exlusive`; did you mean `exclusive`?",
            "r.yaml:8: a rule has one kind; here are `guarded_by` and `must_hold`",
            "r.yaml:11: `f(a` is no call; put quotes around a call with a comma",
            "r.yaml:11: `b)` is no call; put quotes around a call with a comma",
            "r.yaml:11: `after` is missing",
            "r.yaml:12: a rule has a title: `rule: TITLE`",
            "r.yaml:12: an id is letters, digits, dashes, dots and underscores, 100 at most",
            "r.yaml:13: `f-g` is no call; write `name`, `name*` or `\"name(struct_tag.member, *)\"`",
            "r.yaml:14: the rule demands nothing: " + DemandReader.KINDS_IN_WORDS,
            "r.yaml:17: `../etc` is no path or pattern inside a tree",
            "r.yaml:16: `lock` is missing",
            "r.yaml:18: a rule is a mapping; it begins with `- rule: TITLE`");
  }

  @Test
  void refusesTwoRulesWithOneId() {
    assertThat(problems("- { rule: a, id: x, forbids: f }\n- { rule: b, id: x, forbids: g }\n"))
        .containsExactly("r.yaml:2: the rule of line 1 has the id `x` too");
  }

  @Test
  void saysWhyAValueWithAnAmpersandIsEmpty() {
    assertThat(problems("- rule: a\n  guarded_by: { field: a.b, lock: &mmap_sem }\n"))
        .containsExactly(
            "r.yaml:2: `lock` is empty; leave out the & or put quotes around the value");
  }

  @Test
  void saysThatAValueWithAStarOrAmpersandNeedsQuotes() {
    assertThat(problems("- rule: a\n  guarded_by: { field: a.b, lock: &mm_struct.mmap_sem }\n"))
        .containsExactly(
            "r.yaml:2: no YAML: unexpected character found .(46);"
                + " put quotes around a value that begins with * or &");
    assertThat(problems("- rule: a\n  forbids: { call: [*_rcu] }\n"))
        .containsExactly(
            "r.yaml:2: no YAML: found undefined alias _rcu;"
                + " put quotes around a value that begins with * or &");
  }

  @Test
  void refusesWhatIsNoRuleFile() {
    assertThat(problems("")).containsExactly("r.yaml:1: the file is empty");
    assertThat(problems("[]")).containsExactly("r.yaml:1: there is no rule in the file");
    assertThat(problems("words"))
        .containsExactly("r.yaml:1: a rule file is a list; each rule begins with `- rule: TITLE`");
    assertThat(problems("- rule: [")).singleElement().asString().startsWith("r.yaml:1: no YAML: ");
    assertThat(problems("- rule: a\n  forbids: *x\n"))
        .singleElement()
        .asString()
        .startsWith("r.yaml:2: no YAML: found undefined alias");
  }

  @Test
  void refusesHostileFilesInOneLine() {
    String bomb =
        "a: &a [x, x]\n"
            + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
            + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
            + "rules: *c\n";

    for (String hostile :
        List.of(
            bomb,
            "[".repeat(100_000),
            "- rule: " + "x".repeat(2_000_000),
            "- { rule: a, forbids: f }\n".repeat(5_000),
            "&a [*a]",
            "- !!javax.script.ScriptEngineManager [x]",
            "\u0000")) {
      assertThat(problems(hostile))
          .singleElement()
          .asString()
          .startsWith("r.yaml")
          .hasSizeLessThan(300)
          .doesNotContain("\n");
    }
  }

  @Test
  void quotesAKeyWithLineBreaksInOneLine() {
    assertThat(problems("- { rule: a, \"for\\nbid\\Ls\": b }\n"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches("r\\.yaml:1: .*"));
  }

  private static List<Rule> rules(String text) {
    return switch (RuleFile.read("r.yaml", text)) {
      case RuleFile.Rules it -> it.rules();
      case RuleFile.Malformed it -> throw new AssertionError(String.join("\n", it.problems()));
    };
  }

  private static List<String> problems(String text) {
    return switch (RuleFile.read("r.yaml", text)) {
      case RuleFile.Rules it -> throw new AssertionError("read as " + it);
      case RuleFile.Malformed it -> it.problems();
    };
  }

  private static Designator field(String text) {
    return Designators.parse(text).orElseThrow();
  }

  private static CallPattern call(String name) {
    return new CallPattern(name, List.of());
  }
}
