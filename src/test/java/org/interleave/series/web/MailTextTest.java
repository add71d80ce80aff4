package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.series.web.Place.MessageLine;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MailTextTest {
  @Test
  void quotesAreKnownByTheirDepth() {
    assertThat(classes("mine\n> one\n> > two\n>>> three\n>>>>> five\n"))
        .containsExactly("l", "l q1", "l q2", "l q3", "l q3");
  }

  @Test
  void trailersAreMarkedAndProseWithAColonIsNot() {
    assertThat(classes("Reviewed-by: A <a@b>\nNote: this is prose\nFixes: 123 (\"x\")\n"))
        .containsExactly("l trailer", "l", "l trailer");
  }

  @Test
  void aDiffInAMailIsColouredUntilItsSignature() {
    String text = "text\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n c\n-- \n2.1\n";

    assertThat(
            Jsoup.parseBodyFragment(MailText.plain(text, true).markup()).select(".l").stream()
                .map(Element::className))
        .containsExactly(
            "l", "l head", "l head", "l head", "l at", "l del", "l add", "l", "l faint", "l");
  }

  @Test
  void onlyWebAddressesAreLinks() {
    String text =
        "see https://example.org/a?b=1&c=2 (or http://x.org/y_(z)). javascript:alert(1)"
            + " ftp://no.org https:// http://\"onclick=x xhttp://no.org";

    var links = Jsoup.parseBodyFragment(MailText.plain(text, false).markup()).select("a");

    assertThat(links.eachAttr("href"))
        .containsExactly("https://example.org/a?b=1&c=2", "http://x.org/y_(z)");
    assertThat(links.eachAttr("rel")).containsOnly("noopener noreferrer nofollow");
  }

  @Test
  void anAddressEndsBeforeACharacterThatCouldDeceive() {
    String html = MailText.plain("https://example.org/\u202Egpj.exe", false).markup();

    assertThat(Jsoup.parseBodyFragment(html).select("a").attr("href"))
        .isEqualTo("https://example.org/");
    assertThat(html).doesNotContain("\u202E");
  }

  @Test
  void longQuotesAreFoldedButForTheirEnd() {
    String text = "> line\n".repeat(40) + "answer\n";

    var body = Jsoup.parseBodyFragment(MailText.folded(text, false).markup());

    assertThat(body.select("details .l")).hasSize(34);
    assertThat(body.select("details summary").text()).isEqualTo("34 quoted lines");
    assertThat(body.select(".l")).hasSize(41);
  }

  @Test
  void notesStandUnderTheirLine() {
    MarginNote note = new MarginNote(new MessageLine(2), "t", "model");
    Margin margin = new Margin(List.of(note), Optional.of(new MessageLine(3)), Optional.empty());

    var segments = MailText.numbered(List.of("one", "two", "three"), margin);

    assertThat(segments).hasSize(2);
    assertThat(segments.getFirst().notes()).containsExactly(note);
    assertThat(segments.getFirst().lines().markup()).contains("id=\"m1\"", "id=\"m2\"");
    assertThat(segments.get(1).lines().markup()).contains("class=\"l picked\" id=\"m3\"");
  }

  @Property
  void hostileTextNeverBecomesMarkup(@ForAll String text) {
    var body = Jsoup.parseBodyFragment(MailText.plain(text, true).markup()).body();

    assertThat(body.select("*").stream().map(Element::tagName).distinct())
        .isSubsetOf("body", "span", "b", "a");
  }

  private static List<String> classes(String text) {
    return Jsoup.parseBodyFragment(MailText.plain(text, false).markup()).select(".l").stream()
        .map(Element::className)
        .toList();
  }
}
