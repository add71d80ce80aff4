package org.interleave.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.simulation.Finding;
import org.interleave.simulation.suite.JudgementReport;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll long seed) throws ReportJson.Malformed {
    JudgementReport report = new Reports(seed).judgement();

    String json = ReportJson.write(report);

    assertThat(ReportJson.read(json, JudgementReport.class)).isEqualTo(report);
  }

  @Property(tries = 300)
  void whatIsCutOffIsRefusedInOneLine(@ForAll long seed) {
    Random random = new Random(seed);
    String json = ReportJson.write(new Reports(seed).narrative());
    String cut = json.substring(0, random.nextInt(json.length()));

    assertThatThrownBy(() -> ReportJson.read(cut, Narrative.class))
        .isInstanceOf(ReportJson.Malformed.class)
        .message()
        .startsWith("the stored Narrative cannot be read: ")
        .doesNotContain("\n");
  }

  @Test
  void whatLacksAFieldOrHasAnotherIsRefused() {
    String json = ReportJson.write(new Reports(3).narrative());

    assertThatThrownBy(
            () -> ReportJson.read(json.replaceFirst("\"omitted\":\\d+,", ""), Narrative.class))
        .isInstanceOf(ReportJson.Malformed.class);
    assertThatThrownBy(() ->
            ReportJson.read(
                json.replaceFirst("\"output\":", "\"printed\":1,\"output\":"), Narrative.class))
        .isInstanceOf(ReportJson.Malformed.class)
        .hasMessageContaining("printed");
  }

  /** Reports with anything in them. */
  private static final class Reports {
    private final Random random;

    Reports(long seed) {
      random = new Random(seed);
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(9);
      for (int i = 0; i < length; i++) {
        text.append("a_9 \"\\\n\u0001é→{[".charAt(random.nextInt(12)));
      }
      return text.toString();
    }

    private int number() {
      return random.nextInt(200) - 1;
    }

    private <T> List<T> some(Supplier<T> one) {
      List<T> some = new ArrayList<>();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        some.add(one.get());
      }
      return some;
    }

    private <T> Optional<T> maybe(Supplier<T> one) {
      return random.nextBoolean() ? Optional.of(one.get()) : Optional.empty();
    }

    private Spot spot() {
      return new Spot(text(), number(), number(), text());
    }

    Narrative narrative() {
      return new Narrative(
          some(() -> new Narrative.Actor(number(), text())),
          number(),
          some(this::row),
          some(() ->
              new Narrative.Side(text(), number(), spot(), text(), some(this::spot), number())),
          new Finding.Removed(number(), number()),
          text());
    }

    private Narrative.Row row() {
      return new Narrative.Row(
          number(),
          number(),
          random.nextBoolean(),
          spot(),
          text(),
          text(),
          text(),
          number(),
          number(),
          some(() -> new Narrative.LockMove(random.nextBoolean(), text(), random.nextBoolean())),
          some(this::text),
          some(this::text));
    }

    private FindingReport finding() {
      return new FindingReport(
          text(),
          text(),
          text(),
          number(),
          number(),
          text(),
          text(),
          some(this::text),
          maybe(() ->
              new FindingReport.Other(
                  text(),
                  number(),
                  number(),
                  text(),
                  text(),
                  some(this::text),
                  random.nextBoolean() ? OptionalInt.of(number()) : OptionalInt.empty())),
          some(this::number),
          number(),
          some(this::text),
          text(),
          maybe(this::narrative));
    }

    private Map<String, JudgementReport.FileCoverage> coverage() {
      Map<String, JudgementReport.FileCoverage> coverage = new LinkedHashMap<>();
      some(() ->
              new JudgementReport.FileCoverage(
                  number(), number(), some(this::text), some(this::text)))
          .forEach(file -> coverage.put(text(), file));
      return coverage;
    }

    JudgementReport judgement() {
      return new JudgementReport(
          text(),
          text(),
          text(),
          text(),
          some(this::text),
          random.nextBoolean(),
          random.nextLong(),
          random.nextLong(),
          random.nextLong(),
          random.nextInt(1000) / 1000.0,
          some(this::finding),
          some(this::text),
          some(() ->
              new JudgementReport.StageReport(
                  text(), random.nextLong(), random.nextBoolean(), text())),
          text(),
          maybe(this::coverage));
    }
  }
}
