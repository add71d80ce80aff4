package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingTest {

  @Test
  void breaksLongProseAtTheLastBlankThatFits() {
    assertThat(
            Wrapping.wrap(
                "Shouldn't this take the lock before it looks at the list, as foo_stop() does a few"
                    + " lines below?"))
        .containsExactly(
            "Shouldn't this take the lock before it looks at the list, as foo_stop()",
            "does a few lines below?");
  }

  @Test
  void neverJoinsLinesThatTheWriterBroke() {
    assertThat(Wrapping.wrap("one\ntwo\n\nthree")).containsExactly("one", "two", "", "three");
  }

  @Test
  void hangsAListItemBelowItsFirstWord() {
    assertThat(Wrapping.wrap("- " + "word ".repeat(20).strip()))
        .containsExactly(
            "- word word word word word word word word word word word word word word",
            "  word word word word word word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    code that is indented stays as it is, however long the line becomes in the end, yes",
        "\tcode behind a tab stays as it is, however long the line becomes in the end, yes, yes",
        "> a quote stays as it is, however long the line becomes in the end of all days, yes, yes",
        "+added lines of a diff stay as they are, however long the line becomes in the end, yes",
        "Reviewed-by: A Very Long Name Indeed With Many Parts <a-very-long-address@example.org>, x",
        "Fixes: 0123456789ab (\"subsystem: a subject line that is much longer than the others are\")",
      })
  void leavesWhatIsNoProse(String line) {
    assertThat(Wrapping.wrap(line)).containsExactly(line);
  }

  @Test
  void leavesFencedBlocks() {
    String code = "if (a very long condition && another very long condition || yet another one) {}";

    assertThat(Wrapping.wrap("```\n" + code + "\n```")).containsExactly("```", code, "```");
  }

  @Test
  void startsNoLineWithWhatWouldBeReadAsAQuoteOrATrailer() {
    String line = "x".repeat(68) + " if a > b then see Link: and go on with whatever follows here";

    assertThat(Wrapping.wrap(line))
        .noneMatch(one -> one.startsWith(">"))
        .noneMatch(one -> one.startsWith("Link:"));
  }

  @Test
  void movesThreeDashesByABlankUnlessTheyBelongToASuggestedPatch() {
    String patch = "foo: fix\n---\ndiff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b";

    assertThat(Wrapping.wrap("one\n---\ntwo")).containsExactly("one", " ---", "two");
    assertThat(String.join("\n", Wrapping.wrap(patch))).isEqualTo(patch);
  }

  @Test
  void breaksChineseBetweenSignsButNotBeforeAFullStop() {
    String line = "这里应该先拿锁再检查链表。".repeat(6);

    List<String> lines = Wrapping.wrap(line);

    assertThat(String.join("", lines)).isEqualTo(line);
    assertThat(lines)
        .allSatisfy(one -> assertThat(Columns.of(one)).isLessThanOrEqualTo(72))
        .noneMatch(one -> one.startsWith("。"));
  }

  @Property
  void losesNoWordAndIsStable(@ForAll("prose") String line) {
    List<String> lines = Wrapping.wrap(line);

    assertThat(words(String.join(" ", lines))).isEqualTo(words(line));
    assertThat(Wrapping.wrap(String.join("\n", lines))).isEqualTo(lines);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" +"));
  }

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.of("a", ">", "mm_struct", "-", "1.", "Note:", "From", "x".repeat(80), "+b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(words -> String.join(" ", words));
  }
}
