package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static Set<String> in(String text, List<String> words) {
    return Words.of(words).in(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsWordsOfAnyLengthAtBothEnds() {
    assertThat(in("x = hub_get(y)", List.of("x", "hub_get"))).containsExactly("hub_get", "x");
    assertThat(in("y", List.of("y"))).containsExactly("y");
    assertThat(in("a hub", List.of("hub", "hub_get"))).containsExactly("hub");
    assertThat(in("", List.of("hub"))).isEmpty();
    assertThat(in("anything", List.of())).isEmpty();
  }

  @Property
  void findsWhatSplittingAtOtherBytesFinds(
      @ForAll @StringLength(max = 200) @Chars({'a', 'b', '_', ' ', '-', 'é'}) String text,
      @ForAll @Size(max = 5)
          List<@StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'b') String> words) {
    Set<String> expected = new TreeSet<>(List.of(text.split("[^a-z_]+")));
    expected.retainAll(words);

    assertThat(in(text, words)).isEqualTo(expected);
  }
}
