package org.interleave.series.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QueryParserTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2019-06-20T12:00:00Z"));

  private static Query parse(String text) throws QueryException {
    return QueryParser.parse(text, CLOCK);
  }

  private static Query.Term word(Field field, String text) {
    return new Query.Term(field, text, false, false);
  }

  private static Query.Term word(String text) {
    return word(Field.ANYWHERE, text);
  }

  @Test
  void requiresWordsBesideEachOther() throws Exception {
    assertThat(parse("mmap_sem s:hmm f:\"Jason G\" b:lock*"))
        .isEqualTo(
            new Query.All(
                List.of(
                    word("mmap_sem"),
                    word(Field.SUBJECT_LINE, "hmm"),
                    new Query.Term(Field.SENDER, "Jason G", true, false),
                    new Query.Term(Field.BODY, "lock", false, true))));
  }

  @Test
  void bindsOrLoosestAndNotToWhatFollows() throws Exception {
    assertThat(parse("a1 b1 OR c1 NOT d1"))
        .isEqualTo(
            new Query.Any(
                List.of(
                    new Query.All(List.of(word("a1"), word("b1"))),
                    new Query.All(List.of(word("c1"), new Query.Not(word("d1")))))));
    assertThat(parse("a1 AND NOT (b1 OR -c1)"))
        .isEqualTo(
            new Query.All(
                List.of(
                    word("a1"),
                    new Query.Not(new Query.Any(List.of(word("b1"), new Query.Not(word("c1"))))))));
  }

  @Test
  void spreadsAFieldOverAGroup() throws Exception {
    assertThat(parse("f:(jason OR jerome)"))
        .isEqualTo(
            new Query.Any(List.of(word(Field.SENDER, "jason"), word(Field.SENDER, "jerome"))));
  }

  @Test
  void takesWhatIsNoFieldAsWords() throws Exception {
    assertThat(parse("drm/i915: - fix"))
        .isEqualTo(new Query.All(List.of(word("drm/i915:"), word("fix"))));
    assertThat(parse("https://example.org/x")).isEqualTo(word("https://example.org/x"));
    assertThat(parse("hmm_range_register()")).isEqualTo(word("hmm_range_register()"));
    assertThat(parse("[PATCH")).isEqualTo(word("[PATCH"));
  }

  @Test
  void understandsDates() throws Exception {
    assertThat(parse("d:20190601..20190605"))
        .isEqualTo(sent("2019-06-01T00:00:00Z", "2019-06-06T00:00:00Z"));
    assertThat(parse("d:2019-06-01..")).isEqualTo(sent("2019-06-01T00:00:00Z", null));
    assertThat(parse("d:..20190605")).isEqualTo(sent(null, "2019-06-06T00:00:00Z"));
    assertThat(parse("d:20190601")).isEqualTo(sent("2019-06-01T00:00:00Z", "2019-06-02T00:00:00Z"));
    assertThat(parse("d:2.weeks.ago..")).isEqualTo(sent("2019-06-06T12:00:00Z", null));
    assertThat(parse("d:last.monday..yesterday"))
        .isEqualTo(sent("2019-06-17T12:00:00Z", "2019-06-19T12:00:01Z"));
    assertThat(parse("dt:20190601101112..")).isEqualTo(sent("2019-06-01T10:11:12Z", null));
    assertThat(parse("d:may.3..")).isEqualTo(sent("2019-05-03T12:00:00Z", null));
  }

  private static Query sent(String from, String until) {
    return new Query.Sent(
        Optional.ofNullable(from).map(Instant::parse),
        Optional.ofNullable(until).map(Instant::parse));
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    for (String[] wrong :
        new String[][] {
          {"  ", "the query is empty"},
          {"\"open", "a \" has no second one"},
          {"(a1 OR b1", "a ( has no ) after it"},
          {"a1)", "a ) has no ( before it"},
          {"()", "a pair of parentheses holds nothing"},
          {"a1 OR", "something is missing at the end of the query"},
          {"OR a1", "something is missing before OR"},
          {"NOT", "something is missing at the end of the query"},
          {"s:", "s: needs a word right after it"},
          {"d:soon..", "d: does not know the date soon; write 20190601, 2019-06-01 or 2.weeks.ago"},
          {
            "d:20191399..",
            "d: does not know the date 20191399; write 20190601, 2019-06-01 or 2.weeks.ago"
          },
          {"d:..", "d: needs a date on one side of the dots"},
          {"\"?!\"", "there is no word between the quotes"},
          {"x ".repeat(1500), "the query is longer than 2000 characters"},
          {"x ".repeat(150), "the query has more than 100 parts"},
          {"(".repeat(50), "the query has parentheses in more than 20 levels"}
        }) {
      assertThatThrownBy(() -> parse(wrong[0]))
          .as(wrong[0])
          .isInstanceOf(QueryException.class)
          .hasMessage(wrong[1]);
    }
  }

  @Property(tries = 2000)
  void answersAnyTextWithAQueryOrOneLine(
      @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text) {
    String answer;
    try {
      answer = Condition.of(parse(text + " d:..now OR " + text)).toString();
    } catch (QueryException e) {
      answer = e.getMessage();
    }

    assertThat(answer).isNotBlank().doesNotContain("\n");
  }
}
