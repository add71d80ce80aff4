package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.interleave.series.web.ChangedWords.Range;
import org.junit.jupiter.api.Test;

class ChangedWordsTest {
  @Test
  void marksTheWordsThatDiffer() {
    String before = "\tstruct hmm *hmm = mm_get_hmm(mm);";
    String after = "\tstruct hmm *hmm = container_of(mn, struct hmm, mmu_notifier);";

    assertThat(marked(before, ChangedWords.of(before, after).before()))
        .containsExactly("mm_get_hmm", "mm");
    assertThat(marked(after, ChangedWords.of(before, after).after()))
        .containsExactly("container_of", "mn, struct hmm, mmu_notifier");
  }

  @Test
  void marksNothingInLinesThatHaveLittleInCommon() {
    ChangedWords words = ChangedWords.of("\treturn NULL;", "\tif (!kref_get_unless_zero(x))");

    assertThat(words.before()).isEmpty();
    assertThat(words.after()).isEmpty();
  }

  @Test
  void marksBlanksThatDiffer() {
    ChangedWords words = ChangedWords.of("int  value = 1;", "int value = 1;");

    assertThat(words.before()).containsExactly(new Range(3, 5));
    assertThat(words.after()).containsExactly(new Range(3, 4));
  }

  @Test
  void aVeryLongLineIsComparedWithoutAnEndlessTable() {
    String before = "a b c d e f ".repeat(5_000) + "x";
    String after = "b a d c f e ".repeat(5_000) + "x";

    assertThat(ChangedWords.of(before, after).before()).isEmpty();
  }

  @Property
  void whatIsNotMarkedIsTheSameInBothLines(
      @ForAll @CharRange(from = 'a', to = 'd') @CharRange(from = ' ', to = ' ') String before,
      @ForAll @CharRange(from = 'a', to = 'd') @CharRange(from = ' ', to = ' ') String after) {
    ChangedWords words = ChangedWords.of(before, after);

    if (!words.before().isEmpty() || !words.after().isEmpty()) {
      assertThat(rest(before, words.before()).replace(" ", ""))
          .isEqualTo(rest(after, words.after()).replace(" ", ""));
    }
  }

  private static List<String> marked(String line, List<Range> ranges) {
    return ranges.stream().map(range -> line.substring(range.from(), range.to())).toList();
  }

  private static String rest(String line, List<Range> ranges) {
    StringBuilder rest = new StringBuilder(line);
    ranges.reversed().forEach(range -> rest.delete(range.from(), range.to()));
    return rest.toString();
  }
}
