package org.interleave.locking.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Demand.Outcome;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;

class RuleWriterTest {
  private static final Rule.Origin NOWHERE = new Rule.Origin("r.yaml", 1);

  @Property(tries = 500)
  void readingWhatWasWrittenGivesTheSameRules(@ForAll("files") List<Rule> rules) {
    String text = RuleWriter.write(rules);

    RuleFile read = RuleFile.read("r.yaml", text);

    assertThat(read).as(text).isInstanceOf(RuleFile.Rules.class);
    assertThat(((RuleFile.Rules) read).rules().stream().map(RuleWriterTest::unplaced))
        .containsExactlyElementsOf(rules);
  }

  @Property(tries = 300)
  void everyTextIsReadOrRefusedInOneLineEach(
      @ForAll("files") List<Rule> rules, @ForAll int at, @ForAll("noise") String noise) {
    String text = RuleWriter.write(rules);
    int cut = Math.floorMod(at, text.length());
    String spoilt = text.substring(0, cut) + noise + text.substring(cut);

    if (RuleFile.read("r.yaml", spoilt) instanceof RuleFile.Malformed malformed) {
      assertThat(malformed.problems()).isNotEmpty().allMatch(line -> line.matches("r\\.yaml:.*"));
    }
  }

  private static Rule unplaced(Rule it) {
    return new Rule(it.id(), it.title(), it.demand(), it.because(), it.in(), it.except(), NOWHERE);
  }

  @Provide
  Arbitrary<List<Rule>> files() {
    return rule()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(rules -> {
          List<Rule> numbered = new ArrayList<>();
          for (Rule it : rules) {
            String id = it.id() + "." + numbered.size();
            numbered.add(
                new Rule(id, it.title(), it.demand(), it.because(), it.in(), it.except(), NOWHERE));
          }
          return numbered;
        });
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().withChars("{}[]:,-*&!#'\"\n \tx|>%@`\u0007é").ofMaxLength(5);
  }

  private static Arbitrary<Rule> rule() {
    Arbitrary<Optional<Rule.Because>> because =
        Combinators.combine(
                sentence(),
                Arbitraries.of(
                    Optional.<String>empty(), Optional.of("a@b"), Optional.of("4+x'@[::1]")))
            .as(Rule.Because::new)
            .optional();
    Arbitrary<List<Rule.Exemption>> except =
        Combinators.combine(name(), sentence()).as(Rule.Exemption::new).list().ofMaxSize(2);
    Arbitrary<List<String>> in =
        Arbitraries.of("mm/*.c", "drivers/**", "a", "-x", "a: b".replace(" ", ""))
            .list()
            .ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.of("a", "true", "0", "1.5", "x-y"),
            sentence(),
            demand(),
            because,
            in,
            except)
        .as((id, title, demand, why, paths, exempt) ->
            new Rule(id, title, demand, why, paths, exempt, NOWHERE));
  }

  /** What is left of any text when white space is evened out. */
  private static Arbitrary<String> sentence() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(30)
        .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)))
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<String> name() {
    return Arbitraries.of("f", "kref_get", "list_*_rcu", "*", "null", "on", "_x9", "*_end");
  }

  private static Arbitrary<Designator> designator() {
    Arbitrary<Designator.Step> step =
        Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("m", "lock", "no", "x1"))
            .as(Designator.Step::new);
    return Combinators.combine(
            Arbitraries.of("mm_struct", "null", "rq", "y"), step.list().ofMaxSize(3))
        .as(Designator::new);
  }

  private static Arbitrary<CallPattern> call() {
    return Combinators.combine(name(), designator().optional().list().ofMaxSize(3))
        .as((name, arguments) -> {
          List<Optional<Designator>> kept = new ArrayList<>(arguments);
          while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
          }
          return new CallPattern(name, kept);
        });
  }

  private static Arbitrary<Demand> demand() {
    Arbitrary<List<String>> names = name().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<CallPattern>> calls = call().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Designator> one = designator();
    Arbitrary<Hold> hold = Arbitraries.of(Hold.SHARED, Hold.EXCLUSIVE);
    return Arbitraries.oneOf(
        Combinators.combine(
                one, one, hold, Arbitraries.of(Hold.values()), Arbitraries.of(true, false))
            .as(Demand.GuardedBy::new),
        Combinators.combine(names, one, hold).as(Demand.MustHold::new),
        Combinators.combine(names, one).as(Demand.MustNotHold::new),
        Combinators.combine(names, one, hold, Arbitraries.of(Outcome.values()))
            .as(Demand.Acquires::new),
        Combinators.combine(names, one).as(Demand.Releases::new),
        one.list().uniqueElements().ofMinSize(2).ofMaxSize(4).map(Demand.LockOrder::new),
        Combinators.combine(one, names, names, one.optional()).as(Demand.HoldsReference::new),
        Combinators.combine(calls, calls, call().list().ofMaxSize(2)).as(Demand.Requires::new),
        Combinators.combine(calls, one.optional(), one.optional()).as(Demand.Forbids::new),
        Combinators.combine(one, calls).as(Demand.PoisonedAfter::new),
        Combinators.combine(names, one, hold).as(Demand.Asserts::new));
  }
}
