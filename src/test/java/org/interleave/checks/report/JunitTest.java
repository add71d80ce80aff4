package org.interleave.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.checks.Run.Found;
import org.junit.jupiter.api.Test;

class JunitTest {
  private static List<Found> read(String text) {
    assertThat(Junit.read(text)).isInstanceOf(Report.Read.class);
    return ((Report.Read) Junit.read(text)).findings();
  }

  private static String refused(String text) {
    assertThat(Junit.read(text)).isInstanceOf(Report.Refused.class);
    return ((Report.Refused) Junit.read(text)).why();
  }

  @Test
  void readsSurefire() {
    List<Found> findings =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="org.demo.RingTest" tests="3" failures="1" errors="0" skipped="1">
              <testcase name="drains" classname="org.demo.RingTest" time="0.1"/>
              <testcase name="skips" classname="org.demo.RingTest"><skipped/></testcase>
              <testcase name="fills" classname="org.demo.RingTest">
                <failure message="expected 3" type="org.opentest4j.AssertionFailedError"><![CDATA[expected 3
            	at org.assertj.Thing.check(Thing.java:9)
            	at org.demo.RingTest.fills(RingTest.java:21)]]></failure>
              </testcase>
            </testsuite>
            """);

    assertThat(findings).hasSize(1);
    Found found = findings.getFirst();
    assertThat(found.title()).isEqualTo("org.demo.RingTest.fills: expected 3");
    assertThat(found.kind()).isEqualTo("org.opentest4j.AssertionFailedError");
    assertThat(found.file()).contains("org/demo/RingTest.java");
    assertThat(found.line()).isEqualTo(21);
    assertThat(found.function()).isEqualTo("fills");
  }

  @Test
  void readsPytestAndKunit() {
    List<Found> findings =
        read(
            """
            <testsuites><testsuite name="pytest">
              <testcase classname="tests.ring" name="test_drain" file="tests/ring.py" line="4">
                <error message="boom">tests/conftest.py:3: in setup
            tests/ring.py:12: RuntimeError</error></testcase>
            </testsuite><testsuite name="ring_kunit">
              <testcase name="ring_overflow">
                <failure># ring_overflow: EXPECTATION FAILED at lib/ring_test.c:77
                Expected full == 1, but</failure></testcase>
            </testsuite></testsuites>
            """);

    assertThat(findings)
        .extracting(Found::title)
        .containsExactly(
            "tests.ring.test_drain: boom",
            "ring_kunit.ring_overflow: # ring_overflow: EXPECTATION FAILED at lib/ring_test.c:77");
    assertThat(findings).extracting(Found::line).containsExactly(12, 77);
    assertThat(findings.getLast().file()).contains("lib/ring_test.c");
  }

  @Test
  void refusesDocumentTypesAndOtherXml() {
    assertThat(
            refused(
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite><testcase"
                    + " name=\"a\"><failure>&e;</failure></testcase></testsuite>"))
        .contains("DOCTYPE");
    assertThat(refused("<html/>")).contains("<html>");
    assertThat(refused("<testsuite><testcase></testsuite>")).contains("line 1");
    assertThat(refused("<testsuite>".repeat(500))).contains("depth", "100");
    assertThat(refused("")).isNotBlank();
  }

  @Property(tries = 300)
  void neverThrowsOnGarbage(@ForAll String text) {
    assertThat(Junit.read(text)).isNotNull();
    assertThat(Junit.read("<testsuite><testcase name='a'><failure>" + text)).isNotNull();
  }
}
