package org.interleave.page;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void markupInTextIsText() {
    assertThat(Shown.html("<script>alert('1' & \"2\")</script>").markup())
        .isEqualTo("&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
  }

  @Test
  void bidirectionalControlsAreShownInsteadOfApplied() {
    String shown = Shown.html("access\u202E ⁦// admin\u2069").markup();

    assertThat(shown)
        .contains("<span class=\"odd\" title=\"U+202E RIGHT-TO-LEFT OVERRIDE\">U+202E</span>")
        .doesNotContain("\u202E", "\u2066", "\u2069");
  }

  @Test
  void invisibleCharactersAreShown() {
    String hidden = "\u0000\u001B\u007F\u0085\u200B\u200D\uFEFF\u2028\u3164\u2800\uD800\u00AD";

    String shown = Shown.html(hidden).markup();

    assertThat(Jsoup.parseBodyFragment(shown).select(".odd")).hasSize(hidden.length());
    assertThat(Jsoup.parseBodyFragment(shown).text()).matches("(U\\+[0-9A-F]{4} ?)+");
  }

  @Test
  void aForeignLetterInALatinWordIsMarked() {
    String cyrillicA = "\u0430";

    assertThat(Shown.html("is_" + cyrillicA + "dmin").markup())
        .contains("title=\"U+0430 CYRILLIC SMALL LETTER A\"");
  }

  @Test
  void wordsOfOneScriptAreLeftAlone() {
    String text = "Jérôme, привет, λόγος, 回复, 5 µs, naïve 🙂";

    assertThat(Shown.html(text).markup()).isEqualTo(text);
  }

  @Test
  void tabsAndLineEndsAreLeftAlone() {
    assertThat(Shown.html("\ta\n").markup()).isEqualTo("\ta\n");
  }

  @Property
  void nothingButOurOwnMarksIsMarkup(@ForAll String text) {
    var body = Jsoup.parseBodyFragment(Shown.html(text).markup()).body();

    assertThat(body.select("*").stream().map(element -> element.tagName()).distinct())
        .isSubsetOf("body", "span");
  }

  @Property
  void plainTextHidesNothing(@ForAll String text) {
    assertThat(Shown.plain(text).codePoints())
        .allSatisfy(c -> assertThat(Character.getType(c)).isNotEqualTo((int) Character.FORMAT));
  }
}
